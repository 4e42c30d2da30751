#!/usr/bin/env bash
# Plants each bug of this folder in a copy of core and tells which of 200 simulated days finds it first: docs/simulation.md.
# Needs what `./mvnw verify` needs, and `patch`. Ends with 1 when a bug is not found, or when a day finds something without any.
set -euo pipefail
planted=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$planted/../../../../.." && pwd)
core=$root/modules/core
seeds=${1:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$root" && ./mvnw -o -q -pl modules/core test-compile)
jars=$(find "${MAVEN_REPOSITORY:-$HOME/.m2/repository}" -name 'jspecify-1.*.jar' -o -name 'assertj-core-3.*.jar' -o -name 'byte-buddy-1.*.jar' | tr '\n' ':')

live() { # FOLDER OF CLASSES
    java -XX:+UseSerialGC -cp "$1:$core/target/test-classes:$core/src/main/resources:$jars" org.rescuedesk.core.simulation.Seeds 0 "$seeds"
}

missed=0
if ! unplanted=$(live "$core/target/classes"); then
    echo "without any: $unplanted"
    missed=1
fi
for bug in "$planted"/*.patch; do
    name=$(basename "$bug" .patch)
    rm -rf "$work/src" "$work/classes"
    mkdir -p "$work/src/modules/core/src/main" "$work/classes"
    cp -r "$core/src/main/java" "$work/src/modules/core/src/main/"
    patch -s -p1 -d "$work/src" < "$bug"
    find "$work/src" -name '*.java' > "$work/files"
    javac -nowarn -proc:none --release 17 -cp "$jars" -d "$work/classes" "@$work/files"
    if found=$(live "$work/classes"); then
        echo "$name: NOT FOUND"
        missed=1
    else
        echo "$name: seed $found"
    fi
done
exit $missed

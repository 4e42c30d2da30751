package org.rescuedesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script ./rescue-desk, in a folder with a space in its path, where Java and Maven only say what they are asked. */
class ScriptTest {

    private static final Instant BUILT = Instant.now().minusSeconds(3_600);

    @TempDir
    Path folder;

    private Path checkout;
    private Path jar;

    /** What stands in JAVA_OPTS. */
    private String options = "";

    private record Said(int exitCode, String text) {}

    @BeforeEach
    void copyTheScript() throws IOException {
        checkout = Files.createDirectories(folder.resolve("my desk"));
        jar = checkout.resolve("modules/cli/target/rescue-desk/rescue-desk.jar");
        Files.copy(Checkout.root().resolve("rescue-desk"), checkout.resolve("rescue-desk"));
        write("pom.xml", "");
        write("modules/core/src/main/java/Desk.java", "");
        write("modules/core/src/test/java/DeskTest.java", "");
        write("simulator/pom.xml", "");
        program(checkout.resolve("mvnw"), """
                echo "maven $* with $JAVA_HOME"
                mkdir -p modules/cli/target/rescue-desk
                echo jar > modules/cli/target/rescue-desk/rescue-desk.jar
                """);
        java("jdk17", "17");
    }

    @Test
    void theFirstTimeItBuildsAndThenItStarts() throws Exception {
        Said said = run("jdk17", "demo", "--data", "a b");
        assertThat(said.text())
                .contains("Building", "正在编译", "maven -q -B -DskipTests package -pl modules/cli -am with ");
        assertThat(said.text()).contains("java17 -Xms", "<-jar> <" + jar + "> <demo> <--data> <a b>");
        assertThat(said.exitCode()).as("the program's own").isEqualTo(42);
    }

    @Test
    void whatIsBuiltIsNotBuiltAgainUntilASourceChanges() throws Exception {
        run("jdk17");
        assertThat(run("jdk17").text()).doesNotContain("maven");
        write("modules/core/src/test/java/DeskTest.java", "changed");
        write("modules/core/target/classes/src/main/Desk.class", "built");
        assertThat(run("jdk17").text()).as("after a test changed").doesNotContain("maven");
        for (String source : List.of("modules/core/src/main/java/Desk.java", "pom.xml", "simulator/pom.xml")) {
            Files.setLastModifiedTime(
                    checkout.resolve(source), FileTime.from(Instant.now().plusSeconds(5)));
            assertThat(run("jdk17").text()).as("after %s changed", source).contains("maven");
            Files.setLastModifiedTime(checkout.resolve(source), FileTime.from(BUILT));
        }
    }

    @Test
    void aFailedBuildIsSaidAndNothingStarts() throws Exception {
        program(checkout.resolve("mvnw"), "echo 'Desk.java:1: no such thing'; exit 1");
        Said said = run("jdk17", "demo");
        assertThat(said.text())
                .contains("no such thing", "could not be built", "编译失败")
                .doesNotContain("java17");
        assertThat(said.exitCode()).isEqualTo(1);
    }

    @Test
    void withoutAJdkItSaysWhichOneItNeeds() throws Exception {
        Said said = run("nothing");
        assertThat(said.text()).contains("needs a JDK, 17 or newer", "请安装 JDK");
        assertThat(said.exitCode()).isEqualTo(1);
    }

    @Test
    void anOlderJavaIsNamed() throws Exception {
        java("jre8", "1.8");
        assertThat(run("jre8").text()).contains("needs a JDK", "Java 1 in ", "jre8", "is older");
    }

    @Test
    void aJavaThatCannotBuildIsNamedAndStartsWhatIsBuilt() throws Exception {
        java("jre21", "21");
        Files.delete(folder.resolve("jre21/bin/javac"));
        assertThat(run("jre21").text()).contains("there is no javac").doesNotContain("maven");
        run("jdk17");
        assertThat(run("jre21").text()).contains("java21 ");
    }

    @Test
    void javaHomeGoesBeforeThePathUnlessItIsTooOld() throws Exception {
        java("jdk25", "25");
        java("jdk11", "11");
        assertThat(runWith("jdk25", "jdk17").text())
                .contains("java25 ", "--sun-misc-unsafe-memory-access=allow", "jdk25");
        assertThat(runWith("jdk11", "jdk17").text()).contains("java17 ");
    }

    @Test
    void verifyFitsWhereLittleMemoryIsAndJavaOptsCanSayOtherwise() throws Exception {
        assertThat(run("jdk17", "--verbose", "verify", "bundle.zip").text())
                .contains("java17 -Xms224m -Xmx384m -Xmn128m -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError <-jar>");
        assertThat(run("jdk17", "bench", "verify").text())
                .contains("java17 -Xms96m -Xmx1g -XX:+ExitOnOutOfMemoryError <-jar>");
        options = "-Xmx2g -XX:+UseG1GC";
        assertThat(run("jdk17", "verify", "bundle.zip").text())
                .contains("java17 -Xmx384m -XX:+ExitOnOutOfMemoryError -Xmx2g -XX:+UseG1GC <-jar> <" + jar
                        + "> <verify>");
    }

    @Test
    void itWorksThroughALinkFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("my desk/rescue-desk"));
        assertThat(run(link, "", "jdk17", List.of("--version")).text()).contains("<" + jar + "> <--version>");
    }

    private void write(String file, String text) throws IOException {
        Path path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.from(BUILT));
    }

    private static void program(Path path, String body) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(path, fromString("rwxr-xr-x"));
    }

    /** A Java that says which it is, or repeats what it was asked to run. */
    private void java(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        program(home.resolve("bin/javac"), "");
        program(home.resolve("bin/java"), """
                if [ "$1" = -XshowSettings:properties ]; then
                    echo "    java.home = %s" >&2
                    echo "    java.specification.version = %s" >&2
                    exit 0
                fi
                printf 'java%s'
                for word in "$@"; do case $word in -X*|--*=*) printf ' %%s' "$word" ;; *) printf ' <%%s>' "$word" ;; esac; done
                echo
                exit 42
                """.formatted(home, version, version));
    }

    private Said run(String jdk, String... arguments) throws Exception {
        return run(checkout.resolve("rescue-desk"), "", jdk, List.of(arguments));
    }

    private Said runWith(String javaHome, String jdk) throws Exception {
        return run(checkout.resolve("rescue-desk"), folder.resolve(javaHome).toString(), jdk, List.of());
    }

    /** With this Java alone on the PATH, besides the system's tools. */
    private Said run(Path script, String javaHome, String jdk, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve(jdk).resolve("bin") + ":" + tools());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("JAVA_HOME", javaHome);
        builder.environment().put("JAVA_OPTS", options);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Said(process.exitValue(), text);
    }

    /** What the script uses of the system, apart from the system's own Java. */
    private Path tools() throws IOException {
        Path tools = folder.resolve("tools");
        for (String tool : List.of("sh", "sed", "find", "dirname", "readlink", "mktemp", "touch", "rm", "mkdir")) {
            Path real = Stream.of("/usr/bin", "/bin")
                    .map(bin -> Path.of(bin, tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            program(tools.resolve(tool), "exec " + real + " \"$@\"");
        }
        return tools;
    }
}

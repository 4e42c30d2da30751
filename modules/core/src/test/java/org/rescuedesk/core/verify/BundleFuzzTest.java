package org.rescuedesk.core.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.fuzz.Fuzzing;
import org.rescuedesk.core.fuzz.Mutator;
import org.rescuedesk.core.proof.KeyAdoption;
import org.rescuedesk.core.proof.Manifest;
import org.rescuedesk.core.proof.Person;

/** A bundle that was spoilt in a member, or as a file, holds or is refused with a fault; a member's text is never believed. */
class BundleFuzzTest {
    @TempDir
    Path folder;

    @Test
    void aBundleWithASpoiltMemberHoldsOrIsRefused() throws Exception {
        var whole = new SampleBundle(2).whole(folder.resolve("whole.zip"));
        assertThat(holds(whole)).isTrue();
        var members = SampleBundle.members(whole);
        var names = new ArrayList<>(members.keySet());
        var messages = new Mutator(Fuzzing.seed("bundle member"), new ArrayList<>(members.values()));
        var file = folder.resolve("spoilt.zip");
        Fuzzing.run("bundle member", Fuzzing.BUNDLES, messages, message -> {
            var spoilt = new TreeMap<>(members);
            spoilt.put(closest(members, message).orElse(messages.oneOf(names)), message);
            return holds(SampleBundle.write(file, spoilt));
        });
    }

    /** Of which member it was made. */
    private static Optional<String> closest(Map<String, byte[]> members, byte[] message) {
        int beginning = Math.min(message.length, 12);
        return members.entrySet().stream()
                .filter(each -> each.getValue().length >= beginning
                        && Arrays.equals(each.getValue(), 0, beginning, message, 0, beginning))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Test
    void aSpoiltFileHoldsOrIsRefused() throws Exception {
        var whole = Files.readAllBytes(new SampleBundle(2).whole(folder.resolve("whole.zip")));
        var messages = new Mutator(Fuzzing.seed("bundle file"), List.of(whole));
        var file = folder.resolve("spoilt.zip");
        assertThat(holds(Files.write(file, whole))).isTrue();
        Fuzzing.run("bundle file", Fuzzing.BUNDLES, messages, message -> holds(Files.write(file, message)));
    }

    @Test
    void aLineOfABundleIsReadOrRefused() throws Exception {
        var members = SampleBundle.members(new SampleBundle(2).whole(folder.resolve("whole.zip")));
        lines("bundle manifest", members.get(Spoilt.MANIFEST), Manifest::of);
        lines("bundle key", members.get(Spoilt.KEYS), BundleFuzzTest::key);
        lines("bundle person", members.get(Spoilt.PERSONS), Person::of);
    }

    /** What is taken says what it was read from. */
    private static void lines(String name, byte[] member, Function<String, Object> reader) {
        var lines = new String(member, UTF_8)
                .lines()
                .map(line -> line.getBytes(UTF_8))
                .toList();
        int taken = Fuzzing.run(name, Fuzzing.TIMES, new Mutator(Fuzzing.seed(name), lines), message -> {
            var line = new String(message, UTF_8);
            try {
                assertThat(reader.apply(line)).hasToString(line);
                return true;
            } catch (IllegalArgumentException | NoSuchElementException | DateTimeException refused) {
                return false;
            }
        });
        assertThat(taken).isPositive();
    }

    private static KeyAdoption key(String line) {
        var body = Body.of(line);
        var adoption = KeyAdoption.of(body);
        if (!KeyAdoption.isNamedRightly(body, adoption)) throw new IllegalArgumentException("another name");
        return adoption;
    }

    private static boolean holds(Path bundle) {
        try {
            Verification.of(bundle);
            return true;
        } catch (Fault fault) {
            assertThat(fault.sentence()).isNotBlank();
            return false;
        }
    }
}

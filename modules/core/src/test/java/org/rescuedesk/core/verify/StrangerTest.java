package org.rescuedesk.core.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.proof.SigningKey;

/** A second verifier, in another language and by another hand, says the same of every bundle. */
class StrangerTest {
    private static final int BUNDLES = 1_000;
    private static final long SEED = 20_261_123;
    private static final int MOST_LINES = 200;

    @TempDir
    Path folder;

    @Test
    void aVerifierOfTheDeskAndOneOfAStrangerAgreeOnAThousandSpoiltBundles() throws Exception {
        var sample = new SampleBundle(16);
        var whole = SampleBundle.members(sample.whole(folder.resolve("whole.zip")));
        var keys = Map.of(sample.first.name(), sample.first, sample.second.name(), sample.second);
        var files = new ArrayList<Path>(
                List.of(folder.resolve("whole.zip"), sample.range(folder.resolve("part.zip"), 40, 111)));
        for (int i = 0; i < BUNDLES; i++) files.add(spoilt(i, whole, keys));

        var ours = files.stream().map(StrangerTest::verdict).toList();
        var theirs = stranger(1, "", files);

        for (int i = 0; i < files.size(); i++)
            assertThat(ours.get(i)).as(files.get(i).toString()).isEqualTo(theirs.get(i));
        assertThat(ours.subList(0, 2)).containsOnly("OK");
        var kinds = EnumSet.noneOf(Kind.class);
        ours.stream().filter(each -> !each.equals("OK")).forEach(each -> kinds.add(Kind.valueOf(each.split(" ")[0])));
        assertThat(kinds).as("what the dice have tried").containsAll(EnumSet.complementOf(EnumSet.of(Kind.UNTRUSTED)));
        System.out.println("Two verifiers agree on " + BUNDLES + " spoilt bundles (seed " + SEED + "): "
                + ours.stream().skip(2).filter(each -> !each.equals("OK")).count() + " refused, kinds " + kinds);
    }

    @Test
    void anUnsignedTailIsTakenByNeitherUnlessSomebodyAsksForIt() throws Exception {
        var sample = new SampleBundle(16);
        var signed = sample.range(folder.resolve("signed.zip"), 40, 74);
        var tail = sample.range(folder.resolve("tail.zip"), 40, 80);

        assertThat(stranger(0, "", List.of(signed))).containsExactly("OK");
        assertThat(stranger(1, "", List.of(signed, tail)))
                .containsExactly("OK", "UNSIGNED 75")
                .containsExactly(verdict(signed), verdict(tail));
        assertThat(stranger(0, "--unsigned", List.of(signed, tail))).containsExactly("OK", "OK");
        assertThat(new Verification(Set.of(), List.of())
                        .takingUnsigned()
                        .verify(tail)
                        .unsigned())
                .isEqualTo(6);
    }

    private Path spoilt(int number, Map<String, byte[]> whole, Map<String, SigningKey> keys) throws IOException {
        var dice = new Random(SEED + number);
        var spoilt = new Spoilt(whole);
        do spoilt.spoil(dice, keys);
        while (isSame(whole, spoilt.members()));
        return SampleBundle.write(folder.resolve("spoilt-" + number + ".zip"), spoilt.members());
    }

    private static boolean isSame(Map<String, byte[]> one, Map<String, byte[]> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(each -> Arrays.equals(one.get(each), other.get(each)));
    }

    static String verdict(Path bundle) {
        try {
            Verification.of(bundle);
            return "OK";
        } catch (Fault fault) {
            assertThat(fault.sentence()).containsPattern("\\p{IsHan}.*。 .*[a-z].*\\.");
            return fault.kind() + " " + fault.seq();
        }
    }

    /** What it prints, a line for each bundle. */
    private List<String> stranger(int code, String option, List<Path> bundles) throws Exception {
        var program = Files.writeString(folder.resolve("stranger.py"), source());
        var command = new ArrayList<String>(List.of("python3", program.toString()));
        if (!option.isEmpty()) command.add(option);
        bundles.forEach(each -> command.add(each.toString()));
        var output = folder.resolve("output");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor()).as(output.toString()).isEqualTo(code);
        } catch (IOException e) {
            var absent = "NOT TESTED AGAINST A SECOND VERIFIER: there is no python3 here.";
            assertThat(System.getenv("CI")).as(absent).isNotEqualTo("true");
            System.err.println(absent);
            assumeTrue(false, absent);
        }
        return Files.readAllLines(output);
    }

    private static String source() throws IOException {
        try (var in = StrangerTest.class.getResourceAsStream("/stranger.py")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void theStrangersVerifierIsShortAndHasNothingOfOurs() throws IOException {
        assertThat(source().lines()).hasSizeLessThan(MOST_LINES);
        assertThat(source()).doesNotContain("org.rescuedesk", "jpype", "subprocess", "os.system");
    }
}

package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Random;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rescuedesk.core.By;
import org.rescuedesk.core.ask.CrewCommand.Arrived;
import org.rescuedesk.core.ask.DeskCommand.AdoptKey;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.loop.RandomRescues;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.proof.Checkpoint;
import org.rescuedesk.core.proof.SigningKey;
import org.rescuedesk.core.proof.VerifyingKey;
import org.rescuedesk.core.verify.Fault;
import org.rescuedesk.core.verify.Kind;
import org.rescuedesk.core.verify.Verification;
import org.rescuedesk.store.proof.Bundles.Wanted;

/** What is exported from the database holds, figures included, which SQL worked out and plain code counts again. */
class BundlesTest extends OnPostgres {
    private static final Wanted ALL = new Wanted(1, null, false);

    @TempDir
    Path folder;

    private final SigningKey key = key();

    private static SigningKey key() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return SigningKey.of(pair.getPrivate(), VerifyingKey.of(pair.getPublic()));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void adopt() throws Exception {
        append(new SmallDesk(memory.journal().tail(), false)
                .decide(new AdoptKey(SmallDesk.START, key.verifying(), null, null)));
    }

    private void sign() throws Exception {
        var end = memory.journal().tail();
        memory.checkpoints().keep(Checkpoint.signed(end.seq(), end.hash(), SmallDesk.START, false, key));
    }

    private Path bundle(Wanted wanted) {
        var file = folder.resolve("bundle-" + System.identityHashCode(wanted) + ".zip");
        memory.bundles().write(file, wanted);
        return file;
    }

    @Test
    void theWholeJournalHoldsAndItsFiguresFollow() throws Exception {
        adopt();
        new RandomRescues(memory.journal(), false, 11).write(SmallDesk.ABROAD - 150, SmallDesk.ABROAD + 100);
        sign();

        var verified = Verification.of(bundle(ALL));

        assertThat(verified.manifest().untilSeq())
                .isEqualTo(memory.journal().tail().seq());
        assertThat(verified.manifest().figures()).isGreaterThan(5);
        assertThat(verified.unsigned()).isZero();
    }

    @Test
    void figuresFollowAlsoFromTimesThatNoDatabaseKeepsToTheNanosecond() throws Exception {
        adopt();
        var dice = new Random(3);
        var desk = new SmallDesk(memory.journal().tail(), false);
        for (int crew = 0; crew < 40; crew++) append(desk.decide(desk.onDuty(crew)));
        for (int elevator = 0; elevator < 40; elevator++) {
            var at = SmallDesk.START.plusNanos(dice.nextInt(1_000_000_000));
            append(desk.decide(desk.entrapment(elevator, at)));
            var id = desk.desk()
                    .elevator(SmallDesk.elevatorId(elevator))
                    .findLast()
                    .orElseThrow();
            var crew = desk.desk().rescue(id).findActive().orElseThrow().crew();
            var took = dice.nextInt(4) == 0 ? Duration.ofMinutes(30) : Duration.ofNanos(dice.nextLong(1L << 41));
            var there = at.plus(took);
            append(desk.decide(new Arrived(there, By.crew(crew), crew, id, Evidence.at(Source.QR, there, null))));
        }
        sign();

        assertThat(Verification.of(bundle(ALL)).manifest().figures()).isEqualTo(4);
    }

    @Test
    void aPartHoldsWithoutFigures() throws Exception {
        adopt();
        new RandomRescues(memory.journal(), false, 12).write(0, 10);
        sign();
        var end = memory.journal().tail().seq();

        var verified = Verification.of(bundle(new Wanted(20, end, false)));

        assertThat(verified.manifest().fromSeq()).isEqualTo(20);
        assertThat(verified.manifest().figures()).isZero();
    }

    @Test
    void personsAreInABundleOnlyWhereSomebodyAsks() throws Exception {
        adopt();
        append(new SmallDesk(memory.journal().tail(), false).decide(called("李小龙")));
        sign();

        assertThat(text(bundle(ALL), "persons.jsonl")).isNull();
        assertThat(text(bundle(ALL), "journal.txt")).doesNotContain("李小龙");
        var with = bundle(new Wanted(1, null, true));
        assertThat(text(with, "persons.jsonl")).contains("李小龙");
        assertThat(Verification.of(with).manifest().persons()).isEqualTo(2);

        server.run(database, "delete from rescue_desk.person_note");
        assertThat(Verification.of(bundle(new Wanted(1, null, true))).manifest().persons())
                .isZero();
    }

    private org.rescuedesk.core.ask.Command called(String name) throws Exception {
        return new SmallDesk(memory.journal().tail(), false).call(1, name);
    }

    private static @Nullable String text(Path bundle, String member) throws Exception {
        try (var zip = new ZipFile(bundle.toFile())) {
            var entry = zip.getEntry(member);
            return entry == null
                    ? null
                    : new String(zip.getInputStream(entry).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    void aRowThatSomebodyChangedIsNamed() throws Exception {
        adopt();
        new RandomRescues(memory.journal(), false, 13).write(0, 5);
        sign();
        server.unlocked(
                database,
                "update rescue_desk.journal set bytes = replace(convert_from(bytes, 'UTF8'), '\"seq\":45', '\"seq\": 45')::bytea where seq = 45");

        var fault = catchThrowableOfType(Fault.class, () -> Verification.of(bundle(ALL)));

        assertThat(fault.kind()).isEqualTo(Kind.CHANGED);
        assertThat(fault.seq()).isEqualTo(45);
    }

    @Test
    void aReadModelThatSomebodyChangedShowsAsAFigureThatDoesNotFollow() throws Exception {
        adopt();
        new RandomRescues(memory.journal(), false, 14).write(0, 30);
        sign();
        server.run(database, "update rescue_desk.rescue set arrived_at = clock_start where arrival_grade = 'B'");

        var fault = catchThrowableOfType(Fault.class, () -> Verification.of(bundle(ALL)));

        assertThat(fault.kind()).isEqualTo(Kind.FIGURE);
    }

    @Test
    void whatNobodySignedOrIsNotThereIsRefusedInASentence() throws Exception {
        assertThatThrownBy(() -> bundle(ALL)).hasMessageContaining("The journal is empty. 日志为空。");
        adopt();
        assertThatThrownBy(() -> bundle(ALL))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("No checkpoint lies within the events 1 to 1")
                .hasMessageContaining("没有检查点");
        sign();
        assertThatThrownBy(() -> bundle(new Wanted(1, 7L, false)))
                .hasMessageContaining("The journal holds the events 1 to 1; 1 to 7 is no range of them.");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}

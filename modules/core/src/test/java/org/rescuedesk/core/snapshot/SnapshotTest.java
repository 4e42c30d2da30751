package org.rescuedesk.core.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.EventType;
import org.rescuedesk.core.loop.Hash;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.state.Desk;

class SnapshotTest {
    /**
     * What the facts of every-fact.txt lead to, step by step, in each version of a snapshot. Another digest means that the same facts
     * lead to another desk now, or the same desk to another text: then a desk must not go by the snapshots of before. Count
     * Snapshot.VERSION one up, and put the new digest here.
     */
    private static final Map<Integer, String> LED_TO = Map.of(
            1, "2854fcabf49e14a2d49ab033a104ca9c4bebf65fef6d9921e90ca2fab7cd9698",
            2, "c49b6b6736f9506f233edfc318e4e5f276b7b889dc1d7a85230c65b0bd042d80",
            3, "6daa80d5eec531ea529127da008d6d8de890091943f2809db9ee1a3baf542469",
            4, "dc9e9a8951730dc352d8565804941c2eb5436090330c2da96dc0fab3c4134bef",
            5, "22e5ff771b645dfa2310963b33b4f6b95abd959b2ec0dc876e54e86311ba2ec1");

    @Test
    void whatFactsLeadToIsThatOfTheSnapshotsVersion() {
        var led = Hash.NONE;
        var desk = EveryFact.before();
        for (var entry : EveryFact.journal()) {
            desk = entry.event().evolve(desk);
            led = led.followedBy(new String(DeskText.bytes(desk), UTF_8));
        }
        assertThat(led.hex()).isEqualTo(LED_TO.get(Snapshot.VERSION));
    }

    @Test
    void atEveryFourthFactOfAJournalOfEveryKindASnapshotAndTheTailAreTheWholeJournal() throws Exception {
        var journal = EveryFact.journal();
        var kinds = journal.stream()
                .map(entry -> EventType.of(entry.event()).name() + EventType.versionOf(entry.event()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(kinds).isEqualTo(everyVersionOfEveryKind());
        var whole = EveryFact.before();
        for (var entry : journal) whole = entry.event().evolve(whole);
        var desk = EveryFact.before();
        for (int i = 0; i < journal.size(); i++) {
            desk = journal.get(i).event().evolve(desk);
            if (i % 4 != 0) continue;
            var back = read(write(new Snapshot(Tail.of(journal.get(i)), SmallDesk.START, false, desk)));
            assertThat(back.desk()).isEqualTo(desk);
            var end = back.desk();
            if (i % 20 == 0) {
                for (var entry : journal.subList(i + 1, journal.size()))
                    end = entry.event().evolve(end);
                assertThat(DeskText.bytes(end)).isEqualTo(DeskText.bytes(whole));
            }
        }
    }

    private static TreeSet<String> everyVersionOfEveryKind() {
        var all = new TreeSet<String>();
        for (var type : EventType.ALL)
            for (int version = 1; version <= type.readers().size(); version++) all.add(type.name() + version);
        return all;
    }

    @Test
    void whatIsInItComesBackAsItWas() throws Exception {
        var snapshot = some();
        assertThat(read(write(snapshot), snapshot.desk())).isEqualTo(snapshot);
        assertThat(write(read(write(snapshot)))).isEqualTo(write(snapshot));
    }

    @Test
    void aDeskThatKnowsNothingHasASnapshotToo() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false).desk();
        var nothing = new Snapshot(Tail.EMPTY, SmallDesk.START, true, desk);
        assertThat(read(write(nothing), desk)).isEqualTo(nothing);
    }

    @Test
    void oneThatLacksItsEndIsNeverGoneBy() {
        var whole = write(some());
        for (int length = 0; length < whole.length; length += 3) {
            var cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(Unusable.class);
        }
    }

    @Test
    void oneInWhichAnyByteHasChangedIsNeverGoneBy() {
        var dice = new Random(20261123);
        var whole = write(some());
        for (int i = 0; i < 500; i++) {
            var changed = whole.clone();
            int at = dice.nextInt(changed.length);
            changed[at] ^= (byte) (1 << dice.nextInt(8));
            assertThatThrownBy(() -> read(changed)).as("byte %d", at).isInstanceOf(Unusable.class);
        }
    }

    @Test
    void oneOfAnotherProgramIsNotGoneByAndSaysSo() {
        var text = new String(write(some()), UTF_8);
        var newer = text.replaceFirst("\"v\":\\d+", "\"v\":99");
        assertThatThrownBy(() -> read(newer.getBytes(UTF_8)))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("older or newer program")
                .hasMessageContaining("其他版本");
        var ofOtherFacts = text.replaceFirst("\"facts\":\"....", "\"facts\":\"0000");
        assertThatThrownBy(() -> read(ofOtherFacts.getBytes(UTF_8))).hasMessageContaining("older or newer program");
    }

    private static Snapshot some() {
        var desk = new SmallDesk(Tail.EMPTY, false);
        var batch = desk.decide(
                desk.onDuty(1), desk.entrapment(1), desk.call(2, "王芳"), desk.cry(3, SmallDesk.START.plusSeconds(9)));
        var last = batch.entries().get(batch.entries().size() - 1);
        return new Snapshot(Tail.of(last), last.event().at(), false, batch.after());
    }

    private static byte[] write(Snapshot snapshot) {
        var out = new ByteArrayOutputStream();
        try {
            snapshot.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Snapshot read(byte[] bytes) throws IOException, Unusable {
        return read(bytes, EveryFact.before());
    }

    private static Snapshot read(byte[] bytes, Desk empty) throws IOException, Unusable {
        return Snapshot.read(new ByteArrayInputStream(bytes), empty);
    }
}

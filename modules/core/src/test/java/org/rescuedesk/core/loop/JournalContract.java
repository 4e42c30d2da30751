package org.rescuedesk.core.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RuleEvent.FindingNoted;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.loop.JournalFailure.Broken.How;

/** What every journal keeps to; each implementation runs it on an empty one of its own. */
public abstract class JournalContract {
    /** The journal under test; empty when the test begins, the same one throughout it. */
    protected abstract Journal journal();

    /** Puts another entry in the place of the one with its sequence, past the journal's own ways. */
    protected abstract void forge(Entry entry) throws Exception;

    @Test
    void anEmptyJournalEndsNowhereAndHoldsNothing() throws Exception {
        assertThat(journal().tail()).isEqualTo(Tail.EMPTY);
        assertThat(read(0)).isEmpty();
        assertThat(read(17)).isEmpty();
    }

    @Test
    void whatIsAppendedIsReadBackAsItWas() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, true);
        var batch = desk.decide(desk.onDuty(0), desk.entrapment(1), desk.call(2, "李小龙"));

        journal().append(batch);

        assertThat(read(0)).isEqualTo(batch.entries()).hasSizeGreaterThan(4);
        assertThat(read(0)).allMatch(Entry::exercise);
        assertThat(journal().tail()).isEqualTo(Tail.of(last(batch)));
    }

    @Test
    void chineseTextAndOddCharactersComeBackUnharmed() throws Exception {
        var text = "贵阳市云岩区 \"三楼\" \\ 𠮷野家 🛗 \u0001 \n é";
        var finding = new FindingNoted(SmallDesk.START, new By("王芳", By.Role.DISPATCHER, By.Channel.API), text, text);
        var entry = Entry.following(Hash.NONE, 1, 1, false, finding);

        journal()
                .append(new Batch(
                        0,
                        List.of(entry),
                        List.of(),
                        List.of(),
                        List.of(),
                        new SmallDesk(Tail.EMPTY, false).decideNothing().after()));

        assertThat(read(0)).containsExactly(entry);
    }

    @Test
    void manyBatchesAreReadInTheirOrderFromAnyPlace() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        var written = new ArrayList<Entry>();
        for (int i = 0; i < 30; i++) {
            var batch = desk.decide(desk.entrapment(i));
            journal().append(batch);
            written.addAll(batch.entries());
        }
        assertThat(read(0)).isEqualTo(written).extracting(Entry::seq).isSorted();
        assertThat(read(20)).isEqualTo(written.subList(20, written.size()));
        assertThat(read(written.size())).isEmpty();
    }

    @Test
    void aBatchAsLargeAsTheLoopMakesThemStandsAsOne() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        var batch = desk.decide(IntStream.range(0, 500)
                .mapToObj(n -> desk.cry(n, SmallDesk.START))
                .toArray(Command[]::new));

        journal().append(batch);

        assertThat(read(0)).hasSize(1000).isEqualTo(batch.entries());
    }

    @Test
    void aBatchWithoutFactsLeavesTheTailWhereItWas() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        journal().append(desk.decide(desk.entrapment(1)));
        var tail = journal().tail();

        journal().append(desk.keep(SmallDesk.raw("{")));
        journal().append(desk.decideNothing());

        assertThat(journal().tail()).isEqualTo(tail);
    }

    @Test
    void aBatchThatStandsAlreadyIsAppendedAgainWithoutEffect() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        var first = desk.decide(desk.call(1, "李小龙"));
        var second = desk.decide(desk.entrapment(2));
        journal().append(first);
        journal().append(first);
        journal().append(second);
        journal().append(second);
        journal().append(first);

        assertThat(read(0)).hasSize(first.entries().size() + second.entries().size());
    }

    @Test
    void howeverOftenTheLineBreaksEachFactStandsOnce() throws Exception {
        var faulty = new FaultyJournal(journal(), 20261123, 0.5);
        var desk = new SmallDesk(Tail.EMPTY, false);
        var written = new ArrayList<Entry>();
        for (int i = 0; i < 60; i++) {
            var batch = desk.decide(desk.entrapment(i));
            appendUntilItIsKnown(faulty, batch);
            written.addAll(batch.entries());
        }
        assertThat(faulty.faults()).isGreaterThan(30);
        assertThat(read(0)).isEqualTo(written);
    }

    @Test
    void ofTwoDesksThatStartAtOnceTheSecondToWriteIsFenced() throws Exception {
        var one = new SmallDesk(Tail.EMPTY, false);
        var other = new SmallDesk(Tail.EMPTY, false);
        journal().append(one.decide(one.entrapment(1)));
        var tail = journal().tail();

        var refused = other.decide(other.entrapment(2));

        assertThatThrownBy(() -> journal().append(refused)).isInstanceOf(JournalFailure.Fenced.class);
        assertThatThrownBy(() -> journal().append(refused)).isInstanceOf(JournalFailure.Fenced.class);
        assertThat(journal().tail()).isEqualTo(tail);
    }

    @Test
    void aDeskThatWasOvertakenByANewerOneIsFenced() throws Exception {
        var old = new SmallDesk(Tail.EMPTY, false);
        journal().append(old.decide(old.entrapment(1)));
        var newer = new SmallDesk(journal().tail(), false);
        var longer = newer.decide(newer.entrapment(2), newer.entrapment(3), newer.entrapment(4));
        journal().append(longer);

        var refused = old.decide(old.entrapment(5));

        assertThatThrownBy(() -> journal().append(refused)).isInstanceOf(JournalFailure.Fenced.class);
        assertThat(journal().tail().epoch()).isEqualTo(2);
        assertThat(journal().tail()).isEqualTo(Tail.of(last(longer)));
    }

    @Test
    void aDeskOfAnOlderEpochIsFencedEvenWhereItsChainWouldFit() throws Exception {
        var newer = new SmallDesk(new Tail(0, 6, Hash.NONE), false);
        journal().append(newer.decide(newer.entrapment(1)));
        var tail = journal().tail();
        var older = new SmallDesk(new Tail(tail.seq(), 2, tail.hash()), false);

        var refused = older.decide(older.entrapment(2));

        assertThatThrownBy(() -> journal().append(refused)).isInstanceOf(JournalFailure.Fenced.class);
    }

    @Test
    void aBatchThatWouldLeaveAGapIsNotTaken() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        desk.decide(desk.entrapment(1));
        var second = desk.decide(desk.entrapment(2));

        assertThatThrownBy(() -> journal().append(second))
                .isInstanceOf(JournalFailure.class)
                .isNotInstanceOf(JournalFailure.Fenced.class);
        assertThat(journal().tail()).isEqualTo(Tail.EMPTY);
    }

    @Test
    void anEntryThatSomebodyChangedAfterwardsIsFoundWhenItIsRead() throws Exception {
        var batch = threeEntries();
        journal().append(batch);
        var second = batch.entries().get(1);
        var lie = new FindingNoted(SmallDesk.START, By.DESK, "k", "It never happened.");
        forge(Entry.following(second.previous(), second.seq(), second.epoch(), second.exercise(), lie));

        requireBroken(0, 3, How.GAP);
        requireBroken(2, 3, How.GAP);
    }

    private void requireBroken(long afterSeq, long seq, How how) {
        assertThatThrownBy(() -> read(afterSeq)).isInstanceOfSatisfying(JournalFailure.Broken.class, broken -> {
            assertThat(broken.seq()).isEqualTo(seq);
            assertThat(broken.how()).isEqualTo(how);
        });
    }

    @Test
    void aFactOfANewerProgramIsToldFromOneThatWasChanged() throws Exception {
        var batch = threeEntries();
        journal().append(batch);
        var second = batch.entries().get(1);
        var newer = second.canonical().replaceFirst("\"type\":\"[A-Za-z]+\"", "\"type\":\"CrewSang\"");
        forge(new Entry(
                second.seq(),
                second.epoch(),
                second.exercise(),
                second.event(),
                newer,
                second.previous(),
                second.previous().followedBy(newer)));
        requireBroken(0, 2, How.NEWER);
    }

    @Test
    void anEntrysHashIsToldByItsSequence() throws Exception {
        var batch = threeEntries();
        journal().append(batch);
        for (var entry : batch.entries())
            assertThat(journal().findHash(entry.seq())).hasValue(entry.hash());
        assertThat(journal().findHash(0)).isEmpty();
        assertThat(journal().findHash(last(batch).seq() + 1)).isEmpty();
    }

    @Test
    void anEntryWhoseHashDoesNotFollowFromItsBytesIsFoundWhenItIsRead() throws Exception {
        var batch = threeEntries();
        journal().append(batch);
        var second = batch.entries().get(1);
        forge(new Entry(
                second.seq(),
                second.epoch(),
                second.exercise(),
                second.event(),
                second.canonical().replace("E-7", "E-8"),
                second.previous(),
                second.hash()));

        requireBroken(0, 2, How.CHANGED);
    }

    @Test
    void whatAReaderThrowsReachesWhoeverAsked() throws Exception {
        journal().append(threeEntries());
        assertThatThrownBy(() -> journal().read(0, entry -> {
                    throw new IllegalStateException("enough");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
    }

    private List<Entry> read(long afterSeq) throws JournalFailure {
        var entries = new ArrayList<Entry>();
        journal().read(afterSeq, entries::add);
        return entries;
    }

    private static Batch threeEntries() {
        var desk = new SmallDesk(Tail.EMPTY, false);
        return desk.decide(desk.onDuty(0), desk.entrapment(7));
    }

    private static Entry last(Batch batch) {
        return batch.entries().get(batch.entries().size() - 1);
    }

    private static void appendUntilItIsKnown(Journal journal, Batch batch) {
        while (true) {
            try {
                journal.append(batch);
                return;
            } catch (JournalFailure.Fenced fenced) {
                throw new AssertionError("No other desk is there.", fenced);
            } catch (JournalFailure unknown) {
                assertThat(unknown).hasMessageContaining("line broke");
            }
        }
    }
}

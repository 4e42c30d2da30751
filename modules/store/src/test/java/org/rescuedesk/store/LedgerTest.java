package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.PersonNote;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.AccountCommand.SelfRelease;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand.Arrived;
import org.rescuedesk.core.ask.CrewCommand.Departed;
import org.rescuedesk.core.ask.DispatcherCommand.RecordRelease;
import org.rescuedesk.core.ask.OverrideCommand.HandOver;
import org.rescuedesk.core.ask.OverrideCommand.Send;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.loop.RandomRescues;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.store.ledger.Between;
import org.rescuedesk.store.ledger.Deed;
import org.rescuedesk.store.ledger.Deed.Outcome;
import org.rescuedesk.store.ledger.LedgerPage;
import org.rescuedesk.store.ledger.LedgerSlice;

/** Who rescued whose elevator. */
class LedgerTest extends OnPostgres {
    private static final By WEI = By.dispatcher("wei");

    @Test
    void theLedgerIsTheOneThatTheRawJournalGives() throws Exception {
        new RandomRescues(memory.journal(), false, 14).write(SmallDesk.ABROAD - 80, SmallDesk.ABROAD + 80);

        var page = read(LedgerSlice.all(false));

        assertThat(page.deeds().stream().map(LedgerTest::line).sorted())
                .containsExactlyElementsOf(RecountedLedger.of(memory.journal()));
        assertThat(page.deeds()).extracting(Deed::outcome).contains(Outcome.values());
        assertThat(page.total()).isEqualTo(page.deeds().size());
        assertThat(sum(page, Outcome.RESCUED)).isEqualTo(count(page, Outcome.RESCUED));
        assertThat(sum(page, Outcome.FOR_NOTHING)).isEqualTo(count(page, Outcome.FOR_NOTHING));
        assertThat(sum(page, Outcome.HANDED_OVER)).isEqualTo(count(page, Outcome.HANDED_OVER));
        assertThat(read(LedgerSlice.all(true)).deeds()).isEmpty();
    }

    @Test
    void aSliceHoldsItsMonthItsAreaAndAFirmOnEitherSide() throws Exception {
        new RandomRescues(memory.journal(), false, 14).write(SmallDesk.ABROAD - 80, SmallDesk.ABROAD + 80);
        var all = read(LedgerSlice.all(false)).deeds();
        for (var month : List.of("2026-11", "2026-12", "2027-01")) {
            assertThat(read(new LedgerSlice(false, YearMonth.parse(month), null, null))
                            .deeds())
                    .isEqualTo(all.stream()
                            .filter(each -> each.month().equals(month))
                            .toList());
        }
        assertThat(read(new LedgerSlice(false, null, AreaId.of("360061"), null)).deeds())
                .isEqualTo(all.stream()
                        .filter(each -> each.area().equals("360061"))
                        .toList())
                .isNotEmpty();
        for (var firm : List.of("F-1", "F-2", "F-3", "-")) {
            assertThat(read(new LedgerSlice(false, null, null, firm)).deeds())
                    .isEqualTo(all.stream()
                            .filter(each -> firm.equals(each.contractFirm()) || firm.equals(each.rescueFirm()))
                            .toList());
        }
    }

    @Test
    void aRescueByAnotherFirmStandsThereWithItsTimesItsPeopleAndWhyItWas() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        append(desk.decide(desk.onDuty(0), desk.entrapment(SmallDesk.ABROAD)));
        var id = last(desk, SmallDesk.ABROAD);
        tell(desk, new Departed(minute(2), By.crew(SmallDesk.crewId(0)), SmallDesk.crewId(0), id));
        assertThat(read(LedgerSlice.all(false)).deeds()).isEmpty();
        tell(desk, arrived(id, minute(12)));
        tell(desk, new RecordRelease(minute(20), WEI, id, 5, null));

        var deed = read(LedgerSlice.all(false)).deeds().get(0);

        assertThat(deed.contractFirm()).isEqualTo("F-2");
        assertThat(deed.rescueFirm()).isEqualTo("F-1");
        assertThat(deed.outcome()).isEqualTo(Outcome.RESCUED);
        assertThat(deed.decided()).isEqualTo("EMPTY");
        assertThat(deed.decidedBy()).isNull();
        assertThat(deed.level()).isEqualTo(2);
        assertThat(deed.people()).isEqualTo(5);
        assertThat(List.of(
                        deed.offeredAt(), known(deed.departedAt()), known(deed.arrivedAt()), known(deed.releasedAt())))
                .containsExactly(minute(0), minute(2), minute(12), minute(20));
        assertThat(read(LedgerSlice.all(false)).between())
                .containsExactly(new Between("F-2", "F-1", false, 1, 0, 0, 5));
    }

    @Test
    void whoSetOutForNothingIsToldApartAndAPersonWhoDecidedIsNamed() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        append(desk.decide(desk.onDuty(0), desk.onDuty(1), desk.entrapment(SmallDesk.ABROAD)));
        var id = last(desk, SmallDesk.ABROAD);
        var other = desk.desk().rescue(id).findActive().orElseThrow().crew().equals(SmallDesk.crewId(0))
                ? SmallDesk.crewId(1)
                : SmallDesk.crewId(0);
        tell(desk, new Send(minute(1), WEI, id, other, true, List.of(new PersonNote("reason", "00", "Two cars."))));
        tell(desk, new Departed(minute(2), By.crew(other), other, id));
        tell(desk, new HandOver(minute(3), WEI, id, List.of(new PersonNote("name", "00", "消防张"))));
        tell(desk, new SelfRelease(minute(5), WEI, id, 2, null, List.of()));

        var page = read(LedgerSlice.all(false));

        assertThat(page.deeds())
                .extracting(Deed::crew, Deed::outcome, Deed::decided, Deed::decidedBy, Deed::state)
                .containsExactly(
                        tuple(other.value(), Outcome.FOR_NOTHING, "PERSON", "wei", "STOOD_DOWN"),
                        tuple("119", Outcome.HANDED_OVER, "PERSON", "wei", "STOOD_DOWN"));
        assertThat(page.between())
                .containsExactly(
                        new Between("F-2", "F-1", false, 0, 1, 0, 0), new Between("F-2", null, true, 0, 0, 1, 2));
    }

    private LedgerPage read(LedgerSlice slice) {
        return memory.ledger().read(slice, 10_000);
    }

    private static String line(Deed deed) {
        return String.join(
                " ",
                deed.rescue(),
                deed.crew(),
                Objects.requireNonNullElse(deed.contractFirm(), "-"),
                Objects.requireNonNullElse(deed.rescueFirm(), "-"),
                deed.outcome().name(),
                deed.offeredAt().toString(),
                deed.decidedBy() == null
                        ? Objects.requireNonNullElse(deed.decided(), "?")
                        : deed.decided() + " " + deed.decidedBy());
    }

    private static long count(LedgerPage page, Outcome outcome) {
        return page.deeds().stream().filter(each -> each.outcome() == outcome).count();
    }

    private static long sum(LedgerPage page, Outcome outcome) {
        return page.between().stream()
                .mapToLong(each -> switch (outcome) {
                    case RESCUED -> each.rescued();
                    case FOR_NOTHING -> each.forNothing();
                    case HANDED_OVER -> each.handedOver();
                })
                .sum();
    }

    private static Instant known(@Nullable Instant at) {
        return Objects.requireNonNull(at);
    }

    private void tell(SmallDesk desk, Command command) throws Exception {
        append(desk.decide(command));
    }

    private static RescueId last(SmallDesk desk, int elevator) {
        return desk.desk().elevator(SmallDesk.elevatorId(elevator)).findLast().orElseThrow();
    }

    private static Arrived arrived(RescueId id, Instant at) {
        var crew = SmallDesk.crewId(0);
        return new Arrived(at, By.crew(crew), crew, id, Evidence.at(Source.QR, at, null));
    }

    private static Instant minute(int minute) {
        return SmallDesk.START.plus(Duration.ofMinutes(minute));
    }
}

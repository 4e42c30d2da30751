package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.telemetry.Link;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.store.outage.Outage;
import org.rescuedesk.store.outage.Outages.After;
import org.rescuedesk.store.outage.Outages.Slice;
import org.rescuedesk.store.telemetry.LinkState;

class OutagesTest extends OnPostgres {
    private static final AreaId AREA = AreaId.of("520102");
    private static final ElevatorId ONE = SmallDesk.elevatorId(1);
    private static final ElevatorId TWO = SmallDesk.elevatorId(2);

    private int counter;

    @Test
    void aFaultIsARowFromItsFirstSignalAndEndsInIt() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, true);
        append(desk.decide(fault(ONE, 0)));
        assertThat(all()).containsExactly("E-1 fault 0 -");
        append(desk.decide(fault(ONE, 1)));
        append(desk.decide(normal(ONE, 5)));
        append(desk.decide(fault(ONE, 9)));
        assertThat(all()).containsExactly("E-1 fault 0 5", "E-1 fault 9 -");
        assertThat(ask(Boolean.class, "select bool_and(exercise) from rescue_desk.elevator_fault"))
                .isTrue();
        assertThat(ask(Long.class, "select seq from rescue_desk.elevator_fault where ended_at is not null"))
                .isEqualTo(ask(Long.class, "select seq from rescue_desk.journal where type = 'FaultEnded'"));
    }

    @Test
    void faultsThatBeginAndEndInOneMomentAreOneAndNeverHoldUpTheJournal() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        append(desk.decide(fault(ONE, 3), normal(ONE, 3), fault(ONE, 3)));
        assertThat(all()).containsExactly("E-1 fault 3 -");
        append(desk.decide(normal(ONE, 3)));
        append(desk.decide(fault(ONE, 3), normal(ONE, 4), fault(TWO, 4)));
        assertThat(all()).containsExactly("E-1 fault 3 4", "E-2 fault 4 -");
    }

    @Test
    void aLostLinkGoesOnUntilTheLineIsBackHoweverOftenItIsSaid() {
        hear(online(ONE, 0), offline(ONE, 2), offline(ONE, 4), online(ONE, 7), online(ONE, 8), offline(ONE, 9));
        assertThat(all()).containsExactly("E-1 link_lost 2 7", "E-1 link_lost 9 -");
        assertThat(memory.telemetry().findLink(ONE).orElseThrow().since()).isEqualTo(at(9));
    }

    @Test
    void aLineThatIsFirstHeardOfAsOfflineIsLost() {
        hear(offline(ONE, 1), online(TWO, 1));
        assertThat(all()).containsExactly("E-1 link_lost 1 -");
    }

    @Test
    void whatIsWrittenTwiceStandsOnceWhereverItIsCut() {
        var words = List.of(
                offline(ONE, 1),
                online(ONE, 2),
                offline(ONE, 2),
                offline(ONE, 3),
                online(ONE, 5),
                offline(ONE, 5),
                online(ONE, 5),
                offline(ONE, 8));
        for (int cut = 0; cut <= words.size(); cut++) {
            server.empty(database);
            hear(words.subList(0, cut));
            hear(words.subList(0, cut));
            hear(words.subList(cut, words.size()));
            hear(words.subList(cut, words.size()));
            assertThat(all())
                    .as("cut after %d", cut)
                    .containsExactly(
                            "E-1 link_lost 1 2", "E-1 link_lost 2 5", "E-1 link_lost 5 5", "E-1 link_lost 8 -");
            var link = memory.telemetry().findLink(ONE).orElseThrow();
            assertThat(link.link().online()).isFalse();
            assertThat(link.since()).isEqualTo(at(8));
        }
    }

    @Test
    void bothKindsComePageByPageEachRowOnce() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        append(desk.decide(fault(ONE, 1), fault(TWO, 1), normal(ONE, 2), fault(ONE, 4)));
        hear(offline(ONE, 1), online(ONE, 3), offline(ONE, 4), offline(TWO, 0), online(TWO, 1));
        var whole = List.of(
                "E-1 fault 1 2",
                "E-1 link_lost 1 3",
                "E-1 fault 4 -",
                "E-1 link_lost 4 -",
                "E-2 link_lost 0 1",
                "E-2 fault 1 -");
        for (int size = 1; size <= 7; size++) {
            assertThat(paged(Slice.ALL, size)).as("pages of %d", size).isEqualTo(whole);
        }
        assertThat(memory.outages().listLast(ONE, 3).stream().map(OutagesTest::line))
                .containsExactly("E-1 fault 4 -", "E-1 link_lost 4 -", "E-1 fault 1 2");
    }

    @Test
    void aSliceHoldsWhatWentOnInItAtSomeTime() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        append(desk.decide(fault(ONE, 0), normal(ONE, 2), fault(ONE, 3), normal(ONE, 5), fault(ONE, 6)));
        hear(offline(TWO, 1), online(TWO, 4));
        assertThat(paged(new Slice(null, at(2), at(6)), 2)).containsExactly("E-1 fault 3 5", "E-2 link_lost 1 4");
        assertThat(paged(new Slice(ONE, at(5), null), 2)).containsExactly("E-1 fault 6 -");
        assertThat(paged(new Slice(ONE, null, at(3)), 2)).containsExactly("E-1 fault 0 2");
    }

    @Test
    void whatNamesNoOutageIsRefused() {
        for (var wrong :
                List.of("", "E-1", "E-1@2026-11-23T09:30:00Z", "E-1@now@fault", "E-1@2026-11-23T09:30:00Z@rust"))
            assertThatThrownBy(() -> After.of(wrong)).as(wrong).isInstanceOf(RuntimeException.class);
    }

    @Test
    void lossesThatAreOverAreLetGoAndOneThatGoesOnStays() {
        hear(offline(ONE, 1), online(ONE, 3), offline(TWO, 1), offline(ONE, 6), online(ONE, 9));
        assertThat(memory.telemetry().forget(at(5))).isEqualTo(1);
        assertThat(all()).containsExactly("E-1 link_lost 6 9", "E-2 link_lost 1 -");
        assertThat(memory.telemetry().forget(at(5))).isZero();
    }

    private List<String> all() {
        return paged(Slice.ALL, 500);
    }

    private List<String> paged(Slice slice, int size) {
        var lines = new ArrayList<String>();
        var page = memory.outages().list(slice, After.NOTHING, size);
        while (!page.isEmpty()) {
            page.forEach(each -> lines.add(line(each)));
            page = memory.outages()
                    .list(slice, After.of(page.get(page.size() - 1).id()), size);
        }
        return lines;
    }

    private static String line(Outage outage) {
        var ended = outage.endedAt();
        return outage.elevator() + " " + outage.kind() + " " + second(outage.beganAt()) + " "
                + (ended == null ? "-" : second(ended));
    }

    private static long second(Instant at) {
        return at.getEpochSecond() - SmallDesk.START.getEpochSecond();
    }

    private static Instant at(int second) {
        return SmallDesk.START.plusSeconds(second);
    }

    private Signalled fault(ElevatorId elevator, int second) {
        return signalled(elevator, second, Signal.Kind.FAULT, null);
    }

    private Signalled normal(ElevatorId elevator, int second) {
        return signalled(elevator, second, Signal.Kind.MODE, ServiceMode.NORMAL);
    }

    private Signalled signalled(ElevatorId elevator, int second, Signal.Kind kind, ServiceMode mode) {
        var id = new SignalId(elevator + "/b/" + counter++);
        var signal = new Signal(id, elevator, kind, null, null, null, mode);
        return new Signalled(at(second), By.elevator(elevator), AREA, signal);
    }

    private void hear(LinkState... words) {
        hear(Arrays.asList(words));
    }

    private void hear(List<LinkState> words) {
        memory.telemetry().writeLinks(words);
    }

    private static LinkState online(ElevatorId elevator, int second) {
        return new LinkState(new Link(elevator, true, null), at(second), at(second));
    }

    private static LinkState offline(ElevatorId elevator, int second) {
        return new LinkState(new Link(elevator, false, null), at(second), at(second));
    }
}

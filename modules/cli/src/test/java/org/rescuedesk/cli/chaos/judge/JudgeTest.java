package org.rescuedesk.cli.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rescuedesk.cli.chaos.field.Ledger;
import org.rescuedesk.cli.chaos.judge.Deviation.Kind;
import org.rescuedesk.core.AssignmentEvent.CrewAccepted;
import org.rescuedesk.core.By;
import org.rescuedesk.core.CrewEvent.ReportTaken;
import org.rescuedesk.core.ElevatorEvent.SignalNoted;
import org.rescuedesk.core.EscalationEvent.MarkReached;
import org.rescuedesk.core.OpeningEvent.RescueOpened;
import org.rescuedesk.core.RescueEvent.ArrivalNoted;
import org.rescuedesk.core.RescueEvent.PeopleReleased;
import org.rescuedesk.core.RescueEvent.RescueClosed;
import org.rescuedesk.core.RescueEvent.SignalJoined;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.server.board.CrewRow;
import org.rescuedesk.server.board.DeskView;
import org.rescuedesk.server.board.RescueRow;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.ReportMessage;

/** A judge that can't find anything is worth nothing: each thing that may go wrong is done to a journal in which all is well. */
class JudgeTest {
    private final Scene scene = new Scene();

    private void finds(Kind kind, String words) {
        assertThat(scene.judged()).anySatisfy(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.sentence()).contains(words);
        });
    }

    @Test
    void whereAllIsWellNothingIsFound() {
        assertThat(scene.place(MarkReached.class, 0)).as("one is late").isPositive();
        assertThat(scene.judged()).isEmpty();
    }

    @Test
    void aCryThatStandsNowhereIsLost() {
        scene.drop(SignalNoted.class, 1);
        scene.drop(SignalJoined.class, 0);
        finds(Kind.LOST, "Signal GY-1/b1/2 was receipted as saved");
    }

    @Test
    void aCryThatWasNeverReceiptedIsLost() {
        scene.ledger.cried(new Ledger.Cry("GY-2/b1/9", Scene.OTHER, scene.now(), 1, scene.now()));
        finds(Kind.LOST, "Signal GY-2/b1/9, sent at");
    }

    @Test
    void aCryThatLedToNothingIsLost() {
        scene.drop(SignalJoined.class, 0);
        finds(Kind.LOST, "signal GY-1/b1/2 is noted, and neither opens a rescue nor joins one");
    }

    @Test
    void aRescueThatIsNotEndedIsLost() {
        scene.drop(RescueClosed.class, 1);
        finds(Kind.LOST, "never came to its end");
    }

    @Test
    void aReportThatStandsNowhereIsLost() {
        scene.drop(ReportTaken.class, 3);
        finds(Kind.LOST, "Report C-1 3/ARRIVE");
    }

    @Test
    void anOrderThatStandsNowhereWasToldTooSoon() {
        var order = scene.order(Scene.CREW, OrderMessage.Kind.OFFER, "GY-2@20261123T000000Z", Scene.OTHER);
        scene.ledger.ordered(new Ledger.Ordered(order, scene.now()));
        finds(Kind.LOST, "was told OFFER for GY-2@20261123T000000Z");
    }

    @Test
    void aCryThatStandsTwiceIsDoubled() {
        int place = scene.place(SignalNoted.class, 1);
        scene.events.add(place + 2, scene.events.get(place));
        scene.events.add(place + 3, scene.events.get(place + 1));
        finds(Kind.DOUBLED, "signal GY-1/b1/2 stands already");
    }

    @Test
    void aSecondRescueForTheSamePeopleIsDoubled() {
        int place = scene.place(SignalJoined.class, 0);
        var joined = (SignalJoined) scene.events.get(place);
        var opened = (RescueOpened) scene.events.get(scene.place(RescueOpened.class, 0));
        scene.events.set(
                place,
                new RescueOpened(
                        joined.at(),
                        joined.by(),
                        new org.rescuedesk.core.RescueId(opened.rescue() + "-2"),
                        opened.opening(),
                        2,
                        opened.occurredAt(),
                        opened.words(),
                        opened.caller(),
                        null));
        finds(Kind.DOUBLED, "opens while " + opened.rescue());
    }

    @Test
    void aReportThatStandsTwiceIsDoubled() {
        scene.again(ReportTaken.class, 2);
        finds(Kind.DOUBLED, "stands already");
    }

    @Test
    void aCrewThatIsSentToTwoRescuesIsDoubled() {
        scene.drop(org.rescuedesk.core.AssignmentEvent.CrewDone.class, 0);
        finds(Kind.DOUBLED, "crew C-1 is sent to GY-2");
    }

    @Test
    void aSecondCrewThatIsConfirmedIsDoubled() {
        int place = scene.place(CrewAccepted.class, 0);
        var accepted = (CrewAccepted) scene.events.get(place);
        var other = CrewId.of("C-2");
        scene.events.add(place + 1, new CrewAccepted(accepted.at(), By.crew(other), accepted.rescue(), other));
        assertThat(new CrewCheckAlone(scene).found())
                .anySatisfy(found -> assertThat(found.sentence()).contains("has crew C-2 confirmed beside [C-1]"));
    }

    @Test
    void aTimeOtherThanTheControllersIsWrong() {
        scene.change(
                SignalNoted.class,
                0,
                noted -> new SignalNoted(
                        noted.at(),
                        noted.by(),
                        noted.elevator(),
                        noted.signal(),
                        noted.kind(),
                        Scene.plus(noted.deviceAt(), 1)));
        finds(Kind.WRONG, "occurred at 2026-11-23T09:30:00Z, and stands as of 2026-11-23T09:30:01Z");
    }

    @Test
    void aReceptionAfterItsReceiptIsWrong() {
        scene.change(
                SignalNoted.class,
                1,
                noted -> new SignalNoted(
                        noted.at().plusSeconds(60),
                        noted.by(),
                        noted.elevator(),
                        noted.signal(),
                        noted.kind(),
                        noted.deviceAt()));
        finds(Kind.WRONG, "after its receipt had come");
    }

    @Test
    void anArrivalOtherThanTheCrewsWordIsWrong() {
        scene.change(ArrivalNoted.class, 0, noted -> {
            var said = noted.evidence();
            var other = new Evidence(said.source(), said.notBefore(), said.notAfter(), Scene.plus(said.deviceAt(), 5));
            return new ArrivalNoted(noted.at(), noted.by(), noted.rescue(), noted.crew(), other);
        });
        finds(Kind.WRONG, "crew C-1 arrived at GY-1");
    }

    @Test
    void anotherNumberOfPeopleIsWrong() {
        scene.change(
                PeopleReleased.class,
                0,
                out -> new PeopleReleased(out.at(), out.by(), out.rescue(), 3, out.releasedAt()));
        finds(Kind.WRONG, "2 people were freed at GY-1");
    }

    @Test
    void lateThatIsNotSaidOrSaidOfAnotherIsWrong() {
        int place = scene.place(MarkReached.class, 0);
        var late = (MarkReached) scene.events.get(place);
        scene.drop(MarkReached.class, 0);
        finds(Kind.WRONG, "late was never said");
        var first = ((RescueOpened) scene.events.get(scene.place(RescueOpened.class, 0))).rescue();
        scene.events.add(scene.place(CrewAccepted.class, 0), new MarkReached(scene.now(), late.by(), first, Mark.LATE));
        scene.change(
                MarkReached.class,
                0,
                mark -> new MarkReached(scene.events.get(0).at(), mark.by(), mark.rescue(), mark.mark()));
        finds(Kind.WRONG, "before its limit");
    }

    @Test
    void aFactThatAPageWasShownOtherwiseIsWrong() {
        scene.ledger.saw(new Ledger.Seen(1, "RescueClosed", "2026-11-23T09:30:00Z"));
        finds(Kind.WRONG, "A page was shown event 1 as RescueClosed");
    }

    @Test
    void whatWasSaidByNobodyIsWrong() {
        var report = new ReportTaken(scene.now(), By.crew(Scene.CREW), Scene.CREW, "9/" + ReportMessage.Kind.ACCEPT);
        scene.events.add(report);
        finds(Kind.WRONG, "crew C-1 never sent report 9/ACCEPT");
    }

    @Test
    void whatIsNotLinkedIsWrong() {
        var entries = scene.entries();
        int taken = scene.events.indexOf(scene.events.stream()
                .filter(ReportTaken.class::isInstance)
                .findFirst()
                .orElseThrow());
        entries.remove(taken);
        var judge = new Judge(scene.ledger, Duration.ZERO);
        judge.judge(entries, scene.inputs, Scene.register());
        assertThat(judge.findings().list())
                .anySatisfy(found -> assertThat(found.sentence()).contains("Event " + (taken + 2) + " is not linked"));
    }

    @Test
    void aBoardThatDiffersFromTheJournalIsFound() {
        var findings = new Findings();
        var pages = new PageCheck(scene.desk(), findings);
        var board = board();
        pages.board(board);
        pages.page(Map.of(), board);
        assertThat(findings.list())
                .hasSize(4)
                .allSatisfy(found -> assertThat(found.sentence()).contains("The page that followed does not show"));
        board.getJsonArray("rescues").getJsonObject(0).put("stage", "OPEN");
        board.getJsonArray("rescues").remove(1);
        pages.board(board);
        assertThat(findings.list())
                .extracting(Deviation::sentence)
                .anySatisfy(sentence ->
                        assertThat(sentence).contains("shows stage of GY-1").contains("it is CLOSED"))
                .anySatisfy(sentence -> assertThat(sentence).contains("The board does not show GY-2"));
    }

    private JsonObject board() {
        var view = new DeskView(scene.desk(), 1, scene.now(), false, crew -> Optional.empty());
        var rescues = new JsonArray();
        scene.desk().rescues().values().forEach(each -> rescues.add(RescueRow.of(view, each)));
        var crews = new JsonArray();
        view.register().listCrews().forEach(each -> crews.add(CrewRow.of(view, each)));
        return new JsonObject()
                .put("seq", 1)
                .put("now", scene.now().toString())
                .put("exercise", false)
                .put("rescues", rescues)
                .put("crews", crews);
    }

    /** A fact that no desk could follow is shown to the one check that is about it. */
    private record CrewCheckAlone(Scene scene) {
        java.util.List<Deviation> found() {
            var findings = new Findings();
            var check = new CrewCheck(scene.ledger, scene.inputs, Duration.ZERO, findings);
            scene.entries().forEach(check::see);
            check.end();
            return findings.list();
        }
    }
}

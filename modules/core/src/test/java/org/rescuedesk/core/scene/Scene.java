package org.rescuedesk.core.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.rescuedesk.core.AssignmentEvent.CrewOffered;
import org.rescuedesk.core.Event;
import org.rescuedesk.core.OpeningEvent;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.ask.Check;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.loop.DeskLoop;
import org.rescuedesk.core.loop.Entry;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Submission;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.plan.Decision;
import org.rescuedesk.core.plan.Rerun;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.state.Fix;
import org.rescuedesk.core.state.Rescue;

/**
 * A desk in its tiny {@link Province} on one day, told sentence by sentence: {@code scene.at("09:04").signal("E1")} gives what
 * followed, a line for each fact. After every sentence the journal, read back and replayed, must give the same desk, and each decision in it, made again, the same.
 */
public final class Scene {
    static final LocalDate DAY = LocalDate.parse("2026-11-23");

    private final List<Entry> journal = new ArrayList<>();
    private DeskLoop loop;
    private Desk replayed;
    private Instant now = instant("00:00");
    private int signals;
    private boolean isJournalAway;

    private Scene(Desk desk) {
        loop = new DeskLoop(desk, Tail.EMPTY, false);
        replayed = desk;
    }

    /** At a desk of another place that knows nothing yet. */
    public static Scene of(Desk desk) {
        return new Scene(desk);
    }

    /** Nobody is on duty yet. */
    public static Scene atNight() {
        return of(Province.desk());
    }

    /** All four crews came on duty at 08:00. */
    public static Scene byDay() {
        var scene = of(Province.desk());
        scene.at("08:00").onDuty("near", "far", "rival", "grid");
        return scene;
    }

    /** Only these crews came on duty at 08:00. */
    public static Scene with(String... crews) {
        var scene = of(Province.desk());
        scene.at("08:00").onDuty(crews);
        return scene;
    }

    /** A moment of that day in local time, {@code 09:04} or {@code 09:04:30}; none can lie before the last. */
    public Moment at(String time) {
        return at(instant(time));
    }

    public Moment at(Instant time) {
        assertThat(time).as("a story runs forward").isAfterOrEqualTo(now);
        now = time;
        return new Moment(this, time);
    }

    /** Lets the desk look once a second up to and including this time; gives what it noted, each line with its time. */
    public List<String> until(String time) {
        int before = journal.size();
        for (var end = instant(time); now.isBefore(end); ) {
            now = now.plusSeconds(1);
            ask(new Check(now));
        }
        return journal.stream().skip(before).map(Telling::timed).toList();
    }

    /** The desk dies and comes back with what its journal holds. */
    public void restart() {
        var last = journal.isEmpty() ? Tail.EMPTY : Tail.of(journal.get(journal.size() - 1));
        loop = new DeskLoop(replayed, last, false);
    }

    /** While the journal is away the write-ahead file holds each batch; once it is back it gets them all. */
    public void journalIsAway(boolean away) {
        isJournalAway = away;
        loop.journalIsAway(away);
        if (!away) loop.written(Long.MAX_VALUE);
    }

    public Desk desk() {
        return loop.announced();
    }

    /** The elevator's last rescue. */
    public Rescue rescue(String elevator) {
        return desk().rescue(rescueId(elevator));
    }

    public Assignment assignment(String crew, String elevator) {
        return rescue(elevator).findAssignment(CrewId.of(crew)).orElseThrow();
    }

    /** Every fact so far, the quiet ones too. */
    public List<Event> facts() {
        return journal.stream().map(Entry::event).toList();
    }

    public static Instant instant(String time) {
        return DAY.atTime(LocalTime.parse(time)).atZone(Province.ZONE).toInstant();
    }

    /** The elevator's last rescue. */
    public RescueId rescueId(String elevator) {
        return facts().stream()
                .filter(OpeningEvent.class::isInstance)
                .map(opened -> ((OpeningEvent) opened).rescue())
                .filter(rescue -> rescue.value().startsWith(elevator + "@"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** A signal that no controller has sent before. */
    int nextSignal() {
        return ++signals;
    }

    public void locate(String crew, Fix fix) {
        loop.locate(CrewId.of(crew), fix);
    }

    /** What followed from the command: its facts, or one line with the refusal. */
    List<String> ask(Command command) {
        var told = new AtomicReference<Outcome>();
        loop.submit(Submission.of(command, told::set));
        var batch = loop.take().orElseThrow();
        if (isJournalAway) loop.filed(batch.number());
        else loop.written(batch.number());
        SmallDesk.tell(loop);
        for (var entry : batch.entries()) {
            journal.add(entry);
            var fact =
                    Entry.of(entry.canonical(), entry.previous(), entry.hash()).event();
            if (fact instanceof CrewOffered offered) requireSameDecision(offered);
            replayed = fact.evolve(replayed);
        }
        assertThat(replayed).as("the journal replayed").isEqualTo(loop.newest());
        return Telling.lines(told.get());
    }

    private void requireSameDecision(CrewOffered offered) {
        assertThat(Rerun.of(replayed, offered).map(Decision::body))
                .as("the decision made again")
                .contains(offered.decision().body());
    }

    /** The kinds of signal by the word a story uses. */
    static Signal.Kind kind(String word) {
        return Signal.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}

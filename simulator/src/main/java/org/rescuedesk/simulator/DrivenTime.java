package org.rescuedesk.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.rescuedesk.simulator.day.Beginning;
import org.rescuedesk.simulator.line.Voice;
import org.rescuedesk.wire.message.ClockDone;
import org.rescuedesk.wire.message.ClockMessage;

/**
 * The simulator's own time: each step is said to the desk, which does all that is due by then and says when it is done.
 * A desk that was started again in between is told the step once more.
 */
final class DrivenTime implements Timekeeper {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalTime BEGINNING = LocalTime.of(17, 0);

    private final SimulatorOptions options;
    private final Patience patience;
    private final Mailbox mailbox;
    private final Voice voice;
    private final Consumer<String> progress;
    private final Pacer pacer;
    private Instant pacedFrom = Instant.MIN;
    private long n;

    DrivenTime(SimulatorOptions options, Patience patience, Mailbox mailbox, Voice voice, Consumer<String> progress) {
        this.patience = patience;
        this.options = options;
        this.mailbox = mailbox;
        this.voice = voice;
        this.progress = progress;
        this.pacer = new Pacer(options.speed());
    }

    /** What was kept for us while we were away comes before what is so now; the last word counts. */
    @Override
    public Start begin() throws InterruptedException {
        ClockDone said = hear("sim/clock/done", () -> {});
        while (mailbox.openNext(patience.settles())) {
            said = mailbox.takeDone().orElse(said);
        }
        n = said.n();
        Instant last = said.at();
        return last == null ? new Start(beginning(), Beginning.WARM_UP) : new Start(wholeSecond(last), Beginning.GO_ON);
    }

    @Override
    public void paceFrom(Instant at) {
        pacedFrom = at;
    }

    @Override
    public Instant advance(Instant next) throws InterruptedException {
        if (!next.isBefore(pacedFrom)) {
            pacer.waitUntil(next);
        }
        n++;
        ClockMessage step = new ClockMessage(n, next);
        voice.say(step);
        while (true) {
            ClockDone said = hear("sim/clock n=" + n, () -> voice.say(step));
            if (said.n() == n) {
                return next;
            }
            if (said.n() == 0) {
                progress.accept("调度台已重新启动，继续 The desk was started again; going on");
                voice.say(step);
            }
        }
    }

    @Override
    public boolean waitsForReceipts() {
        return true;
    }

    private Instant beginning() {
        Instant from = options.from();
        LocalDate today = LocalDate.now(Clock.system(ZONE));
        return from == null ? today.atTime(BEGINNING).atZone(ZONE).toInstant() : from;
    }

    private static Instant wholeSecond(Instant at) {
        return at.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }

    private ClockDone hear(String what, Reminder reminder) throws InterruptedException {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < patience.givesUp().toNanos()) {
            if (mailbox.openNext(patience.saysAgain())) {
                Optional<ClockDone> said = mailbox.takeDone();
                if (said.isPresent()) {
                    return said.get();
                }
            } else {
                progress.accept("等待调度台 Waiting for the desk: " + what);
                reminder.give();
            }
        }
        throw new SimulatorFailed(
                "调度台 %d 秒内未应答 %s；它是否以演示方式启动？ The desk has not answered %s within %d s. Is it there, and driven? Against one that is not, simulate in real time."
                        .formatted(
                                patience.givesUp().toSeconds(),
                                what,
                                what,
                                patience.givesUp().toSeconds()),
                null);
    }

    private interface Reminder {
        void give() throws InterruptedException;
    }
}

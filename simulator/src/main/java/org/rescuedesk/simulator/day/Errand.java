package org.rescuedesk.simulator.day;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.simulator.province.Ground;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.OrderMessage.Stage;
import org.rescuedesk.wire.message.ReportMessage;
import org.rescuedesk.wire.message.ReportMessage.Evidence;

/**
 * One crew on one rescue: answers the offer, packs, drives, works, and tells the cause. Begins wherever the order says the
 * crew is already, so that a rescue goes on when either side was started again.
 */
final class Errand {

    private static final Duration GIVES_UP_AFTER = Duration.ofMinutes(3);
    private static final int SOONEST_CAUSE_S = 30;
    private static final int LATEST_CAUSE_S = 150;
    private static final double ACCURACY_M = 8;
    /** How many elevators the crew leaves out of service: the repair has to wait for a part. */
    private static final double NOT_CLEARED = 0.08;

    private final SimCrew crew;
    private final OrderMessage order;
    private final Entrapment entrapment;
    private final Trouble trouble;
    private final World world;
    private final Dice dice;
    private final Temper temper;
    private final Point place;

    Errand(SimCrew crew, OrderMessage order, Entrapment entrapment, Trouble trouble, World world) {
        this.crew = crew;
        this.order = order;
        this.entrapment = entrapment;
        this.trouble = trouble;
        this.world = world;
        this.dice = world.dice().split("errand").split(crew.id().value()).split(order.rescue());
        this.temper = Temper.draw(entrapment.smooth(), dice);
        this.place = place(order.point(), world);
    }

    /** An order without degrees is one for which the desk tells the way by phone. */
    private Point place(@Nullable Point ordered, World world) {
        if (ordered != null) {
            return ordered;
        }
        Point known = world.province()
                .register()
                .findElevator(order.elevator())
                .map(Elevator::point)
                .orElse(null);
        return known == null ? crew.position() : known;
    }

    Instant offeredAt() {
        return order.offeredAt();
    }

    void begin() throws InterruptedException {
        switch (order.state()) {
            case OFFERED ->
                world.agenda().at(crew.phone().reachedAt(order.at()).plus(temper.answersAfter()), this::answer);
            case ACCEPTED -> {
                crew.bind(this);
                later(temper.packsFor(), this::depart);
            }
            case EN_ROUTE -> {
                crew.bind(this);
                drive();
            }
            case ON_SITE -> {
                crew.bind(this);
                crew.stand(place);
                goOnThere();
            }
            case DECLINED, NO_ANSWER, DONE, STOOD_DOWN, SILENT -> {
                // The desk asks nothing of this crew any more.
            }
        }
    }

    private void answer() throws InterruptedException {
        if (!crew.isWanted(this) || temper.answer() == Temper.Answer.NONE) {
            return;
        }
        if (temper.answer() == Temper.Answer.DECLINE) {
            decline(Temper.drawReason(dice));
        } else if (!crew.isFree()) {
            decline(crew.isOnDuty() ? "已在救援途中" : "已下班");
        } else {
            accept();
        }
    }

    private void accept() throws InterruptedException {
        crew.bind(this);
        crew.stand(crew.position());
        crew.phone().report(ReportMessage.accept(crew.id(), now(), id("accept"), order.rescue()));
        later(temper.packsFor(), this::depart);
    }

    private void decline(String reason) throws InterruptedException {
        crew.phone().report(ReportMessage.decline(crew.id(), now(), id("decline"), order.rescue(), reason));
    }

    private void depart() throws InterruptedException {
        crew.phone().report(ReportMessage.depart(crew.id(), now(), id("depart"), order.rescue()));
        drive();
    }

    private void drive() {
        Trip trip = crew.drive(place, dice.split("trip"));
        if (temper.losesSignal()) {
            later(temper.losesSignalAfter(), () -> crew.phone().loseSignal(now().plus(temper.losesSignalFor())));
        }
        later(trip.length(), this::arrive);
    }

    private void arrive() {
        if (!temper.forgetsToPress()) {
            later(temper.pressesAfter(), this::press);
        }
        work();
    }

    private void press() throws InterruptedException {
        Point fix = Ground.rounded(Ground.shifted(place, dice.normal() * ACCURACY_M, dice.normal() * ACCURACY_M));
        Evidence evidence = new Evidence(temper.pressesWith(), fix, ACCURACY_M);
        crew.phone().report(ReportMessage.arrive(crew.id(), now(), id("arrive"), order.rescue(), evidence));
    }

    /** We were started again while it stood there: what is left to do depends on whether the people are out. */
    private void goOnThere() {
        if (order.stage().compareTo(Stage.RELEASED) >= 0) {
            trouble.end(order.elevator());
            thenTellCause();
        } else {
            work();
        }
    }

    private void work() {
        later(entrapment.work(), this::release);
    }

    /** Another crew may have been faster; then the desk stands this one down, and if it does not, it leaves by itself. */
    private void release() throws InterruptedException {
        if (!trouble.isShutIn(order.elevator())) {
            later(GIVES_UP_AFTER, crew::goFree);
            return;
        }
        crew.phone()
                .report(ReportMessage.release(crew.id(), now(), id("release"), order.rescue(), entrapment.people()));
        trouble.end(order.elevator());
        thenTellCause();
    }

    private void thenTellCause() {
        later(Duration.ofSeconds(dice.between(SOONEST_CAUSE_S, LATEST_CAUSE_S)), this::tellCause);
    }

    private void tellCause() throws InterruptedException {
        Finding finding = Finding.draw(dice);
        crew.phone()
                .report(ReportMessage.cause(
                        crew.id(),
                        now(),
                        id("cause"),
                        order.rescue(),
                        finding.cause(),
                        !dice.split("cleared").chance(NOT_CLEARED),
                        finding.note()));
        crew.goFree();
    }

    /** Only while the crew is still on this errand: a stand-down ends it. */
    private void later(Duration wait, Agenda.Happening what) {
        world.agenda().after(wait, () -> {
            if (crew.isOn(this)) {
                what.happen();
            }
        });
    }

    private Instant now() {
        return world.agenda().now();
    }

    /** The same however often the desk repeats its order, so that a report said twice counts once. */
    private String id(String kind) {
        return crew.id() + "/" + kind + "/" + order.seq();
    }
}

package org.rescuedesk.simulator.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.simulator.province.Dice;
import org.rescuedesk.simulator.province.Ground;
import org.rescuedesk.simulator.province.Shift;
import org.rescuedesk.wire.message.OrderMessage;
import org.rescuedesk.wire.message.PositionMessage;
import org.rescuedesk.wire.message.PositionMessage.Datum;
import org.rescuedesk.wire.message.ReportMessage;

/**
 * One crew with its phone: on duty by its shift, on its rounds when nothing is wrong, and on an {@link Errand} when the
 * desk has ordered it to a rescue.
 */
final class SimCrew {

    /** A phone that lies still saves its battery, and is heard of about once a minute. */
    private static final int STILL_LEAST_S = 45;

    private static final int STILL_MOST_S = 65;

    /** How many shifts have a rest that the crew tells the desk of. */
    private static final double RESTS = 0.3;

    private static final LocalTime RUSH_FROM = LocalTime.of(16, 30);
    private static final LocalTime RUSH_UNTIL = LocalTime.of(19, 30);
    private static final int SOONEST_REST_MIN = 180;
    private static final int LATEST_REST_MIN = 540;
    private static final int SHORTEST_REST_MIN = 20;
    private static final int LONGEST_REST_MIN = 45;

    /** Whoever was asked so lately may still be bound to something, and does not lie down. */
    private static final Duration JUST_ASKED = Duration.ofMinutes(10);

    private final Crew crew;
    private final Shift shift;
    private final World world;
    private final Dice dice;
    private final Phone phone;
    private final Rounds rounds;
    private final Map<String, Errand> errands = new HashMap<>();
    private long epoch;
    private boolean onDuty;
    private boolean resting;
    private Instant fixDue = Instant.MIN;
    private Instant asked = Instant.MIN;
    private Trip trip;
    private @Nullable Errand errand;

    SimCrew(Crew crew, World world) {
        this.crew = crew;
        this.world = world;
        this.shift = world.province().shift(crew.id());
        this.dice = world.dice().split("crew").split(crew.id().value());
        this.phone = new Phone(world);
        this.rounds = new Rounds(this, world.province().beat(crew), world.agenda(), dice.split("rounds"));
        this.trip = Trip.standing(station(), world.agenda().now());
    }

    /** The crew's day begins, or we begin in the middle of it: then it is somewhere on its rounds already. */
    void begin() throws InterruptedException {
        Instant now = world.agenda().now();
        if (shift.isOnDutyAt(now)) {
            stand(rounds.drawPlace());
            comeOnDuty();
        }
        world.agenda().at(shift.nextChange(now), this::changeShift);
    }

    void take(OrderMessage order, Trouble trouble) throws InterruptedException {
        if (order.epoch() < epoch) {
            return;
        }
        epoch = order.epoch();
        if (order.kind() == OrderMessage.Kind.STAND_DOWN) {
            standDown(order.rescue());
        } else if (!hasTaken(order)) {
            asked = world.agenda().now();
            Errand begun = new Errand(this, order, trouble.find(order), trouble, world);
            errands.put(order.rescue(), begun);
            begun.begin();
        }
    }

    /** A repeated order says when the crew was asked before; only one that asks anew is another. */
    private boolean hasTaken(OrderMessage order) {
        Errand known = errands.get(order.rescue());
        return known != null && !order.offeredAt().isAfter(known.offeredAt());
    }

    /** Every ten seconds: says where it is, if it moves or has a task, or if it is time to say so again. */
    void tick(Instant now) throws InterruptedException {
        boolean moves = trip.isUnderWay(now);
        if (onDuty && (moves || errand != null || !now.isBefore(fixDue))) {
            fixDue = now.plusSeconds(dice.between(STILL_LEAST_S, STILL_MOST_S));
            double accuracyM = dice.between(4, 20);
            Point fix = Ground.rounded(
                    Ground.shifted(trip.point(now), dice.normal() * accuracyM / 2, dice.normal() * accuracyM / 2));
            double speed = Math.rint(trip.speedMps(now) * 10) / 10;
            phone.position(
                    new PositionMessage(crew.id(), now, fix, Math.rint(accuracyM), speed, Datum.WGS_84),
                    errand != null);
        }
    }

    CrewId id() {
        return crew.id();
    }

    Crew crew() {
        return crew;
    }

    Phone phone() {
        return phone;
    }

    boolean isOnDuty() {
        return onDuty;
    }

    boolean isFree() {
        return onDuty && errand == null;
    }

    Point position() {
        return trip.point(world.agenda().now());
    }

    /** Drives off from where it is, and says when it will be there. */
    Trip drive(Point to, Dice luck) {
        trip = Truth.trip(position(), to, world.agenda().now(), luck);
        return trip;
    }

    void stand(Point at) {
        trip = Trip.standing(at, world.agenda().now());
    }

    boolean isOn(Errand other) {
        return errand == other;
    }

    /** Whether the errand still stands: a stand-down may come before the answer. */
    boolean isWanted(Errand other) {
        return errands.containsValue(other);
    }

    void bind(Errand accepted) {
        rounds.stop();
        errand = accepted;
    }

    /** The errand is over; whoever's shift ended meanwhile goes home now. */
    void goFree() throws InterruptedException {
        errand = null;
        if (shift.isOnDutyAt(world.agenda().now())) {
            stand(position());
            rounds.begin();
        } else {
            goOffDuty();
        }
    }

    private void standDown(String rescue) throws InterruptedException {
        Errand ended = errands.remove(rescue);
        if (ended != null && ended == errand) {
            goFree();
        }
    }

    private void changeShift() throws InterruptedException {
        Instant now = world.agenda().now();
        world.agenda().at(shift.nextChange(now), this::changeShift);
        if (shift.isOnDutyAt(now)) {
            stand(station());
            comeOnDuty();
        } else if (errand == null) {
            goOffDuty();
        }
    }

    private void comeOnDuty() throws InterruptedException {
        onDuty = true;
        fixDue = world.agenda().now();
        Instant now = world.agenda().now();
        phone.report(ReportMessage.onDuty(crew.id(), now, dutyId("on_duty"), shift.nextChange(now)));
        rounds.begin();
        planRest(shift.lastStart(now));
    }

    /** Drawn for the shift, so that it is the same for whoever begins in its middle; one whose time has passed is over. */
    private void planRest(Instant shiftStart) {
        Dice luck = dice.split("rest").split(shiftStart.toString());
        if (!luck.chance(RESTS)) {
            return;
        }
        Duration awake = Duration.ofMinutes(luck.between(SOONEST_REST_MIN, LATEST_REST_MIN));
        Duration length = Duration.ofMinutes(luck.between(SHORTEST_REST_MIN, LONGEST_REST_MIN));
        Instant from = shiftStart.plus(awake);
        LocalTime begins = shift.start().plus(awake);
        boolean isOver = !from.isAfter(world.agenda().now());
        if (!isOver && !isRush(begins) && !isRush(begins.plus(length))) {
            world.agenda().at(from, () -> rest(length));
        }
    }

    /** Nobody lies down when most people go home. */
    private static boolean isRush(LocalTime time) {
        return time.isAfter(RUSH_FROM) && time.isBefore(RUSH_UNTIL);
    }

    private void rest(Duration length) throws InterruptedException {
        Instant now = world.agenda().now();
        if (!isFree() || asked.plus(JUST_ASKED).isAfter(now)) {
            return;
        }
        resting = true;
        phone.report(ReportMessage.rest(crew.id(), now, dutyId("rest")));
        world.agenda().after(length, this::endRest);
    }

    private void endRest() throws InterruptedException {
        if (resting && onDuty && errand == null) {
            phone.report(ReportMessage.onDuty(
                    crew.id(),
                    world.agenda().now(),
                    dutyId("rested"),
                    shift.nextChange(world.agenda().now())));
        }
        resting = false;
    }

    private void goOffDuty() throws InterruptedException {
        rounds.stop();
        onDuty = false;
        resting = false;
        phone.report(ReportMessage.offDuty(crew.id(), world.agenda().now(), dutyId("off_duty")));
    }

    /** The same for a whole shift: said again after a restart, it is the same report. */
    private String dutyId(String kind) {
        return crew.id() + "/" + kind + "/" + shift.lastStart(world.agenda().now());
    }

    private Point station() {
        return world.province().register().station(crew.station()).point();
    }
}

package org.rescuedesk.server.mqtt;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.By;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.OpeningEvent.RescueSuspected;
import org.rescuedesk.core.Signal;
import org.rescuedesk.core.SignalId;
import org.rescuedesk.core.ask.SignalCommand.Cried;
import org.rescuedesk.core.ask.SignalCommand.Signalled;
import org.rescuedesk.core.loop.Outcome;
import org.rescuedesk.core.policy.Trust;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.telemetry.ServiceMode;
import org.rescuedesk.server.DeskHost;
import org.rescuedesk.server.DeskMetrics;
import org.rescuedesk.wire.Decoded;
import org.rescuedesk.wire.Reason;
import org.rescuedesk.wire.SignalCodec;
import org.rescuedesk.wire.Topics;
import org.rescuedesk.wire.message.SignalMessage;

/**
 * Takes in what controllers say. A cry is never a bad payload: what can't be read or believed on a signal topic opens a suspicion
 * at the topic's elevator. The broker gets its ack, and the controller its receipt, only once all is durable.
 */
final class SignalInbox {
    /** Stands in where a topic's area makes no sense and the register has none; GB/T 2260 has no such number. */
    private static final AreaId NOWHERE = AreaId.of("000000");

    private final DeskHost host;
    private final Unreadable unreadable;
    private final DeskMetrics metrics;
    private final Receipts receipts;

    SignalInbox(DeskHost host, Unreadable unreadable, DeskMetrics metrics, Receipts receipts) {
        this.host = host;
        this.unreadable = unreadable;
        this.metrics = metrics;
        this.receipts = receipts;
    }

    void receive(Delivery delivery) {
        Decoded<SignalMessage> decoded = SignalCodec.decode(delivery.topic(), delivery.payload());
        decoded.fold(
                message -> {
                    read(delivery, message);
                    return true;
                },
                refused -> {
                    unread(delivery, refused.reason(), refused.sentence());
                    return false;
                });
    }

    private void read(Delivery delivery, SignalMessage message) {
        var signal = signal(message);
        var now = host.clock().now();
        Trust.findDoubt(signal, host.announced(), now)
                .ifPresentOrElse(
                        doubt -> doubted(delivery, message, signal, doubt), () -> trusted(delivery, message, signal));
    }

    private void trusted(Delivery delivery, SignalMessage message, Signal signal) {
        var by = By.elevator(signal.elevator());
        host.submit(at -> new Signalled(at, by, message.area(), signal)).onSuccess(outcome -> {
            metrics.signal(kind(signal), outcomeOf(outcome));
            if (outcome instanceof Outcome.Failed) {
                unreadable.keepFailed(delivery).onSuccess(kept -> delivery.ack().run());
                return;
            }
            receipts.send(message, outcome, host);
            delivery.ack().run();
        });
    }

    private void doubted(Delivery delivery, SignalMessage message, Signal signal, Distrust doubt) {
        var reason = doubt == Distrust.UNKNOWN_ELEVATOR ? Reason.UNKNOWN_ELEVATOR : Reason.IMPOSSIBLE_TIME;
        var sentence = doubt == Distrust.UNKNOWN_ELEVATOR
                ? "登记数据中没有电梯 " + signal.elevator() + "。 The register has no elevator " + signal.elevator() + "."
                : "控制器时间 " + signal.deviceAt() + " 不可能。 The controller's time " + signal.deviceAt() + " can't be.";
        var cry = new Cry(at -> new Cried(
                at,
                By.elevator(signal.elevator()),
                message.area(),
                signal.elevator(),
                signal.id(),
                doubt,
                sentence,
                signal.people()));
        var meant = signal.isCry() ? Optional.of(cry) : Optional.<Cry>empty();
        keep(delivery, reason, sentence, meant).onSuccess(outcome -> {
            metrics.signal(kind(signal), outcomeOf(meant, outcome));
            if (!(outcome instanceof Outcome.Failed)) receipts.send(message, outcome, host);
            delivery.ack().run();
        });
    }

    private void unread(Delivery delivery, Reason reason, String sentence) {
        var meant = Topics.findSignalElevator(delivery.topic())
                .map(elevator -> new Cry(at -> cry(at, delivery, elevator, reason, sentence)));
        keep(delivery, reason, sentence, meant).onSuccess(outcome -> {
            metrics.signal("unreadable", outcomeOf(meant, outcome));
            delivery.ack().run();
        });
    }

    private Future<Outcome> keep(Delivery delivery, Reason reason, String sentence, Optional<Cry> meant) {
        return unreadable.keep(delivery, reason, sentence, meant.map(cry -> cry::ask));
    }

    /** What a message means that can't be trusted, remembered as it was asked, for its id may hang on the time. */
    private static final class Cry {
        private final Function<Instant, Cried> words;
        private volatile @Nullable Cried asked;

        Cry(Function<Instant, Cried> words) {
            this.words = words;
        }

        Cried ask(Instant at) {
            var cried = words.apply(at);
            asked = cried;
            return cried;
        }

        /** Beyond a limit it is neither noted nor known afterwards. */
        boolean isKnown(Desk desk) {
            var cried = asked;
            return cried != null && desk.elevator(cried.elevator()).knows(cried.signal(), cried.at());
        }
    }

    private static Cried cry(Instant at, Delivery delivery, ElevatorId elevator, Reason reason, String sentence) {
        var distrust = reason == Reason.UNKNOWN_VERSION ? Distrust.UNKNOWN_VERSION : Distrust.UNREADABLE;
        var area = Topics.findSignalArea(delivery.topic()).orElse(NOWHERE);
        var id = new SignalId(SignalCodec.unreadableId(elevator, delivery.payload(), at));
        return new Cried(at, By.elevator(elevator), area, elevator, id, distrust, sentence, null);
    }

    private static Signal signal(SignalMessage message) {
        return new Signal(
                new SignalId(message.signalId()),
                message.elevator(),
                Signal.Kind.valueOf(message.kind().name()),
                message.at(),
                message.people(),
                message.held(),
                Optional.ofNullable(message.mode())
                        .map(mode -> ServiceMode.valueOf(mode.name()))
                        .orElse(null));
    }

    /** Of a message that can't be trusted: whether it raised a suspicion, joined a rescue, was heard before, came beyond a limit, or means nothing. */
    private static String outcomeOf(Optional<Cry> meant, Outcome outcome) {
        if (meant.isEmpty()) return "refused";
        if (!(outcome instanceof Outcome.Done done)) return outcomeOf(outcome);
        if (!meant.get().isKnown(done.desk())) return "limited";
        boolean raised = done.entries().stream().anyMatch(entry -> entry.event() instanceof RescueSuspected);
        return raised ? "suspected" : outcomeOf(outcome);
    }

    private static String outcomeOf(Outcome outcome) {
        if (outcome instanceof Outcome.Failed) return "failed";
        return outcome instanceof Outcome.Done done && done.entries().isEmpty() ? "known" : "noted";
    }

    private static String kind(Signal signal) {
        return signal.kind().name().toLowerCase(Locale.ROOT);
    }
}

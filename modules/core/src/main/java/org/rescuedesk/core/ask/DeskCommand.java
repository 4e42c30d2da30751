package org.rescuedesk.core.ask;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RescueEvent.TravelTimesTold;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.RuleEvent.CalibrationTaken;
import org.rescuedesk.core.RuleEvent.ClockStepped;
import org.rescuedesk.core.RuleEvent.DeskStarted;
import org.rescuedesk.core.RuleEvent.KeyAdopted;
import org.rescuedesk.core.RuleEvent.PersonsErased;
import org.rescuedesk.core.RuleEvent.PolicyTaken;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.proof.VerifyingKey;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.core.travel.ToldTimes;

/** What the desk tells itself, so that the journal knows it. */
public sealed interface DeskCommand extends Command {
    @Override
    default By by() {
        return By.DESK;
    }

    /** The desk takes up its work; its first fact, whatever else happens. */
    record Start(Instant at) implements DeskCommand {
        @Override
        public void decide(Facts facts) {
            var desk = facts.desk();
            facts.note(new DeskStarted(
                    at, By.DESK, desk.register().version(), Policy.NATIONAL.id().version()));
        }
    }

    /**
     * These rules are known from here on: each applies from its own date, but never from before now. One that is known already adds
     * nothing; one that the book objects to is refused, for decisions rest on what was known.
     */
    record TakePolicies(Instant at, By by, List<Policy> policies) implements DeskCommand {
        @Override
        public void decide(Facts facts) {
            for (var policy : policies) take(facts, policy);
        }

        private void take(Facts facts, Policy policy) {
            var book = facts.desk().policies();
            book.findObjection(policy, at).ifPresent(why -> {
                throw new Refused(why.chinese(), why.english());
            });
            if (book.find(policy.id()).isEmpty()) facts.note(new PolicyTaken(at, by, policy.notBefore(at)));
        }
    }

    /** The desk signs by another key from now on; {@code vouch} is the signature of the key before, if there was one and it is at hand. */
    record AdoptKey(
            Instant at,
            VerifyingKey key,
            @Nullable String previousKey,
            @Nullable String vouch) implements DeskCommand {
        @Override
        public void decide(Facts facts) {
            facts.note(new KeyAdopted(at, By.DESK, key.name(), key.hex(), previousKey, vouch));
        }
    }

    /** What is personal goes: of one rescue, or of all that ended before a time. {@code erased} says how many of each field there are. */
    record ErasePersons(
            Instant at,
            By by,
            @Nullable RescueId rescue,
            @Nullable Instant before,
            long upTo,
            Body erased) implements DeskCommand {
        @Override
        public void decide(Facts facts) {
            if (rescue != null) requireEnded(facts.desk(), rescue);
            if (erased.fields().isEmpty()) return;
            facts.note(new PersonsErased(at, by, rescue, before, upTo, erased));
        }

        /** Until then a crew may have to call back. */
        private static void requireEnded(Desk desk, RescueId rescue) {
            var known = desk.rescues().find(rescue);
            if (known.isEmpty() || known.get().stage().isEnded()) return;
            throw new Refused(
                    "救援 " + rescue + " 尚未结束，不能删除其个人信息。",
                    "Rescue " + rescue + " has not ended: what is personal in it can't be erased yet.");
        }
    }

    /** Travel times are reckoned by this calibration from now on; none follows when they are already. */
    record TakeCalibration(Instant at, Calibration calibration) implements DeskCommand {
        @Override
        public void decide(Facts facts) {
            var known = facts.desk().rules().travelTimes().calibration();
            if (!known.equals(calibration)) facts.note(new CalibrationTaken(at, By.DESK, calibration));
        }
    }

    /**
     * What an engine of roads told of the ways to a rescue. It is told too late for one that waits no more, and the same trouble
     * again is no news.
     */
    record TakeTravelTimes(Instant at, RescueId rescue, ToldTimes times) implements DeskCommand {
        @Override
        public void decide(Facts facts) {
            var known = facts.desk().rescues().find(rescue);
            if (known.isEmpty() || !known.get().stage().isWaiting()) return;
            var before = known.get().told();
            boolean isNews = times.toldAt() != null || before == null || before.trouble() != times.trouble();
            if (isNews) facts.note(new TravelTimesTold(at, By.DESK, rescue, times));
        }
    }

    /** The wall clock has jumped. */
    record Step(Instant at, Duration step) implements DeskCommand {
        @Override
        public void decide(Facts facts) {
            facts.note(new ClockStepped(at, By.DESK, step));
        }
    }
}

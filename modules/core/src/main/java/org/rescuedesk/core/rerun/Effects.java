package org.rescuedesk.core.rerun;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rescuedesk.core.register.AreaId;

/** What would have been otherwise, summed up over all moments and by area; each by itself, as if no other were. */
public final class Effects {
    private final List<Change> changes;
    private final Sum all = new Sum();
    private final Map<AreaId, Sum> areas = new TreeMap<>();
    private final List<Effect> others = new ArrayList<>();

    Effects(List<Change> changes) {
        this.changes = List.copyOf(changes);
    }

    /** Counts of moments, and of the time that crews would have been there sooner or later. */
    public static final class Sum {
        private int moments;
        private int otherCrew;
        private int nobodyNow;
        private int somebodyNow;
        private Duration gained = Duration.ZERO;
        private Duration lost = Duration.ZERO;
        private int lateBefore;
        private int lateAfter;
        private int openedBefore;
        private int kept;
        private int added;

        private void add(Effect effect) {
            moments++;
            if (effect.isOther()) {
                if (effect.would().isNobody()) nobodyNow++;
                else if (effect.was().isNobody()) somebodyNow++;
                else otherCrew++;
            }
            var difference = effect.gained();
            if (difference.isNegative()) lost = lost.minus(difference);
            else gained = gained.plus(difference);
            if (effect.was().late()) lateBefore++;
            if (effect.would().late()) lateAfter++;
            openedBefore += effect.was().opened().size();
            kept += effect.kept().size();
            added += effect.added().size();
        }

        public int moments() {
            return moments;
        }

        /** Another crew would have been asked than was. */
        public int otherCrew() {
            return otherCrew;
        }

        /** Nobody would have been asked where somebody was. */
        public int nobodyNow() {
            return nobodyNow;
        }

        /** Somebody would have been asked where nobody could be. */
        public int somebodyNow() {
            return somebodyNow;
        }

        public Duration gained() {
            return gained;
        }

        public Duration lost() {
            return lost;
        }

        /** Crews asked that were predicted to be late. */
        public int lateBefore() {
            return lateBefore;
        }

        public int lateAfter() {
            return lateAfter;
        }

        /** Levels that the desk opened because of whom it could send. */
        public int openedBefore() {
            return openedBefore;
        }

        /** Of these would not have opened. */
        public int kept() {
            return kept;
        }

        public int added() {
            return added;
        }
    }

    void take(Moment moment) {
        var effect = Effect.of(moment, changes);
        all.add(effect);
        areas.computeIfAbsent(effect.area(), area -> new Sum()).add(effect);
        boolean isOther =
                effect.isOther() || !effect.kept().isEmpty() || !effect.added().isEmpty();
        if (isOther || effect.was().late() != effect.would().late()) others.add(effect);
    }

    public Sum all() {
        return all;
    }

    public Map<AreaId, Sum> areas() {
        return areas;
    }

    /** Each moment at which something would have been otherwise. */
    public List<Effect> others() {
        return others;
    }
}

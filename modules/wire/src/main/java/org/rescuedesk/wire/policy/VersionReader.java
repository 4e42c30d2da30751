package org.rescuedesk.wire.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.policy.Arrivals;
import org.rescuedesk.core.policy.ClockStart;
import org.rescuedesk.core.policy.Eligibility;
import org.rescuedesk.core.policy.Escalation;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyId;
import org.rescuedesk.core.policy.Suspicions;
import org.rescuedesk.core.state.Sorted;

/** One version of an area's rules as its part of the file has it. */
final class VersionReader {
    /** An area without a limit of its own has that of the register, which the national rule lets be an hour at most. */
    private static final Duration LONGEST_USUAL = Duration.ofHours(1);

    private static final String SHORT = "1s";
    private static final String DAY = "24h";
    private static final int MOST = 1_000_000;
    private static final Pattern SOURCE = Pattern.compile("[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]{0,400}");
    private static final Pattern FROM =
            Pattern.compile("2[01][0-9]{2}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?");

    private final @Nullable String area;
    private final ZoneId zone;
    private @Nullable Arrivals arrivals;
    private @Nullable Escalation escalation;
    private @Nullable Suspicions suspicions;
    private @Nullable Eligibility eligibility;

    private VersionReader(@Nullable String area, ZoneId zone) {
        this.area = area;
        this.zone = zone;
    }

    /** Nothing where there is a mistake in it, which was told. The area is absent where it was wrong itself. */
    static Optional<Policy> read(Section version, @Nullable String area, ZoneId zone) {
        return new VersionReader(area, zone).read(version);
    }

    private Optional<Policy> read(Section version) {
        var number = version.number("version", 1, MOST);
        var from = from(version);
        var source = version.text("source", SOURCE, "the standard and its clause on one line", "一行文字，写明标准及条款");
        version.part("arrivals", this::arrivals);
        version.part("escalation", this::escalation);
        version.part("suspicions", this::suspicions);
        version.part("eligibility", this::eligibility);
        if (area == null || number == null || from == null || source == null) return Optional.empty();
        if (arrivals == null || escalation == null || suspicions == null || eligibility == null)
            return Optional.empty();
        return Optional.of(
                new Policy(new PolicyId(area, number), from, source, arrivals, escalation, suspicions, eligibility));
    }

    /** A day begins at its midnight; a time that the clocks jump over is an hour later, one that they show twice is the first. */
    private @Nullable Instant from(Section version) {
        var wanted = "a day or a time of a day from 2000 on, like 2027-01-01 or 2027-01-01 06:00";
        var text = version.text("from", FROM, wanted, " 2000 年以后的日期或时间，如 2027-01-01 或 2027-01-01 06:00");
        if (text == null) return null;
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            version.wrong("from", "is " + text + ", and there is no such day or time.", " 为 " + text + "，没有这样的日期或时间。");
            return null;
        }
    }

    private void arrivals(Section keys) {
        var limit = keys.has("limit") ? keys.length("limit", "1m", DAY) : null;
        var start = keys.word("clockStart", ClockStart.values());
        var warn = keys.length("warnAfter", SHORT, DAY);
        var accident = keys.length("accidentAfter", "1m", DAY);
        var longest = limit == null ? LONGEST_USUAL : limit;
        if (warn != null && warn.compareTo(longest) >= 0)
            keys.wrong("warnAfter", "has to be shorter than the limit " + of(limit), " 应短于时限" + ofChinese(limit));
        if (accident != null && accident.compareTo(longest) < 0)
            keys.wrong("accidentAfter", "can't be shorter than the limit " + of(limit), " 不可短于时限" + ofChinese(limit));
        if (start != null && warn != null && accident != null) arrivals = new Arrivals(limit, start, warn, accident);
    }

    private static String of(@Nullable Duration limit) {
        return limit == null
                ? "of an area, which is up to " + Length.text(LONGEST_USUAL) + "."
                : "(" + Length.text(limit) + ").";
    }

    private static String ofChinese(@Nullable Duration limit) {
        return limit == null ? "（各地最长 " + Length.text(LONGEST_USUAL) + "）。" : "（" + Length.text(limit) + "）。";
    }

    /** After the arrivals, whose limit an answer has to keep. */
    private void escalation(Section keys) {
        var first = answer(keys, "level1Answer");
        var second = answer(keys, "level2Answer");
        var whenLate = keys.flag("level2WhenLate");
        var silent = keys.length("crewSilent", "1m", DAY);
        var callBack = keys.length("callBack", "1m", "168h");
        if (first != null && second != null && whenLate != null && silent != null && callBack != null)
            escalation = new Escalation(first, second, whenLate, silent, callBack);
    }

    private @Nullable Duration answer(Section keys, String name) {
        var answer = keys.length(name, SHORT, DAY);
        var limit = arrivals == null ? null : arrivals.limit();
        var longest = limit == null ? LONGEST_USUAL : limit;
        if (answer != null && answer.compareTo(longest) > 0)
            keys.wrong(name, "can't be longer than the limit " + of(limit), " 不可长于时限" + ofChinese(limit));
        return answer;
    }

    private void suspicions(Section keys) {
        var opens = keys.length("opensAfter", SHORT, "1h");
        var kinds = new Kinds();
        if (keys.has("byKind")) keys.part("byKind", kinds::read);
        var held = keys.length("buttonHeld", SHORT, "5m");
        var sender = keys.number("perSender", 1, MOST);
        var doubted = keys.number("doubtedPerSender", 1, MOST);
        var unknown = keys.number("unknownElevators", 1, MOST);
        var ahead = keys.length("clockAhead", SHORT, DAY);
        if (opens != null && held != null && sender != null && doubted != null && unknown != null && ahead != null)
            suspicions = new Suspicions(opens, kinds.read, held, sender, doubted, unknown, ahead);
    }

    /** Those kinds that have a time of their own. */
    private static final class Kinds {
        private Sorted<Distrust, Duration> read = Sorted.empty();

        void read(Section keys) {
            for (var kind : Distrust.values()) {
                var length = keys.has(kind.name()) ? keys.length(kind.name(), SHORT, "1h") : null;
                if (length != null) read = read.with(kind, length);
            }
        }
    }

    private void eligibility(Section keys) {
        var fresh = keys.length("positionFresh", SHORT, DAY);
        var skills = keys.flag("skills");
        var duty = keys.has("longestDuty") ? keys.length("longestDuty", "1h", "168h") : null;
        var fence = keys.number("fenceM", 10, 2_000);
        if (fresh != null && skills != null && fence != null) eligibility = new Eligibility(fresh, skills, duty, fence);
    }
}

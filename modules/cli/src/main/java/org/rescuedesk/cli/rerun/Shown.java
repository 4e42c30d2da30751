package org.rescuedesk.cli.rerun;

import java.time.Duration;
import java.util.Locale;
import org.rescuedesk.core.rerun.Effect;
import org.rescuedesk.core.rerun.Effects;
import org.rescuedesk.core.rerun.Rereading;

/** Decisions made again, for the eye. */
final class Shown {
    private static final int MOST = 20;
    private static final double MINUTE = 60;
    private static final String ROW = "%-10s %9s %11s %9s %10s %9s %9s %7s %7s %8s %8s %8s%n";

    private Shown() {}

    static String table(Rereading read) {
        var text = new StringBuilder();
        line(text, "facts 事件", read.facts());
        line(text, "decisions 决定", read.decisions());
        line(text, "  by a person 由人作出", read.byPersons());
        line(text, "identical 一致", read.identical());
        line(text, "by an earlier method 旧方法作出", read.earlier());
        line(text, "different 不一致", read.differences().size());
        read.differences().stream()
                .limit(MOST)
                .forEach(each -> text.append(String.format(
                        Locale.ROOT,
                        "  event %d, rescue %s, character %d%n    recorded 原为 …%s…%n    again 重作 …%s…%n",
                        each.seq(),
                        each.rescue(),
                        each.at(),
                        each.recorded(),
                        each.again())));
        more(text, read.differences().size());
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String what, long number) {
        text.append(String.format(Locale.ROOT, "%,12d  %s%n", number, what));
    }

    private static void more(StringBuilder text, int all) {
        if (all > MOST)
            text.append(String.format(
                    Locale.ROOT, "  and %,d more, in --json. 其余 %,d 个见 --json。%n", all - MOST, all - MOST));
    }

    static String whatIf(Effects effects) {
        var text = new StringBuilder();
        text.append(String.format(
                "%nWhat if: each decision by itself, as if all before it had been as it was. 推演：逐个决定单独推演，不考虑前后影响。%n"));
        text.append(String.format(
                ROW,
                "area",
                "moments",
                "other crew",
                "nobody",
                "somebody",
                "min gained",
                "min lost",
                "late",
                "then",
                "levels",
                "kept",
                "added"));
        effects.areas().forEach((area, sum) -> row(text, area.toString(), sum));
        row(text, "all 合计", effects.all());
        var others = effects.others();
        others.stream()
                .limit(MOST)
                .forEach(each -> text.append("  ").append(sentence(each)).append('\n'));
        more(text, others.size());
        return text.toString().stripTrailing();
    }

    private static void row(StringBuilder text, String area, Effects.Sum sum) {
        text.append(String.format(
                Locale.ROOT,
                ROW,
                area,
                sum.moments(),
                sum.otherCrew(),
                sum.nobodyNow(),
                sum.somebodyNow(),
                minutes(sum.gained()),
                minutes(sum.lost()),
                sum.lateBefore(),
                sum.lateAfter(),
                sum.openedBefore(),
                sum.kept(),
                sum.added()));
    }

    private static String minutes(Duration length) {
        return String.format(Locale.ROOT, "%.1f", length.toSeconds() / MINUTE);
    }

    private static String sentence(Effect effect) {
        return String.format(
                Locale.ROOT,
                "event %d, %s: %s -> %s%s%s",
                effect.seq(),
                effect.rescue(),
                chosen(effect.was()),
                chosen(effect.would()),
                effect.kept().isEmpty() ? "" : ", level " + effect.kept() + " stays closed",
                effect.added().isEmpty() ? "" : ", level " + effect.added() + " opens");
    }

    private static String chosen(Effect.Chosen chosen) {
        return chosen.isNobody()
                ? "nobody 无人"
                : chosen.crew() + " in " + minutes(chosen.eta()) + " min" + (chosen.late() ? " (late 超时)" : "");
    }
}

package org.rescuedesk.core.verify;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.proof.Figures;
import org.rescuedesk.core.proof.Manifest;
import org.rescuedesk.core.proof.Member;

/** Holds a bundle's figures against those that were counted again. */
final class FigureCheck {
    private FigureCheck() {}

    static void compare(Bundle bundle, Manifest manifest, Recount recount) throws IOException, Fault {
        if (manifest.fromSeq() != 1)
            throw new Fault(
                    Kind.FIGURE,
                    manifest.untilSeq(),
                    "证据包不从事件 1 开始，其统计无从核对。",
                    "The bundle does not begin with event 1, so its figures can follow from nothing.");
        long count = 0;
        try (var lines = bundle.lines(Member.FIGURES)) {
            for (var figures : recount.figures()) {
                var line = lines.read();
                var text = line == null ? null : line.whole();
                if (!figures.toString().equals(text)) throw wrong(figures, text, manifest.untilSeq());
                count++;
            }
            if (lines.read() != null)
                throw new Fault(
                        Kind.FIGURE,
                        manifest.untilSeq(),
                        "统计中多出一部分，截至事件 " + manifest.untilSeq() + " 的日志中没有它。",
                        "The figures have a part too many: the journal up to event " + manifest.untilSeq()
                                + " has none such.");
        }
        if (count != manifest.figures()) throw Verification.miscounted(Member.FIGURES, manifest.figures(), count);
    }

    private static Fault wrong(Figures counted, @Nullable String text, long untilSeq) {
        var which = counted.part() + (counted.key().isEmpty() ? "" : " " + counted.key());
        var difference = difference(counted, text);
        return new Fault(
                Kind.FIGURE,
                untilSeq,
                "统计与日志不符（截至事件 " + untilSeq + "，" + which + "）：" + difference + "。",
                "A figure does not follow from the journal up to event " + untilSeq + " (" + which + "): " + difference
                        + ".");
    }

    private static String difference(Figures counted, @Nullable String text) {
        try {
            var said = Body.of(text == null ? "" : text).fields();
            var right = counted.body().fields();
            if (Objects.equals(said.get("part"), right.get("part"))
                    && Objects.equals(said.get("key"), right.get("key"))) {
                for (var each : right.entrySet()) {
                    var value = said.get(each.getKey());
                    if (!each.getValue().equals(value)) return each.getKey() + " = " + value + " ≠ " + each.getValue();
                }
            }
        } catch (IllegalArgumentException e) {
            return "? ≠ " + counted; // a line that can't be read
        }
        return "? ≠ " + counted;
    }
}

package org.rescuedesk.wire.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.rescuedesk.wire.Body;
import org.rescuedesk.wire.Refusal;

/** The file that the tree stands in: JSON, {@code causes} in two levels and {@code schemes}. */
final class CauseFile {
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final Pattern SCHEME = Pattern.compile("[a-z0-9]{1,32}");

    private CauseFile() {}

    static <T> T read(byte[] file, BiFunction<List<Cause>, List<Scheme>, T> maker) throws Refusal {
        var body = Body.of(file);
        return maker.apply(causes(body, ""), schemes(body));
    }

    private static List<Cause> causes(Body above, String before) throws Refusal {
        var causes = new ArrayList<Cause>();
        for (var each : above.bodies("causes")) {
            var code = before + code(each, WORD);
            causes.add(new Cause(
                    code,
                    each.text("name"),
                    each.text("name_en"),
                    each.texts("formerly"),
                    each.findText("comment"),
                    before.isEmpty() ? causes(each, code + ".") : List.of()));
        }
        return List.copyOf(causes);
    }

    private static List<Scheme> schemes(Body body) throws Refusal {
        var schemes = new ArrayList<Scheme>();
        for (var each : body.bodies("schemes")) {
            var groups = new ArrayList<Scheme.Group>();
            for (var group : each.bodies("groups"))
                groups.add(new Scheme.Group(
                        code(group, WORD), group.text("name"), group.text("name_en"), group.texts("causes")));
            schemes.add(new Scheme(
                    code(each, SCHEME),
                    each.text("name"),
                    each.text("name_en"),
                    each.findText("comment"),
                    List.copyOf(groups)));
        }
        return schemes;
    }

    private static String code(Body body, Pattern rule) throws Refusal {
        var code = body.text("code");
        if (rule.matcher(code).matches()) return code;
        throw body.bad("code", "不是代码", "is no code of " + rule.pattern());
    }
}

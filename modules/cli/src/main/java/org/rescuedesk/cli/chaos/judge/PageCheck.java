package org.rescuedesk.cli.chaos.judge;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rescuedesk.core.state.Desk;
import org.rescuedesk.server.board.CrewRow;
import org.rescuedesk.server.board.DeskView;
import org.rescuedesk.server.board.RescueRow;

/** The board by the API shows what the journal leads to, and a page that has followed the stream over all cuts shows the same. */
public final class PageCheck {
    /** It says at which fact a row was made, not what is in it. */
    private static final String SEQ = "seq";

    private final Findings findings;
    private final Desk desk;

    /** {@code desk} is what the journal's facts lead to. */
    public PageCheck(Desk desk, Findings findings) {
        this.desk = desk;
        this.findings = findings;
    }

    /** As {@code /api/board} answers. */
    public void board(JsonObject board) {
        var view = new DeskView(
                desk,
                board.getLong(SEQ),
                board.getInstant("now"),
                board.getBoolean("exercise"),
                crew -> Optional.empty());
        var expected = new TreeMap<String, JsonObject>();
        desk.rescues().values().forEach(each -> expected.put(each.id().value(), RescueRow.of(view, each)));
        compare("The board", rows(board, "rescues"), expected);
        var crews = new TreeMap<String, JsonObject>();
        view.register().listCrews().forEach(each -> crews.put(each.id().value(), CrewRow.of(view, each)));
        compare("The board", rows(board, "crews"), crews);
    }

    /** The rows that a page shows at last, beside those of the board. */
    public void page(Map<String, JsonObject> shown, JsonObject board) {
        compare("The page that followed", shown, rows(board, "rescues"));
    }

    private static Map<String, JsonObject> rows(JsonObject board, String which) {
        var rows = new TreeMap<String, JsonObject>();
        for (var row : board.getJsonArray(which)) {
            if (row instanceof JsonObject object) rows.put(object.getString("id"), object);
        }
        return rows;
    }

    private void compare(String who, Map<String, JsonObject> shown, Map<String, JsonObject> expected) {
        expected.forEach((id, row) -> {
            var there = shown.get(id);
            if (there == null) findings.lost("%s does not show %s.".formatted(who, id));
            else differences(who, id, there, row);
        });
        shown.keySet().stream()
                .filter(id -> !expected.containsKey(id))
                .forEach(id -> findings.wrong("%s shows %s, which is not there.".formatted(who, id)));
    }

    private void differences(String who, String id, JsonObject shown, JsonObject expected) {
        var one = new JsonObject(expected.encode());
        var other = new JsonObject(shown.encode());
        one.remove(SEQ);
        other.remove(SEQ);
        for (var field : one.fieldNames()) {
            var should = one.getValue(field);
            var is = other.getValue(field);
            if (!String.valueOf(should).equals(String.valueOf(is)))
                findings.wrong("%s shows %s of %s as %s; it is %s.".formatted(who, field, id, is, should));
        }
    }
}

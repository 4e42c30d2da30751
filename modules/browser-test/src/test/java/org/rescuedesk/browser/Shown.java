package org.rescuedesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.rescuedesk.server.Town;

/** What a board shows of its rescues, up to which fact: read from the page, or from the API. */
record Shown(long seq, List<Row> rows) {
    private static final String READ = """
            () => JSON.stringify({
              seq: Number(document.documentElement.dataset.seq ?? 0),
              rescues: [...document.querySelectorAll('[data-rescue]')].map(element => ({...element.dataset})),
            })""";

    /** A rescue by the five values that the page's elements carry; what is absent is empty. */
    record Row(String rescue, String stage, String crew, String people, String late) {}

    static Shown on(Page page) {
        var all = new JsonObject((String) page.evaluate(READ));
        return of(all.getLong("seq"), all.getJsonArray("rescues"), Shown::shownRow);
    }

    static Shown in(Town town) {
        try {
            var all = town.get("/api/board");
            return of(all.getLong("seq"), all.getJsonArray("rescues"), Shown::apiRow);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The page shows, at the same fact, exactly what the API tells; it gets the time to hear of it. */
    static Shown same(Page page, Town town) {
        Shown told;
        Shown shown;
        do {
            told = in(town);
            long wanted = told.seq;
            page.waitForCondition(() -> on(page).seq >= wanted);
            shown = on(page);
            // Further on than the API was: that has been overtaken, and is asked again.
        } while (shown.seq != told.seq);
        assertThat(shown).as(page.url()).isEqualTo(told);
        return told;
    }

    Row row(String rescue) {
        return rows.stream()
                .filter(each -> each.rescue.equals(rescue))
                .findFirst()
                .orElseThrow();
    }

    private static Shown of(long seq, JsonArray rows, java.util.function.Function<JsonObject, Row> read) {
        return new Shown(
                seq,
                rows.stream()
                        .map(each -> read.apply((JsonObject) each))
                        .sorted(Comparator.comparing(Row::rescue))
                        .toList());
    }

    private static Row shownRow(JsonObject row) {
        return new Row(
                row.getString("rescue"),
                row.getString("stage"),
                row.getString("crew"),
                row.getString("people"),
                row.getString("late"));
    }

    private static Row apiRow(JsonObject row) {
        var crew = row.getJsonObject("crew");
        var people = row.getInteger("people");
        return new Row(
                row.getString("id"),
                row.getString("stage"),
                crew == null ? "" : crew.getString("id"),
                people == null ? "" : people.toString(),
                row.getBoolean("late").toString());
    }
}

package org.rescuedesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rescuedesk.server.SmallTown;
import org.rescuedesk.server.Town;

/** The board in a real browser shows at every fact what the API tells, and finds its way back after a cut line. */
@ExtendWith(OneDesk.class)
class BoardTest {
    private static final Duration CUT = Duration.ofSeconds(10);

    private final Town town;
    private final Play play;
    private final Chromium chromium;

    BoardTest(Town town, Chromium chromium) {
        this.town = town;
        this.play = new Play(town);
        this.chromium = chromium;
    }

    @BeforeEach
    void nobodyIsShutIn() throws Exception {
        play.quiet();
    }

    @AfterEach
    void closePages() {
        chromium.closePages();
    }

    @Test
    void theBoardEqualsTheApiAfterEveryStepOfARescue() throws Exception {
        var shared = board("/");
        var own = board("/?stream=tab");
        var boards = List.of(shared, own);
        same(boards);

        var rescue = play.cry(SmallTown.SIGNAL, SmallTown.ELEVATOR);
        play.untilCrew(rescue, SmallTown.NEAR, "OFFERED");
        assertThat(same(boards).row(rescue)).isEqualTo(new Shown.Row(rescue, "OPEN", SmallTown.NEAR, "2", "false"));

        play.report(SmallTown.NEAR, "decline", rescue, Map.of("reason", "车辆故障"));
        play.untilCrew(rescue, SmallTown.FAR, "OFFERED");
        assertThat(same(boards).row(rescue).crew()).isEqualTo(SmallTown.FAR);

        play.report(SmallTown.FAR, "accept", rescue, Map.of());
        play.untilCrew(rescue, SmallTown.FAR, "ACCEPTED");
        same(boards);
        play.report(SmallTown.FAR, "depart", rescue, Map.of());
        play.untilCrew(rescue, SmallTown.FAR, "EN_ROUTE");
        same(boards);
        play.position(SmallTown.FAR, 26.59, 106.73);
        play.untilFact(rescue, "TrackNoted");
        same(boards);

        play.report(SmallTown.FAR, "arrive", rescue, Map.of("evidence", Map.of("source", "qr")));
        play.until(rescue, row -> row.stage().equals("ON_SITE"));
        same(boards);
        play.report(SmallTown.FAR, "release", rescue, Map.of("people", 3));
        play.until(rescue, row -> row.stage().equals("RELEASED"));
        assertThat(same(boards).row(rescue).people()).isEqualTo("3");
        play.report(SmallTown.FAR, "cause", rescue, Map.of("cause", "door"));
        play.until(rescue, row -> row.stage().equals("CLOSED"));
        assertThat(same(boards).row(rescue)).isEqualTo(new Shown.Row(rescue, "CLOSED", SmallTown.FAR, "3", "false"));

        confirmASuspicion(shared, boards);
        dismissASuspicion(own, boards);
        enterACall(shared, boards);
        becomeLate(boards);
        chromium.hasNoComplaints();
    }

    private void confirmASuspicion(Page page, List<Page> boards) throws Exception {
        var suspected = play.gibberish(SmallTown.SIGNAL);
        assertThat(same(boards).row(suspected)).isEqualTo(new Shown.Row(suspected, "SUSPECTED", "", "", "false"));
        row(page, suspected).locator("button.primary").click();
        play.untilCrew(suspected, SmallTown.NEAR, "OFFERED");
        assertThat(same(boards).row(suspected).stage()).isEqualTo("OPEN");
    }

    private void dismissASuspicion(Page page, List<Page> boards) throws Exception {
        var suspected = play.gibberish("elevator/520102/XX-999/signal");
        same(boards);
        row(page, suspected).locator("button:not(.primary)").click();
        row(page, suspected).locator("input").fill("物业回电：无人被困");
        row(page, suspected).locator("form button:not(.quiet)").click();
        play.until(suspected, row -> row.stage().equals("FALSE_ALARM"));
        same(boards);
    }

    private void enterACall(Page page, List<Page> boards) {
        page.locator("header.top button.primary").click();
        var form = page.locator("dialog.call");
        form.locator("[name=query]").fill("035303");
        form.locator("[name=people]").fill("4");
        form.locator("[name=name]").fill("王女士");
        form.locator("[name=phone]").fill("+86 (851) 123-456");
        Screenshots.take(page, "call-zh-1920");
        form.locator("footer button.primary").click();
        form.locator(".done").waitFor();
        var called = same(boards).rows().stream()
                .filter(each -> each.rescue().startsWith(SmallTown.OTHER + "@")
                        && each.stage().equals("OPEN"))
                .toList();
        assertThat(called).singleElement().extracting(Shown.Row::people).isEqualTo("4");
        form.locator(".done footer button").click();
    }

    private void becomeLate(List<Page> boards) throws Exception {
        var hasty = play.cry(SmallTown.HASTY_SIGNAL, SmallTown.HASTY);
        play.until(hasty, row -> row.late().equals("true"));
        assertThat(same(boards).row(hasty).late()).isEqualTo("true");
        play.quiet();
        same(boards);
        assertThat(row(boards.get(0), hasty).textContent()).doesNotContain("到场时");
    }

    @Test
    void thatNobodyIsPredictedInTimeStandsInTheRowBeforeTheLimitIsOver() throws Exception {
        var board = board("/");
        var rescue = play.cry(SmallTown.SIGNAL, SmallTown.ELEVATOR);
        play.untilCrew(rescue, SmallTown.NEAR, "OFFERED");
        play.report(SmallTown.NEAR, "depart", rescue, Map.of());
        play.untilCrew(rescue, SmallTown.NEAR, "EN_ROUTE");
        assertThat(row(board, rescue).locator(".expected").count()).isZero();
        play.position(SmallTown.FAR, 28.9, 109.2);
        play.position(SmallTown.NEAR, 28.2, 108.5);
        play.untilFact(rescue, "TrackNoted");
        row(board, rescue).locator(".expected").waitFor();
        assertThat(row(board, rescue).locator(".expected").textContent()).isEqualTo("预计超时到场");
    }

    @Test
    void aBoardWhoseLineWasCutSaysSoAndIsEqualAgainWithoutBeingReloaded() throws Exception {
        int port = town.uri("/").getPort();
        try (var torn = new Line(port);
                var silent = new Line(port)) {
            var boards = List.of(open(torn.url("/?stream=tab")), open(silent.url("/")));
            var before = play.cry(SmallTown.SIGNAL, SmallTown.ELEVATOR);
            play.untilCrew(before, SmallTown.NEAR, "OFFERED");
            var known = same(boards);
            boards.forEach(page -> page.evaluate("() => { window.neverReloaded = true; }"));

            var cutAt = Instant.now();
            torn.tear();
            silent.hush();
            meanwhile(before);
            for (var page : boards) {
                page.waitForCondition(() -> link(page).equals("cut"));
                assertThat(Shown.on(page)).isEqualTo(known);
                assertThat(page.locator(".banner.cut").textContent())
                        .contains("数据截至")
                        .containsPattern("[0-9]{2}:[0-9]{2}:[0-9]{2}");
            }
            Screenshots.take(boards.get(0), "cut-zh-1920");
            Awaitility.await().atMost(CUT).until(() -> Instant.now().isAfter(cutAt.plus(CUT)));

            torn.mend();
            silent.mend();
            for (var page : boards) {
                page.waitForCondition(() -> link(page).equals("live"));
                assertThat(Shown.same(page, town).row(before).stage()).isEqualTo("CLOSED");
                assertThat(page.evaluate("() => window.neverReloaded")).isEqualTo(true);
                assertThat(page.locator(".banner.cut").count()).isZero();
            }
            chromium.complainsOnlyOfTheCutLine();
        }
    }

    /** What a cut board misses: a rescue is ended, another begun. */
    private void meanwhile(String rescue) throws Exception {
        play.serve(rescue, SmallTown.NEAR);
        var call = new JsonObject().put("rescueCode", "035303").put("people", 1);
        assertThat(town.post("/api/rescues", call).getString("stage")).isEqualTo("OPEN");
    }

    private Page board(String path) {
        return open(town.uri(path).toString());
    }

    private Page open(String url) {
        var page = chromium.page(1920, 1080);
        page.navigate(url);
        page.waitForCondition(() -> link(page).equals("live"));
        return page;
    }

    private Shown same(List<Page> boards) {
        Shown shown = null;
        for (var page : boards) shown = Shown.same(page, town);
        return shown;
    }

    private static Locator row(Page page, String rescue) {
        return page.locator("[data-rescue='" + rescue + "']");
    }

    private static String link(Page page) {
        return (String) page.evaluate("() => document.documentElement.dataset.link ?? ''");
    }
}

package org.rescuedesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rescuedesk.server.SmallTown;
import org.rescuedesk.server.Town;

/** What a dispatcher does on the pages, in a real browser: silences, sends, hands over, corrects, takes out of service. */
@ExtendWith(OneDesk.class)
class DispatcherTest {
    /** Words that are of no language. */
    private static final String REASON = "0851-8690";

    private final Town town;
    private final Play play;
    private final Chromium chromium;

    DispatcherTest(Town town, Chromium chromium) {
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
    void anAlarmStandsOutUntilOneTapAndCanBeReadAfterwards() throws Exception {
        var late = play.cry(SmallTown.HASTY_SIGNAL, SmallTown.HASTY);
        play.until(late, row -> row.late().equals("true"));
        var board = open("/", 1920, 1080);
        var row = row(board, late);
        row.locator("[data-alarm=LATE]").waitFor();
        Languages.both(chromium, board, "alarm-%s-1920");
        row.locator("[data-alarm=LATE] button").click();
        row.locator("[data-alarm=LATE]").waitFor(gone());
        row.locator(".silent", new Locator.LocatorOptions().setHasText("Nobody there at the limit"))
                .waitFor();
        assertThat(town.get("/api/rescues/" + late)
                        .getJsonObject("rescue")
                        .getJsonArray("alarms")
                        .encode())
                .doesNotContain("LATE");
        chromium.hasNoComplaints();
    }

    @Test
    void levelThreeSaysWhomToCallWhereAndWhatUntilSomebodyThereTookItOn() throws Exception {
        var rescue = cryAndAccept();
        town.post(
                "/api/rescues/" + rescue + "/passengers",
                new JsonObject().put("injured", 1).put("vulnerability", "CHILD"));
        town.post(
                "/api/rescues/" + rescue + "/level",
                new JsonObject().put("level", 3).put("reason", REASON));
        var phone = open("/", 390, 844);
        row(phone, rescue).locator(".fire[data-pressing=true]").waitFor();
        Languages.both(chromium, phone, "level3-%s-390");

        var board = open("/", 1920, 1080);
        assertThat(row(board, rescue).locator(".fire").textContent()).contains("119", "花果园3栋1号梯", "被困 2 人、受伤 1 人、有儿童");
        row(board, rescue).locator(".fire button.primary").click();
        var dialog = board.locator("dialog[data-ask=hand-over]");
        dialog.locator("[name=name]").fill("张队");
        dialog.locator("[name=phone]").fill("119");
        Screenshots.take(board, "hand-over-zh-1920");
        dialog.locator("footer .primary").click();
        row(board, rescue).locator("[data-other='119']").waitFor();
        assertThat(row(board, rescue).locator(".fire").count()).isZero();
        play.untilFact(rescue, "HandedOver");
        chromium.hasNoComplaints();
    }

    @Test
    void manyAlarmsAreAcknowledgedByOneButtonEachByItselfAndWhatFailsIsTold() throws Exception {
        var one = toLevelThree(SmallTown.more(1));
        var other = toLevelThree(SmallTown.more(2));
        var board = open("/", 1920, 1080);
        board.locator(".all-alarms").waitFor();
        assertThat(board.locator(".all-alarms p").textContent()).isEqualTo("2 条警示待知悉");
        chromium.closePages();
        askToAcknowledgeAll(open("/", 390, 844), "acknowledge-all-%s-390");
        board = open("/", 1920, 1080);
        var dialog = askToAcknowledgeAll(board, "acknowledge-all-%s-1920");
        board.route(url -> url.contains("/acknowledge") && url.contains(SmallTown.more(2)), Route::abort);
        dialog.locator("footer .primary").click();
        dialog.locator(".problem").waitFor();
        assertThat(dialog.locator(".problem").textContent()).contains("1 could not be", "花果园11栋1号梯");
        assertThat(waiting(one)).isEqualTo("[]");
        assertThat(waiting(other)).contains("FIRE_BRIGADE_WANTED");
        Screenshots.take(board, "acknowledge-all-failed-en-1920");
        board.unrouteAll();
        dialog.locator("footer .primary").click();
        dialog.waitFor(gone());
        board.locator(".all-alarms").waitFor(gone());
        play.untilFact(one, "MarkAcknowledged");
        play.untilFact(other, "MarkAcknowledged");
        assertThat(waiting(other)).isEqualTo("[]");
    }

    private String toLevelThree(String elevator) throws Exception {
        var rescue = play.cry("elevator/520102/" + elevator + "/signal", elevator);
        town.post(
                "/api/rescues/" + rescue + "/level",
                new JsonObject().put("level", 3).put("reason", REASON));
        return rescue;
    }

    private String waiting(String rescue) throws Exception {
        return town.get("/api/rescues/" + rescue)
                .getJsonObject("rescue")
                .getJsonArray("alarms")
                .encode();
    }

    private Locator askToAcknowledgeAll(Page page, String name) {
        page.locator(".all-alarms button").first().click();
        var dialog = page.locator("dialog[data-ask=acknowledge-all]");
        dialog.waitFor();
        Screenshots.take(page, name.formatted("zh"));
        dialog.locator("header button").click();
        page.locator("header.top button[lang=en]").click();
        page.locator(".all-alarms button").first().click();
        dialog.waitFor();
        Screenshots.take(page, name.formatted("en"));
        chromium.hasNoComplaints();
        return dialog;
    }

    @Test
    void anotherCrewIsSentBesideTheFirstAndAWrongNumberIsCorrectedBySomebodyElsesLeave() throws Exception {
        var rescue = cryAndAccept();
        var page = open("/rescue.html?id=" + rescue, 1920, 1080);
        var send = ask(page, "send");
        send.locator("[name=crew][value=" + SmallTown.FAR + "]").click();
        send.locator("[name=reason]").fill(REASON);
        Screenshots.take(page, "send-zh-1920");
        send.locator("footer .primary").click();
        page.locator("[data-type=CrewOffered]").nth(1).waitFor();
        var row = town.get("/api/rescues/" + rescue).getJsonObject("rescue");
        assertThat(row.getJsonObject("crew").getString("id")).isEqualTo(SmallTown.NEAR);
        assertThat(row.getJsonArray("others").getJsonObject(0).getString("id")).isEqualTo(SmallTown.FAR);

        var correct = ask(page, "correction");
        correct.locator("[name=value]").fill("4");
        correct.locator("[name=approver]").fill("dispatcher");
        correct.locator("[name=reason]").fill(REASON);
        correct.locator("footer .primary").click();
        correct.locator(".problem").waitFor();
        assertThat(correct.locator(".problem").textContent()).isEqualTo("更正须由另一人批准。");
        correct.locator("[name=approver]").fill("9527");
        correct.locator("footer .primary").click();
        page.locator("[data-corrected=PEOPLE]").waitFor();
        assertThat(page.locator("[data-type=CorrectionMade]").textContent()).contains("被困人数：2 → 4", "9527", REASON);
        chromium.closePages();
        Languages.both(chromium, open("/rescue.html?id=" + rescue, 390, 844), "life-%s-390");
        Languages.both(chromium, open("/rescue.html?id=" + rescue, 1920, 1080), "life-%s-1920");
    }

    @Test
    void anElevatorOutOfServiceIsReleasedByANamedPerson() throws Exception {
        var elevator = SmallTown.more(3);
        var page = open("/elevator.html?id=" + elevator, 1920, 1080);
        page.locator(".service button").click();
        page.locator("dialog[data-ask=take] [name=reason]").fill(REASON);
        page.locator("dialog[data-ask=take] footer .primary").click();
        page.locator(".service[data-out=true]").waitFor();
        var due = open("/due.html", 390, 844);
        due.locator("[data-out='" + elevator + "']").waitFor();
        Languages.both(chromium, due, "due-%s-390");
        page.locator(".service button.primary").click();
        page.locator("dialog[data-ask=release] [name=name]").fill("9527");
        page.locator("dialog[data-ask=release] footer .primary").click();
        page.locator(".service[data-out=false]").waitFor();
        assertThat(town.get("/api/elevators/" + elevator).getValue("outOfServiceSince"))
                .isNull();
        chromium.hasNoComplaints();
    }

    private String cryAndAccept() throws Exception {
        var rescue = play.cry(SmallTown.SIGNAL, SmallTown.ELEVATOR);
        play.untilCrew(rescue, SmallTown.NEAR, "OFFERED");
        play.report(SmallTown.NEAR, "accept", rescue, Map.of());
        play.untilCrew(rescue, SmallTown.NEAR, "ACCEPTED");
        return rescue;
    }

    private static Locator ask(Page page, String action) {
        page.locator("[data-action=" + action + "]").click();
        return page.locator("dialog[data-ask=" + action + "]");
    }

    private static Locator row(Page page, String rescue) {
        return page.locator("[data-rescue='" + rescue + "']");
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    private Page open(String path, int width, int height) {
        var page = chromium.page(width, height);
        page.navigate(town.uri(path).toString());
        page.waitForCondition(() -> "live".equals(page.evaluate("() => document.documentElement.dataset.link")));
        return page;
    }
}

package org.rescuedesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescuedesk.core.Distrust;
import org.rescuedesk.core.EscalationEvent.LevelOpened;
import org.rescuedesk.core.EventType;
import org.rescuedesk.core.plan.Decision;
import org.rescuedesk.core.plan.Lack;
import org.rescuedesk.core.state.Assignment;
import org.rescuedesk.core.state.Correction;
import org.rescuedesk.core.state.CrewState;
import org.rescuedesk.core.state.Mark;
import org.rescuedesk.core.state.Passengers.Vulnerability;
import org.rescuedesk.core.state.Stage;
import org.rescuedesk.core.state.TimePoint;
import org.rescuedesk.core.travel.Trouble;
import org.rescuedesk.server.SmallTown;
import org.rescuedesk.server.Town;
import org.rescuedesk.wire.Reason;

/** All pages in both languages, at a desk and on a phone: every word is there, nothing is refused, nothing sticks out. */
@ExtendWith(OneDesk.class)
class PagesTest {
    private static final Locator.WaitForOptions ATTACHED =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    private static Town town;
    private static Chromium chromium;
    private static String served;

    @BeforeAll
    static void happen(Town there, Chromium seen) throws Exception {
        town = there;
        chromium = seen;
        var play = new Play(town);
        play.quiet();
        served = play.cry(SmallTown.SIGNAL, SmallTown.ELEVATOR);
        play.untilCrew(served, SmallTown.NEAR, "OFFERED");
        play.report(SmallTown.NEAR, "decline", served, Map.of("reason", "车辆故障"));
        play.untilCrew(served, SmallTown.FAR, "OFFERED");
        play.serve(served, SmallTown.FAR);
        play.cry(SmallTown.HASTY_SIGNAL, SmallTown.HASTY);
        town.post("/api/rescues", new JsonObject().put("rescueCode", "035303").put("people", 1));
        play.gibberish("elevator/520102/XX-999/signal");
    }

    @AfterEach
    void closePages() {
        chromium.closePages();
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080", "390, 844"})
    void theBoard(int width, int height) {
        var page = open("/", width, height, ".rescue");
        Languages.both(chromium, page, "board-%s-" + width);
        Shown.same(page, town);
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080", "390, 844"})
    void aRescue(int width, int height) throws Exception {
        var page = open("/rescue.html?id=" + served, width, height, ".timeline li");
        Languages.both(chromium, page, "rescue-%s-" + width);
        var detail = town.get("/api/rescues/" + served);
        assertThat(texts(page, ".timeline li", "e => e.dataset.type")).isEqualTo(strings(detail, "timeline", "type"));
        assertThat(texts(
                        page,
                        ".decisions article",
                        "e => e.querySelector('[data-chosen=true] small').textContent.trim()"))
                .isEqualTo(strings(detail, "decisions", "chosen"));
        assertThat(texts(page, ".decisions tbody th small", "e => e.textContent.trim()"))
                .isEqualTo(detail.getJsonArray("decisions").stream()
                        .flatMap(each -> strings((JsonObject) each, "candidates", "crew").stream())
                        .toList())
                .contains(SmallTown.NEAR, SmallTown.FAR);
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080", "390, 844"})
    void anElevator(int width, int height) throws Exception {
        var play = new Play(town);
        play.tells(SmallTown.ELEVATOR, Instant.now().minusSeconds(7_200), "inspection", 900);
        play.tells(SmallTown.ELEVATOR, Instant.now().minusSeconds(3_600), "normal", 950);
        play.tells(SmallTown.ELEVATOR, Instant.now(), "normal", 1_000);
        play.isOnline(SmallTown.ELEVATOR);
        var rescue = open("/rescue.html?id=" + served, width, height, ".timeline li");
        rescue.click("a[href^='/elevator.html']");
        rescue.waitForSelector("[data-samples]");
        var page = open("/elevator.html?id=" + SmallTown.ELEVATOR, width, height, "[data-its-rescue]");
        page.waitForSelector("[data-samples]");
        Languages.both(chromium, page, "elevator-%s-" + width);
        var detail = town.get("/api/elevators/" + SmallTown.ELEVATOR);
        assertThat(texts(page, "[data-its-rescue]", "e => e.dataset.itsRescue"))
                .isEqualTo(strings(detail, "rescues", "id"))
                .contains(served);
        assertThat(texts(page, ".line", "e => e.dataset.line")).containsExactly("on");
        assertThat(texts(page, "[data-item=runs] dd, [data-item=floor] dd", "e => e.textContent"))
                .containsExactly("3", "1000");
        assertThat(texts(page, "[data-samples]", "e => e.dataset.runs")).containsExactly("100");
        assertThat(texts(
                        page,
                        "[data-lane=mode] rect, [data-lane=rescue] rect",
                        "e => e.parentElement.parentElement.dataset.lane"))
                .contains("mode", "rescue");
        // It began a moment ago, so it stands at the right end of the 1,440 minutes.
        assertThat(texts(page, "[data-lane=rescue] rect", "e => String(e.getBBox().x > 1300)"))
                .isNotEmpty()
                .containsOnly("true");
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080", "390, 844"})
    void anElevatorThatHadAFaultWhenItsLineWasLost(int width, int height) throws Exception {
        var elevator = SmallTown.more(1);
        new Play(town).failsAndIsLost(elevator);
        var page = open("/elevator.html?id=" + elevator, width, height, "[data-outage]");
        Languages.both(chromium, page, "outages-%s-" + width);
        assertThat(texts(page, "[data-line]", "e => e.dataset.line")).containsExactly("off");
        assertThat(texts(page, "[data-fault]", "e => e.dataset.fault")).containsExactly("last-known");
        assertThat(texts(page, "[data-goes-on=true]", "e => e.dataset.outage")).containsExactly("link_lost", "fault");
        assertThat(texts(page, "[data-outage]", "e => e.dataset.outage"))
                .isEqualTo(strings(town.get("/api/elevators/" + elevator), "outages", "kind"));
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080", "390, 844"})
    void theFigures(int width, int height) throws Exception {
        var page = open("/figures.html", width, height, "dl.big");
        Languages.both(chromium, page, "figures-%s-" + width);
        var figure = town.get("/api/figures/response-times");
        assertThat(texts(page, "[data-share]", "e => e.lastElementChild.textContent"))
                .isEqualTo(Stream.of(
                                "provenInTime",
                                "claimedInTime",
                                "inTimeNotKnown",
                                "late",
                                "acceptedSoon",
                                "answered",
                                "level1",
                                "level2",
                                "level3")
                        .map(each -> figure.getInteger(each).toString())
                        .toList());
        assertThat(texts(page, ".counted tr", "e => e.lastElementChild.textContent"))
                .startsWith(Stream.of("rescues", "people", "arrived", "neededArrival", "underWay")
                        .map(each -> figure.getInteger(each).toString())
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080", "390, 844"})
    void theLedger(int width, int height) throws Exception {
        var page = open("/ledger.html", width, height, "[data-total]");
        Languages.both(chromium, page, "ledger-%s-" + width);
        var ledger = town.get("/api/ledger");
        assertThat(page.locator(".asof").getAttribute("data-total"))
                .isEqualTo(ledger.getInteger("total").toString());
        assertThat(texts(page, "[data-outcome]", "e => e.dataset.rescue"))
                .isEqualTo(strings(ledger, "deeds", "rescue"));
        assertThat(texts(page, "[data-between] tbody tr", "e => e.dataset.contract"))
                .isEqualTo(strings(ledger, "between", "contractFirm"));
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080", "390, 844"})
    void theReportsPartsAndTheRescuesBehindThem(int width, int height) throws Exception {
        var report = town.get("/api/figures/report");
        var area = report.getJsonArray("byArea").getJsonObject(0).getString("key");
        var page = open("/figures.html?area=" + area, width, height, "table.parts");
        var narrow = town.get("/api/figures/report?area=" + area);
        for (var by : List.of("month", "area", "firm", "cause")) {
            var parts = strings(narrow, "by" + by.substring(0, 1).toUpperCase(Locale.ROOT) + by.substring(1), "key");
            assertThat(texts(page, "[data-by=" + by + "] tbody tr", "e => e.dataset.key"))
                    .isEqualTo(parts);
        }
        assertThat(texts(page, ".buckets li", "e => e.dataset.arrived"))
                .isEqualTo(narrow.getJsonArray("buckets").stream()
                        .map(each -> ((JsonObject) each).getInteger("arrived").toString())
                        .toList());
        assertThat(texts(page, ".buckets a, .big a", "e => new URL(e.href).searchParams.get('figure')"))
                .containsOnly("arrived")
                .hasSizeGreaterThan(4);
        assertThat(texts(page, "[data-by] tbody td:nth-child(3) a", "e => new URL(e.href).searchParams.get('figure')"))
                .containsOnly("freed");
        page.locator(".counted a").first().click();
        page.waitForURL("**/rescues.html*");
        page.locator("table.behind tbody tr").first().waitFor();
        Languages.both(chromium, page, "rescues-%s-" + width);
        assertThat(texts(page, "table.behind tbody tr", "e => e.dataset.id"))
                .isEqualTo(strings(town.get("/api/figures/rescues?area=" + area), "rescues", "id"))
                .isNotEmpty();
        assertThat(page.locator(".asof").textContent())
                .contains(narrow.getJsonObject("slice").getString("areaNameEn"));
    }

    @Test
    void theListBehindAFigureGoesOnToItsEnd() throws Exception {
        var all = strings(town.get("/api/figures/rescues"), "rescues", "id");
        var page = open("/rescues.html?limit=1", 1920, 1080, "table.behind tbody tr");
        for (int shown = 1; shown < all.size(); shown++) {
            page.locator("button.more").click();
            page.locator("table.behind tbody tr").nth(shown).waitFor();
        }
        assertThat(texts(page, "table.behind tbody tr", "e => e.dataset.id"))
                .isEqualTo(all)
                .hasSizeGreaterThan(1);
        assertThat(page.locator("button.more").count()).isZero();
    }

    /** The night in which a year ends in New York is the next year's morning in Guizhou. */
    @Test
    void aRescueElsewhereStandsInItsOwnMonthAndALateListThatIsCutOffSaysSo() {
        var page = open("/figures.html", 1920, 1080, "dl.big");
        var text = page.evaluate("""
                async () => {
                  const { html, render } = await import("/web/html.js");
                  const { ReportParts } = await import("/web/report.js");
                  const late = [{ id: "a@20270101T043000Z", place: "5TH AVENUE", area: "360061", areaName: "", areaNameEn: "", firm: null, firmName: null,
                    zone: "America/New_York", startedAt: "2027-01-01T04:30:00Z", stage: "CLOSED", limitS: 1800, arrivalS: 1900, arrivalGrade: "A", overS: 100 }];
                  const box = document.body.appendChild(document.createElement("div"));
                  render(html`<${ReportParts} report=${{ whole: { late: 1001 }, byMonth: [], byArea: [], byFirm: [], byCause: [], buckets: [], late }} slice=${{}} />`, box);
                  return box.textContent;
                }""");
        assertThat((String) text).contains("2026/12/31 23:30:00 America/New_York", "1001 起");
    }

    @Test
    void aCauseIsChosenInTwoStepsAndTheReportSumsUpByTheSchemeThatIsChosen() throws Exception {
        var page = open("/figures.html", 1920, 1080, "[data-schemes]");
        page.evaluate("""
                async () => {
                  const { html, render } = await import("/web/html.js");
                  const { CauseChoice } = await import("/web/causes.js");
                  render(html`<form id="choice"><${CauseChoice} /></form>`, document.body.appendChild(document.createElement("div")));
                }""");
        page.locator("#choice [data-cause=top] option[value=door]").waitFor(ATTACHED);
        assertThat(page.locator("#choice [data-cause=below]").count()).isZero();
        page.locator("#choice [data-cause=top]").selectOption("door");
        assertThat(chosen(page)).isEqualTo("door");
        page.locator("#choice [data-cause=below]").selectOption("door.lock_contact");
        assertThat(chosen(page)).isEqualTo("door.lock_contact");
        page.locator("#choice [data-cause=top]").selectOption("human");
        assertThat(chosen(page)).isEqualTo("human");

        page.locator("[data-schemes]").selectOption("guizhou");
        page.waitForURL("**/figures.html?scheme=guizhou");
        page.locator("[data-by=cause] tbody tr").first().waitFor();
        assertThat(texts(page, "[data-by=cause] tbody tr", "e => e.dataset.key"))
                .isEqualTo(strings(town.get("/api/figures/report?scheme=guizhou"), "byCause", "key"))
                .contains("electromechanical");
        page.locator("[data-by=cause] [data-key=electromechanical] th a").click();
        page.waitForURL("**/figures.html?scheme=guizhou&cause=electromechanical");
        page.locator(".narrowed").waitFor();
        assertThat(page.locator(".narrowed").textContent()).contains("机电故障");
    }

    private static Object chosen(Page page) {
        return page.evaluate("() => new FormData(document.getElementById('choice')).get('cause')");
    }

    @Test
    void anElevatorWhoseClockIsAheadSaysSo() throws Exception {
        var elevator = SmallTown.more(2);
        new Play(town).tells(elevator, Instant.now().plusSeconds(270), "normal", 1_100);
        var page = open("/elevator.html?id=" + elevator, 1920, 1080, "[data-ahead]");
        assertThat(texts(page, "[data-ahead]", "e => e.textContent"))
                .singleElement()
                .asString()
                .isEqualTo("按其自身时钟，快 5 分钟");
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080", "390, 844"})
    void theRulesThatADecisionNames(int width, int height) throws Exception {
        var rescue = open("/rescue.html?id=" + served, width, height, ".decisions article");
        rescue.locator(".decisions article a[href='/rules.html?id=national%2F2']")
                .first()
                .click();
        rescue.locator("[data-rules='national/2'] [data-key=fenceM]").waitFor();
        assertThat(texts(rescue, "[data-key=level1AnswerS] td", "e => e.textContent"))
                .containsExactly("3 分钟");
        assertThat(texts(rescue, "[data-known]", "e => e.dataset.known"))
                .isEqualTo(strings(town.get("/api/policies"), "policies", "id"));
        Languages.both(chromium, rescue, "rules-%s-" + width);
    }

    @ParameterizedTest
    @CsvSource({"1920, 1080", "390, 844"})
    void theUnreadable(int width, int height) throws Exception {
        var page = open("/unreadable.html", width, height, "ol.unreadable li");
        Languages.both(chromium, page, "unreadable-%s-" + width);
        assertThat(texts(page, "ol.unreadable li", "e => e.dataset.reason"))
                .isEqualTo(strings(town.get("/api/unreadable"), "unreadable", "reason"))
                .isNotEmpty();
    }

    @Test
    void theCatalogueHasWordsForEveryCodeOfTheDesk() {
        var page = open("/", 1920, 1080, ".rescue");
        var keys = Languages.strings(
                page.evaluate("async () => Object.keys((await import('/web/catalogue.js')).catalogue)"));
        assertThat(keys).containsAll(codes("stage", Stage.values()));
        assertThat(keys).containsAll(codes("assignment", Assignment.State.values()));
        assertThat(keys).containsAll(codes("suspicion", Distrust.values()));
        assertThat(keys).containsAll(codes("shortfall", Lack.values()));
        assertThat(keys).containsAll(codes("point", TimePoint.values()));
        assertThat(keys).containsAll(codes("refused", Reason.values()));
        assertThat(keys).containsAll(codes("mark", Mark.values())).containsAll(codes("mark.ask", Mark.values()));
        assertThat(keys).containsAll(codes("fact.MarkReached", Mark.values()));
        assertThat(keys).containsAll(codes("vulnerability", Vulnerability.values()));
        assertThat(keys).containsAll(codes("corrected", Correction.Field.values()));
        assertThat(keys).containsAll(codes("opened", LevelOpened.Why.values()));
        assertThat(keys).containsAll(codes("readiness", CrewState.Readiness.values()));
        assertThat(keys).containsAll(codes("why", Decision.Why.values()));
        assertThat(keys).containsAll(codes("excluded", Decision.Why.values()));
        assertThat(keys).containsAll(codes("trouble", Trouble.values()));
        assertThat(keys)
                .containsAll(EventType.ALL.stream()
                        .filter(each -> org.rescuedesk.core.RescueEvent.class.isAssignableFrom(each.type()))
                        .map(each -> "fact." + each.name())
                        .toList());
        var holes = Languages.strings(page.evaluate("""
                async () => Object.entries((await import('/web/catalogue.js')).catalogue)
                  .filter(([, both]) => both.length !== 2 || both.some(text => !text))
                  .map(([key]) => key)"""));
        assertThat(holes).isEmpty();
    }

    private static List<String> codes(String kind, Enum<?>[] all) {
        return Stream.of(all).map(each -> kind + "." + each.name()).toList();
    }

    private static Page open(String path, int width, int height, String there) {
        var page = chromium.page(width, height);
        page.navigate(town.uri(path).toString());
        page.locator(there).first().waitFor();
        page.waitForCondition(() ->
                page.evaluate("() => document.documentElement.dataset.link").equals("live"));
        return page;
    }

    private static List<String> texts(Page page, String selector, String read) {
        return Languages.strings(page.locator(selector).evaluateAll("(all, nothing) => all.map(" + read + ")"));
    }

    private static List<String> strings(JsonObject of, String list, String field) {
        return of.getJsonArray(list).stream()
                .map(each -> ((JsonObject) each).getString(field))
                .toList();
    }
}

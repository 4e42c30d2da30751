// @ts-check
/** The response-time table: what was reached how fast, and how well that is proven. */
import { get } from "./api.js";
import { Header, useBoard } from "./header.js";
import { html, render, useEffect, useSettings, useState } from "./html.js";
import { Behind, query, ReportParts, sliceName, sliceOfPage } from "./report.js";
import { startStore } from "./store.js";
import { fullTime, lengthOf, t, word } from "./words.js";

const PATH = "/api/figures/report";
const slice = sliceOfPage();
const AGAIN_MS = 15_000;

function FiguresPage() {
  useSettings();
  const board = useBoard();
  const { report, problem } = useReport(board.loaded);
  return html`
    <${Header} board=${board} title=${t("figures")} />
    <main class="sheet">
      <h1>${t("figures")}</h1>
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${report && board.loaded && html`<${Narrowed} report=${report} /><${Figure} figure=${report.whole} />
        <${ReportParts} report=${report} slice=${slice} />`}
    </main>`;
}

/** @param {boolean} ready */
function useReport(ready) {
  const [state, setState] = useState({ report: /** @type {any} */ (null), problem: "" });
  useEffect(() => {
    if (!ready) return;
    const read = async () => {
      const { ok, body, problem } = await get(`${PATH}${query(slice)}`);
      setState((before) => ({ report: ok ? body : before.report, problem }));
    };
    read();
    const timer = setInterval(read, AGAIN_MS);
    return () => clearInterval(timer);
  }, [ready]);
  return state;
}

/** What the page's address narrows the report to. @param {{report: any}} props */
function Narrowed({ report }) {
  const what = sliceName(report.slice);
  if (!what) return null;
  return html`<p class="narrowed">${t("report.of", { what })} · <a href="/figures.html">${t("report.clear")}</a></p>`;
}

/** @param {{figure: any}} props */
function Figure({ figure }) {
  return html`
    <p class="asof">${t("figures.asof", { time: fullTime(figure.asOf) })}${figure.exercise ? ` · ${t("exercise")}` : ""} ·
      ${" "}<a href=${`${PATH}.csv${query(slice)}`} download>${t("figures.csv")}</a> ·
      ${" "}<a href=${`/ledger.html${query({ month: slice.month, area: slice.area, firm: slice.firm })}`}>${t("ledger")}</a></p>
    <section><h2>${t("figures.arrival")}</h2>
      <dl class="big">
        ${["mean", "median", "p90", "max"].map((name) => html`<div><dt>${t(`figures.${name}`)}</dt><dd><${Behind} slice=${slice} figure="arrived" n=${figure.arrived} says=${lengthOf(figure[`${name}ArrivalS`])} /></dd></div>`)}
      </dl>
      <p class="said">${t("figures.arrival.says", { n: figure.arrived })}</p>
    </section>
    <section><h2>${t("figures.intime")}</h2>
      <table class="shares">
        <tbody>${["provenInTime", "claimedInTime", "inTimeNotKnown", "late"].map((name) =>
          html`<${Share} name=${name} n=${figure[name]} of=${figure.neededArrival} />`)}</tbody>
      </table>
      <p class="said">${t("figures.of", { n: figure.neededArrival })}</p>
    </section>
    <section><h2>${t("figures.turnout")}</h2>
      <table class="shares">
        <tbody><${Share} name="acceptedSoon" n=${figure.acceptedSoon} of=${figure.ordered} />
          <${Share} name="answered" n=${figure.answered} of=${figure.orders} plain=${true} />
          ${["level1", "level2", "level3"].map((name) => html`<${Share} name=${name} n=${figure[name]} of=${figure.neededArrival} />`)}</tbody>
      </table>
      <p class="said">${t("figures.turnout.says")}</p>
    </section>
    <section><h2>${t("figures.counts")}</h2>
      <table class="counted"><tbody>
        ${["rescues", "people", "arrived", "neededArrival", "underWay"].map((name) => html`<${Count} label=${t(`figures.${name}`)} says=${t(`figures.${name}.says`)} name=${name} n=${figure[name]} />`)}
        ${Object.entries(figure.standApart ?? {}).map(([stage, n]) => html`<${Count} label=${word("stage", stage)} says=${t("figures.apart.says")} name=${stage} n=${n} />`)}
      </tbody></table>
    </section>`;
}

/** `plain` counts orders, behind which no list of rescues stands. @param {{name: string, n: number, of: number, plain?: boolean}} props */
function Share({ name, n, of, plain }) {
  const share = of ? n / of : 0;
  return html`<tr data-share=${name}>
    <th scope="row">${t(`figures.${name}`)}<small>${t(`figures.${name}.says`, { of })}</small></th>
    <td class="bar">${n > 0 && html`<i style=${{ width: `${share * 100}%` }}></i>`}</td>
    <td class="n">${of ? `${(share * 100).toFixed(1)}%` : t("unknown")}</td><td class="n">${plain ? n : html`<${Behind} slice=${slice} figure=${coded(name)} n=${n} />`}</td>
  </tr>`;
}

/** Behind people stand the rescues that they were freed in. @param {{label: string, says: string, name: string, n: any}} props */
function Count({ label, says, name, n }) {
  return html`<tr><th scope="row">${label}<small>${says}</small></th>
    <td class="n"><${Behind} slice=${slice} figure=${name === "people" ? "freed" : coded(name)} n=${n} /></td></tr>`;
}

/** A figure's name as the contract spells it: neededArrival is needed_arrival. @param {string} name */
function coded(name) {
  return name.replace(/[a-z][A-Z]/g, (pair) => `${pair[0]}_${pair[1]}`).toLowerCase();
}

startStore();
render(html`<${FiguresPage} />`, /** @type {HTMLElement} */ (document.getElementById("page")));

// @ts-check
/** The response-time table: what was reached how fast, and how well that is proven. */
import { get } from "./api.js";
import { Header, useBoard } from "./header.js";
import { html, render, useEffect, useSettings, useState } from "./html.js";
import { startStore } from "./store.js";
import { fullTime, lengthOf, t, word } from "./words.js";

const PATH = "/api/figures/response-times";
const AGAIN_MS = 15_000;

function FiguresPage() {
  useSettings();
  const board = useBoard();
  const { figure, problem } = useFigure(board.loaded);
  return html`
    <${Header} board=${board} title=${t("figures")} />
    <main class="sheet">
      <h1>${t("figures")}</h1>
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${figure && board.loaded && html`<${Figure} figure=${figure} />`}
    </main>`;
}

/** @param {boolean} ready */
function useFigure(ready) {
  const [state, setState] = useState({ figure: /** @type {any} */ (null), problem: "" });
  useEffect(() => {
    if (!ready) return;
    const read = async () => {
      const { ok, body, problem } = await get(PATH);
      setState((before) => ({ figure: ok ? body : before.figure, problem }));
    };
    read();
    const timer = setInterval(read, AGAIN_MS);
    return () => clearInterval(timer);
  }, [ready]);
  return state;
}

/** @param {{figure: any}} props */
function Figure({ figure }) {
  return html`
    <p class="asof">${t("figures.asof", { time: fullTime(figure.asOf) })}${figure.exercise ? ` · ${t("exercise")}` : ""} ·
      ${" "}<a href=${`${PATH}.csv`} download>${t("figures.csv")}</a></p>
    <section><h2>${t("figures.arrival")}</h2>
      <dl class="big">
        ${["mean", "median", "p90", "max"].map((name) => html`<div><dt>${t(`figures.${name}`)}</dt><dd>${lengthOf(figure[`${name}ArrivalS`])}</dd></div>`)}
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
    <section><h2>${t("figures.counts")}</h2>
      <table class="counted"><tbody>
        ${["rescues", "people", "arrived", "neededArrival", "underWay"].map((name) => html`<${Count} label=${t(`figures.${name}`)} says=${t(`figures.${name}.says`)} n=${figure[name]} />`)}
        ${Object.entries(figure.standApart ?? {}).map(([stage, n]) => html`<${Count} label=${word("stage", stage)} says=${t("figures.apart.says")} n=${n} />`)}
      </tbody></table>
    </section>`;
}

/** @param {{name: string, n: number, of: number}} props */
function Share({ name, n, of }) {
  const share = of ? n / of : 0;
  return html`<tr data-share=${name}>
    <th scope="row">${t(`figures.${name}`)}<small>${t(`figures.${name}.says`)}</small></th>
    <td class="bar">${n > 0 && html`<i style=${{ width: `${share * 100}%` }}></i>`}</td>
    <td class="n">${of ? `${(share * 100).toFixed(1)}%` : t("unknown")}</td><td class="n">${n}</td>
  </tr>`;
}

/** @param {{label: string, says: string, n: any}} props */
function Count({ label, says, n }) {
  return html`<tr><th scope="row">${label}<small>${says}</small></th><td class="n">${n}</td></tr>`;
}

startStore();
render(html`<${FiguresPage} />`, /** @type {HTMLElement} */ (document.getElementById("page")));

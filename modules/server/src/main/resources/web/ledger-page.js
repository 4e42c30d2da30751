// @ts-check
/** Who rescued whose elevator: totals between each two firms, and every deed behind them. */
import { get, rescuePage } from "./api.js";
import { Header, useBoard } from "./header.js";
import { html, render, useEffect, useSettings, useState } from "./html.js";
import { query, sliceName, sliceOfPage } from "./report.js";
import { settings } from "./settings.js";
import { startStore } from "./store.js";
import { fullTime, t, word } from "./words.js";

const PATH = "/api/ledger";
const PAGE = 500;
const MOST = 5_000;
const AGAIN_MS = 15_000;
const { month, area, firm } = sliceOfPage();
const slice = { month, area, firm };

/** @param {boolean} ready @param {number} limit */
function useLedger(ready, limit) {
  const [state, setState] = useState({ ledger: /** @type {any} */ (null), problem: "" });
  useEffect(() => {
    if (!ready) return;
    const read = async () => {
      const { ok, body, problem } = await get(`${PATH}${query({ ...slice, limit: String(limit) })}`);
      setState((before) => ({ ledger: ok ? body : before.ledger, problem }));
    };
    read();
    const timer = setInterval(read, AGAIN_MS);
    return () => clearInterval(timer);
  }, [ready, limit]);
  return state;
}

function LedgerPage() {
  useSettings();
  const board = useBoard();
  const [limit, setLimit] = useState(PAGE);
  const { ledger, problem } = useLedger(board.loaded, limit);
  return html`
    <${Header} board=${board} title=${t("ledger")} />
    <main class="sheet">
      <h1>${t("ledger")}</h1>
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${ledger && html`<${Ledger} ledger=${ledger} />
        ${ledger.deeds.length < ledger.total && html`<p class="said">${t("report.shown", { n: ledger.deeds.length, all: ledger.total })} ·
          ${" "}${limit < MOST ? html`<button type="button" class="more" onClick=${() => setLimit(MOST)}>${t("report.more")}</button>` : t("ledger.cut")}</p>`}`}
    </main>`;
}

/** @param {{ledger: any}} props */
function Ledger({ ledger }) {
  const what = sliceName(ledger.slice);
  return html`
    ${what && html`<p class="narrowed">${t("report.of", { what })} · <a href="/ledger.html">${t("report.clear")}</a></p>`}
    <p class="asof" data-total=${ledger.total}>${t("figures.asof", { time: fullTime(ledger.asOf) })}${ledger.exercise ? ` · ${t("exercise")}` : ""} ·
      ${" "}<a href=${`${PATH}.csv${query(slice)}`} download>${t("figures.csv")}</a> · <a href=${`/figures.html${query(slice)}`}>${t("figures")}</a></p>
    <p class="said">${t("ledger.says")}</p>
    ${ledger.total ? html`<${Totals} rows=${ledger.between} /><${Deeds} rows=${ledger.deeds} />` : html`<p class="said">${t("ledger.none")}</p>`}`;
}

/** @param {{rows: any[]}} props */
function Totals({ rows }) {
  return html`<section><h2>${t("ledger.between")}</h2><div class="wide"><table class="parts" data-between>
    <thead><tr><th scope="col">${t("ledger.contract")}</th><th scope="col">${t("ledger.by")}</th>
      ${["rescued", "forNothing", "handedOver", "people"].map((name) => html`<th scope="col" class="n">${t(`ledger.${name}`)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr data-contract=${row.contractFirm ?? ""} data-by=${row.fireBrigade ? "119" : row.rescueFirm ?? ""}>
      <th scope="row"><${Firm} id=${row.contractFirm} name=${row.contractFirmName} none=${t("report.nofirm")} /></th><td>${by(row)}</td>
      ${["rescued", "forNothing", "handedOver", "people"].map((name) => html`<td class="n">${row[name]}</td>`)}</tr>`)}</tbody>
  </table></div></section>`;
}

/** A firm that narrows the page to itself. @param {{id: string | null, name: string | null, none: string}} props */
function Firm({ id, name, none }) {
  return id ? html`<a href=${`/ledger.html${query({ ...slice, firm: id })}`}>${name}</a>` : html`${none}`;
}

/** Who came. @param {any} row */
function by(row) {
  if (row.fireBrigade || row.outcome === "HANDED_OVER") return t("ledger.fire");
  return html`<${Firm} id=${row.rescueFirm} name=${row.rescueFirmName} none=${t("ledger.nobodyknows")} />`;
}

/** Why it was sent, and by whom. @param {any} deed */
function why({ decided, decidedBy }) {
  if (decided === "PERSON") return decidedBy === "dispatcher" ? t("opened.OVERRIDE") : t("ledger.person", { who: decidedBy }); // As long as nobody signs in.
  return word("opened", decided);
}

/** @param {{rows: any[]}} props */
function Deeds({ rows }) {
  const times = ["offeredAt", "acceptedAt", "departedAt", "arrivedAt", "releasedAt", "endedAt"];
  return html`<section><h2>${t("ledger.deeds")}</h2><div class="wide"><table class="parts behind">
    <thead><tr><th scope="col">${t("report.place")}</th><th scope="col">${t("ledger.by")}</th><th scope="col">${t("ledger.outcome")}</th><th scope="col">${t("ledger.decided")}</th>
      <th scope="col" class="n">${t("ledger.people")}</th>${times.map((name) => html`<th scope="col">${t(`ledger.${name}`)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr key=${`${row.rescue} ${row.crew} ${row.offeredAt}`} data-rescue=${row.rescue} data-outcome=${row.outcome}>
      <th scope="row"><a href=${rescuePage(row.rescue)}>${row.place || row.rescue}</a><small>${settings.lang === "en" ? row.areaNameEn : row.areaName} · ${row.contractFirmName ?? t("report.nofirm")}</small></th>
      <td>${by(row)}${row.outcome === "HANDED_OVER" ? "" : html`<small>${row.crew}</small>`}</td><td>${word("outcome", row.outcome)}<small>${t("ledger.level", { n: row.level })}</small></td>
      <td>${why(row)}</td><td class="n">${row.people ?? "–"}</td>
      ${times.map((name) => html`<td>${row[name] ? fullTime(row[name], row.zone) : "–"}</td>`)}</tr>`)}</tbody>
  </table></div></section>`;
}

startStore();
render(html`<${LedgerPage} />`, /** @type {HTMLElement} */ (document.getElementById("page")));

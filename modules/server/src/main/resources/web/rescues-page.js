// @ts-check
/** The rescues behind a figure, so that nobody has to believe it. */
import { get } from "./api.js";
import { Header, useBoard } from "./header.js";
import { html, render, useEffect, useSettings, useState } from "./html.js";
import { query, Rescues, sliceName, sliceOfPage } from "./report.js";
import { startStore } from "./store.js";
import { find, t, word } from "./words.js";

const asked = new URLSearchParams(location.search);
const PAGE = asked.get("limit") ?? "500";
const MINUTE_S = 60;
const figure = asked.get("figure") ?? "rescues";
const which = { ...sliceOfPage(), figure, fromS: asked.get("fromS") ?? undefined, toS: asked.get("toS") ?? undefined };

/** The figure's name as the report has it. */
function figureName() {
  if (figure === "freed") return t("report.freed");
  const camel = figure.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  return find(`figures.${camel}`) ?? word("stage", figure.toUpperCase());
}

/** @param {any} slice as the desk names it */
function heading(slice) {
  const minutes = (/** @type {string | undefined} */ s) => (s === undefined ? "" : Number(s) / MINUTE_S);
  const steps = which.fromS || which.toS ? t("report.between", { from: minutes(which.fromS), to: minutes(which.toS) }) : "";
  return [figureName(), steps, sliceName(slice)].filter(Boolean).join(" · ");
}

/** @param {boolean} ready */
function usePages(ready) {
  const [state, setState] = useState({ rows: /** @type {any[]} */ ([]), slice: /** @type {any} */ (null), total: 0, problem: "" });
  const read = async () => {
    const after = state.rows.length ? state.rows[state.rows.length - 1].id : undefined;
    const { ok, body, problem } = await get(`/api/figures/rescues${query({ ...which, after, limit: PAGE })}`);
    setState((before) => (ok ? { rows: [...before.rows, ...body.rescues], slice: body.slice, total: body.total, problem } : { ...before, problem }));
  };
  useEffect(() => {
    if (ready) read();
  }, [ready]);
  return { ...state, read };
}

function RescuesPage() {
  useSettings();
  const board = useBoard();
  const { rows, slice, total, problem, read } = usePages(board.loaded);
  return html`
    <${Header} board=${board} title=${t("report.behind")} />
    <main class="sheet">
      <h1>${t("report.behind")}</h1>
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${slice && html`
        <p class="asof" data-total=${total}>${t("report.behind.says", { figure: heading(slice), n: total })} ·
          ${" "}<a href=${`/figures.html${query(sliceOfPage())}`}>${t("figures")}</a></p>
        ${rows.length ? html`<${Rescues} rows=${rows} />` : html`<p class="said">${t("report.none")}</p>`}
        ${rows.length < total && html`<p class="said">${t("report.shown", { n: rows.length, all: total })} · <button type="button" class="more" onClick=${read}>${t("report.more")}</button></p>`}`}
    </main>`;
}

startStore();
render(html`<${RescuesPage} />`, /** @type {HTMLElement} */ (document.getElementById("page")));

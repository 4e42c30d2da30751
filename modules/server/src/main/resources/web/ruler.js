// @ts-check
/** All open rescues on one ruler of time used: when many are shut in, the list is longer than the screen, but this is not. */
import { html, useNow } from "./html.js";
import { stateOf, usedShare } from "./urgency.js";
import { t } from "./words.js";

const STATES = ["late", "warn", "calm", "reached", "freed"];
/** Twelve columns up to the limit, one beyond it. */
const COLUMNS = 12;

/** @param {{rows: any[]}} props */
export function Ruler({ rows }) {
  // Counted again only when a mark moves into another column or changes its state.
  const key = useNow((now) => count(rows, now).map((column) => STATES.map((state) => column[state] ?? 0).join(".")).join("/"));
  const columns = key.split("/").map((column) => column.split(".").map(Number));
  const most = Math.max(6, ...columns.map((column) => column.reduce((sum, n) => sum + n, 0)));
  return html`<figure class="ruler">
    <figcaption>${summary(columns)}</figcaption>
    <div class="columns" aria-hidden="true">
      ${columns.map((column, index) => html`<${Column} counts=${column} most=${most} index=${index} />`)}
    </div>
  </figure>`;
}

/** @param {{counts: number[], most: number, index: number}} props */
function Column({ counts, most, index }) {
  const total = counts.reduce((sum, n) => sum + n, 0);
  const share = (index * 100) / COLUMNS;
  const label = index === COLUMNS ? t("ruler.over") : index % 4 === 0 ? t("ruler.share", { share: Math.round(share) }) : "";
  return html`<div class="column" data-over=${index === COLUMNS}>
    <b>${total || ""}</b>
    ${counts.map((n, state) => n > 0 && html`<i data-state=${STATES[state]} style=${{ height: `${(n / most) * 44}px` }}></i>`)}
    <span>${label}</span>
  </div>`;
}

/** @param {any[]} rows @param {number} now @returns {Record<string, number>[]} per column, how many in which state */
function count(rows, now) {
  const columns = Array.from({ length: COLUMNS + 1 }, () => /** @type {Record<string, number>} */ ({}));
  for (const row of rows) {
    const state = stateOf(row, now);
    const column = columns[state === "late" ? COLUMNS : Math.min(COLUMNS - 1, Math.floor(usedShare(row, now) * COLUMNS))];
    column[state] = (column[state] ?? 0) + 1;
  }
  return columns;
}

/** @param {number[][]} columns */
function summary(columns) {
  return STATES.map((state, index) => [state, columns.reduce((sum, column) => sum + column[index], 0)])
    .filter(([, n]) => n)
    .map(([state, n]) => html`<span data-state=${state}><i aria-hidden="true"></i>${t(`ruler.${state}`, { n })}</span>`);
}

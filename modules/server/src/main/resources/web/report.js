// @ts-check
/** The parts of a report: by month, area and firm, in steps of five minutes, and who came late. Every figure opens its rescues. */
import { rescuePage } from "./api.js";
import { html } from "./html.js";
import { settings } from "./settings.js";
import { fullTime, lengthOf, t, word } from "./words.js";

const MINUTE_S = 60;
/** The limit in cities; some areas have an hour, so what lies beyond is marked and not called late. */
const CITY_LIMIT_S = 1800;
/** Beyond it one column stands for all that is later. */
const MOST_BUCKETS = 13;

/** What a report is narrowed to. @typedef {{month?: string, area?: string, firm?: string}} Slice */

/** @param {Record<string, string | undefined>} values @returns {string} a query, or nothing */
export function query(values) {
  const given = /** @type {[string, string][]} */ (Object.entries(values).filter(([, value]) => value));
  return given.length ? `?${new URLSearchParams(given)}` : "";
}

/** @returns {Slice} what the page's address narrows it to */
export function sliceOfPage() {
  const asked = new URLSearchParams(location.search);
  const get = (/** @type {string} */ name) => asked.get(name) ?? undefined;
  return { month: get("month"), area: get("area"), firm: get("firm") };
}

/** A count that opens the rescues it counts. @param {{slice: Slice, figure: string, n: number}} props */
export function Behind({ slice, figure, n }) {
  return n ? html`<a href=${`/rescues.html${query({ ...slice, figure })}`}>${n}</a>` : html`${n}`;
}

/** @param {{report: any, slice: Slice}} props */
export function ReportParts({ report, slice }) {
  return html`
    <${Buckets} buckets=${report.buckets} />
    <${Parts} title=${t("report.months")} parts=${report.byMonth} by="month" slice=${slice} />
    <${Parts} title=${t("report.areas")} parts=${report.byArea} by="area" slice=${slice} />
    <${Parts} title=${t("report.firms")} parts=${report.byFirm} by="firm" slice=${slice} />
    <section><h2>${t("report.late")}</h2>
      ${report.late.length ? html`<${Rescues} rows=${report.late} />` : html`<p class="said">${t("report.nobodylate")}</p>`}
    </section>`;
}

/** @param {{name: string, nameEn: string, key: string}} part */
export function partName(part) {
  return (settings.lang === "en" ? part.nameEn : part.name) || part.key || t("report.nofirm");
}

/** @param {{title: string, parts: any[], by: "month" | "area" | "firm", slice: Slice}} props */
function Parts({ title, parts, by, slice }) {
  if (!parts.length) return null;
  return html`<section><h2>${title}</h2><div class="wide"><table class="parts" data-by=${by}>
    <thead><tr><td></td>${["rescues", "people", "mean", "median", "p90", "max"].map((name) => html`<th scope="col" class="n">${t(`figures.${name}`)}</th>`)}
      <th scope="col" class="n">${t("report.intime")}</th><th scope="col" class="n">${t("figures.late")}</th></tr></thead>
    <tbody>${parts.map((part) => html`<${PartRow} key=${part.key} part=${part} by=${by} slice=${{ ...slice, [by]: part.key }} />`)}</tbody>
  </table></div></section>`;
}

/** @param {{part: any, by: string, slice: Slice}} props */
function PartRow({ part, slice }) {
  const { figure } = part;
  const opens = (/** @type {string} */ name, /** @type {number} */ n) => (part.key ? html`<${Behind} slice=${slice} figure=${name} n=${n} />` : n);
  return html`<tr data-key=${part.key}>
    <th scope="row">${part.key ? html`<a href=${`/figures.html${query(slice)}`}>${partName(part)}</a>` : partName(part)}</th>
    <td class="n">${opens("rescues", figure.rescues)}</td><td class="n">${figure.people}</td>
    ${["mean", "median", "p90", "max"].map((name) => html`<td class="n">${figure.arrived ? lengthOf(figure[`${name}ArrivalS`]) : "–"}</td>`)}
    <td class="n">${opens("proven_in_time", figure.provenInTime)} / ${opens("claimed_in_time", figure.claimedInTime)} / ${opens("in_time_not_known", figure.inTimeNotKnown)}</td>
    <td class="n">${opens("late", figure.late)}</td>
  </tr>`;
}

/** @param {{buckets: any[]}} props */
function Buckets({ buckets }) {
  if (!buckets.length) return null;
  const shown = buckets.slice(0, MOST_BUCKETS);
  const later = buckets.slice(MOST_BUCKETS).reduce((sum, bucket) => sum + bucket.arrived, 0);
  const columns = later ? [...shown, { fromS: shown[shown.length - 1].toS, toS: null, arrived: later }] : shown;
  const most = Math.max(...columns.map((bucket) => bucket.arrived));
  return html`<section><h2>${t("report.buckets")}</h2>
    <ol class="buckets">${columns.map(({ fromS, toS, arrived }) => html`<li key=${fromS} data-over=${fromS >= CITY_LIMIT_S} data-arrived=${arrived}
      title=${t("report.bucket", { from: fromS / MINUTE_S, to: toS === null ? "" : toS / MINUTE_S, n: arrived })}>
      <b>${arrived || ""}</b><i style=${{ height: `${(arrived / most) * 9}rem` }}></i><small>${toS === null ? `> ${fromS / MINUTE_S}` : toS / MINUTE_S}</small></li>`)}</ol>
    <p class="said">${t("report.minutes")} · ${t("report.buckets.says")}</p>
  </section>`;
}

/** @param {{rows: any[]}} props */
export function Rescues({ rows }) {
  return html`<div class="wide"><table class="parts behind">
    <thead><tr><th scope="col">${t("report.place")}</th><th scope="col">${t("report.started")}</th><th scope="col">${t("report.stage")}</th>
      <th scope="col" class="n">${t("report.arrival")}</th><th scope="col" class="n">${t("report.limit")}</th>
      <th scope="col" class="n">${t("report.over")}</th><th scope="col">${t("report.grade")}</th></tr></thead>
    <tbody>${rows.map((row) => html`<tr key=${row.id} data-id=${row.id}>
      <th scope="row"><a href=${rescuePage(row.id)}>${row.place || row.id}</a><small>${settings.lang === "en" ? row.areaNameEn : row.areaName}${row.firmName ? ` · ${row.firmName}` : ""}</small></th>
      <td>${fullTime(row.startedAt)}</td><td>${word("stage", row.stage)}</td>
      <td class="n">${row.arrivalS === null ? "–" : lengthOf(row.arrivalS)}</td><td class="n">${lengthOf(row.limitS)}</td>
      <td class="n over">${row.overS ? lengthOf(row.overS) : ""}</td>
      <td>${row.arrivalGrade ? word("grade", row.arrivalGrade) : "–"}</td></tr>`)}</tbody>
  </table></div>`;
}

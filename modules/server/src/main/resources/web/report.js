// @ts-check
/** The parts of a report: by month, area, firm and cause, in steps of five minutes, and who came late. Every figure opens its rescues. */
import { rescuePage } from "./api.js";
import { named, useCauses } from "./causes.js";
import { html } from "./html.js";
import { settings } from "./settings.js";
import { fullTime, lengthOf, t, word } from "./words.js";

const MINUTE_S = 60;
/** The limit in cities; some areas have an hour, so what lies beyond is marked and not called late. */
const CITY_LIMIT_S = 1800;
/** Beyond it one column stands for all that is later. */
const MOST_BUCKETS = 13;

/** Where the id of a firm or a group of causes would be: rescues without any. */
const NONE = "-";

/** What a report is narrowed to, and how it sums causes up. @typedef {{month?: string, area?: string, firm?: string, scheme?: string, cause?: string}} Slice */

/** @param {Record<string, string | undefined>} values @returns {string} a query, or nothing */
export function query(values) {
  const given = /** @type {[string, string][]} */ (Object.entries(values).filter(([, value]) => value));
  return given.length ? `?${new URLSearchParams(given)}` : "";
}

/** @returns {Slice} what the page's address narrows it to */
export function sliceOfPage() {
  const asked = new URLSearchParams(location.search);
  const get = (/** @type {string} */ name) => asked.get(name) ?? undefined;
  return { month: get("month"), area: get("area"), firm: get("firm"), scheme: get("scheme"), cause: get("cause") };
}

/** A figure that opens the rescues it counts, if there are any. @param {{slice: Slice, figure: string, n: number, says?: string}} props */
export function Behind({ slice, figure, n, says }) {
  return n ? html`<a href=${behind({ ...slice, figure })}>${says ?? n}</a>` : html`${says ?? n}`;
}

/** @param {Record<string, string | undefined>} which */
export function behind(which) {
  return `/rescues.html${query(which)}`;
}

/** What the desk says that a report is narrowed to, in words. @param {any} slice */
export function sliceName({ month, area, areaName, areaNameEn, firm, firmName, cause, causeName, causeNameEn }) {
  const parts = [
    month,
    area && partName({ key: area, name: areaName, nameEn: areaNameEn }),
    firm && partName({ key: firm === NONE ? "" : firm, name: firmName, nameEn: firmName }),
    cause && partName({ key: cause, name: causeName, nameEn: causeNameEn }),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** @param {{report: any, slice: Slice}} props */
export function ReportParts({ report, slice }) {
  return html`
    <${Buckets} buckets=${report.buckets} slice=${slice} />
    <${Parts} title=${t("report.months")} parts=${report.byMonth} by="month" slice=${slice} />
    <${Parts} title=${t("report.areas")} parts=${report.byArea} by="area" slice=${slice} />
    <${Parts} title=${t("report.firms")} parts=${report.byFirm} by="firm" slice=${slice} />
    <${Parts} title=${t("report.causes")} parts=${report.byCause} by="cause" slice=${slice} says=${html`<${Schemes} slice=${slice} asked=${report.slice} />`} />
    <section><h2>${t("report.late")}</h2>
      ${report.late.length < report.whole.late && html`<p class="said" data-cut=${report.late.length}>${t("report.late.cut", { n: report.late.length, all: report.whole.late })}</p>`}
      ${report.late.length ? html`<p class="asof"><a href=${`/api/figures/report/late.csv${query(slice)}`} download>${t("report.late.csv")}</a></p>
        <${Rescues} rows=${report.late} />` : html`<p class="said">${t("report.nobodylate")}</p>`}
    </section>`;
}

/** @param {{name: string, nameEn: string, key: string}} part */
export function partName(part) {
  return (settings.lang === "en" ? part.nameEn : part.name) || part.key || t("report.nofirm");
}

/** Each place sums causes up in its own way; the groups of one mean nothing in another. @param {{slice: Slice, asked: any}} props */
function Schemes({ slice, asked }) {
  const tree = useCauses();
  if (!tree) return null;
  const open = (/** @type {any} */ event) => location.assign(`/figures.html${query({ ...slice, cause: undefined, scheme: event.target.value })}`);
  return html`<p class="said"><label>${t("report.scheme")} <select data-schemes value=${asked.scheme} onChange=${open}>
    ${tree.schemes.map((each) => html`<option value=${each.code}>${named(each)}</option>`)}</select></label></p>`;
}

/** @param {{title: string, parts: any[], by: "month" | "area" | "firm" | "cause", slice: Slice, says?: any}} props */
function Parts({ title, parts, by, slice, says }) {
  if (!parts.length) return null;
  return html`<section><h2>${title}</h2>${says}<div class="wide"><table class="parts" data-by=${by}>
    <thead><tr><td></td>${["rescues", "people", "mean", "median", "p90", "max"].map((name) => html`<th scope="col" class="n">${t(`figures.${name}`)}</th>`)}
      <th scope="col" class="n">${t("report.intime")}</th><th scope="col" class="n">${t("figures.late")}</th></tr></thead>
    <tbody>${parts.map((part) => html`<${PartRow} key=${part.key} part=${part} by=${by} slice=${{ ...slice, [by]: part.key || NONE }} />`)}</tbody>
  </table></div></section>`;
}

/** @param {{part: any, by: string, slice: Slice}} props */
function PartRow({ part, slice }) {
  const { figure } = part;
  const opens = (/** @type {string} */ name, /** @type {number} */ n, /** @type {string | undefined} */ says = undefined) => html`<${Behind} slice=${slice} figure=${name} n=${n} says=${says} />`;
  return html`<tr data-key=${part.key}>
    <th scope="row"><a href=${`/figures.html${query(slice)}`}>${partName(part)}</a></th>
    <td class="n">${opens("rescues", figure.rescues)}</td><td class="n">${opens("freed", figure.people)}</td>
    ${["mean", "median", "p90", "max"].map((name) => html`<td class="n">${figure.arrived ? opens("arrived", figure.arrived, lengthOf(figure[`${name}ArrivalS`])) : "–"}</td>`)}
    <td class="n">${opens("proven_in_time", figure.provenInTime)} / ${opens("claimed_in_time", figure.claimedInTime)} / ${opens("in_time_not_known", figure.inTimeNotKnown)}</td>
    <td class="n">${opens("late", figure.late)}</td>
  </tr>`;
}

/** @param {{buckets: any[], slice: Slice}} props */
function Buckets({ buckets, slice }) {
  if (!buckets.length) return null;
  const shown = buckets.slice(0, MOST_BUCKETS);
  const later = buckets.slice(MOST_BUCKETS).reduce((sum, bucket) => sum + bucket.arrived, 0);
  const columns = later ? [...shown, { fromS: shown[shown.length - 1].toS, toS: null, arrived: later }] : shown;
  const most = Math.max(...columns.map((bucket) => bucket.arrived));
  return html`<section><h2>${t("report.buckets")}</h2>
    <ol class="buckets">${columns.map(({ fromS, toS, arrived }) => html`<li key=${fromS} data-over=${fromS >= CITY_LIMIT_S} data-arrived=${arrived}
      title=${t("report.bucket", { from: fromS / MINUTE_S, to: toS === null ? "" : toS / MINUTE_S, n: arrived })}>
      <b>${arrived > 0 && html`<a href=${behind({ ...slice, figure: "arrived", fromS: String(fromS), toS: toS === null ? undefined : String(toS) })}>${arrived}</a>`}</b><i style=${{ height: `${(arrived / most) * 9}rem` }}></i><small>${toS === null ? `> ${fromS / MINUTE_S}` : toS / MINUTE_S}</small></li>`)}</ol>
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
      <td>${fullTime(row.startedAt, row.zone)}</td><td>${word("stage", row.stage)}</td>
      <td class="n">${row.arrivalS === null ? "–" : lengthOf(row.arrivalS)}</td><td class="n">${lengthOf(row.limitS)}</td>
      <td class="n over">${row.overS ? lengthOf(row.overS) : ""}</td>
      <td>${row.arrivalGrade ? word("grade", row.arrivalGrade) : "–"}</td></tr>`)}</tbody>
  </table></div>`;
}

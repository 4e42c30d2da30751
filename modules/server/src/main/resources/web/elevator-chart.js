// @ts-check
/** An elevator's last 24 hours on one axis: runs as columns, and below them what was out of the ordinary, each in a lane of its own. */
import { html } from "./html.js";
import { dayTime, minuteTime, t, word } from "./words.js";

const HEIGHT = 100;
const LABELS = 8;
const LEAST_SHARE = 0.12;
const MINUTE_MS = 60_000;
const LEAST_MINUTES = 5;

/** @typedef {{index: number, samples: number, runs: number | null, doorNotClosed: number | null, passenger: number | null, powerLost: boolean | null, modes: string[]}} Column */

/** @param {{history: any, rescues: any[], zone: string}} props */
export function Day({ history, rescues, zone }) {
  const from = Date.parse(history.from);
  const step = history.stepS * 1000;
  const count = Math.round((Date.parse(history.until) - from) / step);
  /** @type {Column[]} */
  const columns = history.stretches.map((/** @type {any} */ each) => ({ ...each, index: Math.round((Date.parse(each.at) - from) / step) }));
  const odd = columns.filter((each) => each.modes.some((mode) => mode !== "NORMAL"));
  const samples = columns.reduce((sum, each) => sum + each.samples, 0);
  const runs = columns.reduce((sum, each) => sum + (each.runs ?? 0), 0);
  return html`<section class="day"><h2>${t("history.day")}</h2>
    <figure data-samples=${samples} data-runs=${runs}>
      <figcaption>${t("history.says", { samples, runs, step: history.stepS / 60 })}</figcaption>
      <${Runs} columns=${columns} count=${count} />
      <${Lane} name="passenger" columns=${columns} count=${count} share=${(/** @type {Column} */ each) => each.passenger} />
      <${Lane} name="door" columns=${columns} count=${count} share=${(/** @type {Column} */ each) => each.doorNotClosed} />
      <${Lane} name="mode" columns=${odd} count=${count} share=${() => 1} says=${modesText(odd)} />
      <${Lane} name="power" columns=${columns} count=${count} share=${(/** @type {Column} */ each) => (each.powerLost ? 1 : 0)} />
      <${Rescued} rescues=${rescues} from=${from} length=${count * step} />
      <${Axis} from=${from} length=${count * step} zone=${zone} />
    </figure>
  </section>`;
}

/** @param {Column[]} columns */
function modesText(columns) {
  const modes = new Set(columns.flatMap((each) => each.modes.filter((mode) => mode !== "NORMAL")));
  return [...modes].map((mode) => word("mode", mode)).join(t("list.comma"));
}

/** @param {{columns: Column[], count: number}} props */
function Runs({ columns, count }) {
  const most = Math.max(1, ...columns.map((each) => each.runs ?? 0));
  const heard = new Set(columns.map((each) => each.index));
  const silent = Array.from({ length: count }, (_, index) => index).filter((index) => !heard.has(index));
  return html`<div class="lane runs"><h3>${t("history.runs")} <small>${t("history.most", { n: most })}</small></h3>
    <svg viewBox=${`0 0 ${count} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <defs><pattern id="silent" width="0.5" height="6" patternUnits="userSpaceOnUse"><path d="M0 6 0.5 0" /></pattern></defs>
      ${silent.map((index) => html`<rect class="silent" x=${index} y="0" width="1" height=${HEIGHT} />`)}
      ${columns.map((each) => html`<${Bar} index=${each.index} share=${(each.runs ?? 0) / most} />`)}
    </svg></div>`;
}

/** What none of the samples tells has no lane's mark. @param {{name: string, columns: Column[], count: number, share: (each: Column) => number | null, says?: string}} props */
function Lane({ name, columns, count, share, says }) {
  return html`<div class="lane" data-lane=${name}><h3>${t(`history.${name}`)}${says && html` <small>${says}</small>`}</h3>
    <svg viewBox=${`0 0 ${count} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      ${columns.map((each) => html`<${Bar} index=${each.index} share=${share(each) ?? 0} least=${LEAST_SHARE} />`)}
    </svg></div>`;
}

/** @param {{index: number, share: number, least?: number}} props */
function Bar({ index, share, least = 0 }) {
  if (share <= 0) return null;
  const height = Math.max(share, least) * HEIGHT;
  return html`<rect x=${index + 0.08} y=${HEIGHT - height} width="0.84" height=${height} />`;
}

/** From the first word until people were out; in minutes, since a browser draws nothing at coordinates of milliseconds. @param {{rescues: any[], from: number, length: number}} props */
function Rescued({ rescues, from, length }) {
  const all = length / MINUTE_MS;
  const spans = rescues
    .map((row) => ({ begun: (Date.parse(row.startedAt) - from) / MINUTE_MS, over: overAfter(row, from) ?? all }))
    .filter(({ over }) => over > 0);
  return html`<div class="lane" data-lane="rescue"><h3>${t("history.rescue")}</h3>
    <svg viewBox=${`0 0 ${all} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      ${spans.map(({ begun, over }) => {
        const x = Math.max(0, begun);
        return html`<rect x=${x} y="0" width=${Math.max(LEAST_MINUTES, Math.min(over, all) - x)} height=${HEIGHT} />`;
      })}
    </svg></div>`;
}

/** Minutes on the axis until people were out, or it ended otherwise; null while neither is so. @param {any} row @param {number} from */
function overAfter(row, from) {
  const at = row.releasedAt ?? row.times.CLOSED;
  return at ? (Date.parse(at) - from) / MINUTE_MS : null;
}

/** @param {{from: number, length: number, zone: string}} props */
function Axis({ from, length, zone }) {
  return html`<div class="axis" aria-hidden="true">
    ${Array.from({ length: LABELS }, (_, index) => {
      const at = from + (length * index) / LABELS;
      return html`<span style=${{ left: `${(index * 100) / LABELS}%` }} title=${dayTime(at, zone)}>${minuteTime(at, zone)}</span>`;
    })}
  </div>`;
}

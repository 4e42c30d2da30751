// @ts-check
/** A rescue's running clock against its limit: figures, what is left, and the bar that fills. */
import { deskNow, onTick } from "./clock.js";
import { html, Live, useEffect, useRef } from "./html.js";
import { clockMs, stateOf, usedShare } from "./urgency.js";
import { lengthOf, stopwatch, t } from "./words.js";

/** @param {{row: any}} props */
export function Clockface({ row }) {
  return html`<div class="clock">
    <${Live} class="face" role="timer" text=${(/** @type {number} */ now) => stopwatch(clockMs(row, now))} />
    <${Live} class="left" text=${(/** @type {number} */ now) => leftText(row, now)} />
  </div>`;
}

/** @param {any} row @param {number} now */
export function leftText(row, now) {
  const limit = lengthOf(row.limitS);
  const over = clockMs(row, now) - row.limitS * 1000;
  const state = stateOf(row, now);
  if (state === "late") return t("clock.over", { over: stopwatch(over) });
  if (state === "calm" || state === "warn") return t("clock.left", { left: stopwatch(-over), limit });
  if (over > 0 && row.arrivedAt) return t("clock.was.over", { over: stopwatch(over) });
  return state === "ended" || state === "suspected" ? t("clock.of", { limit }) : t("clock.inside", { inside: stopwatch(insideMs(row, now)) });
}

/** How long people were or have been shut in. @param {any} row @param {number} now */
function insideMs(row, now) {
  return (row.releasedAt ? Date.parse(row.releasedAt) : now) - Date.parse(row.startedAt);
}

/** @param {{row: any}} props */
export function Bar({ row }) {
  const fill = useRef(/** @type {HTMLElement | null} */ (null));
  const latest = useRef(row);
  latest.current = row;
  useEffect(() => {
    const show = (/** @type {number} */ now) => {
      if (fill.current) fill.current.style.transform = `scaleX(${usedShare(latest.current, now).toFixed(4)})`;
    };
    show(deskNow());
    return onTick(show);
  }, []);
  const warn = (Date.parse(row.warnAt) - Date.parse(row.startedAt)) / (row.limitS * 1000);
  return html`<div class="bar" aria-hidden="true">
    <i class="fill" ref=${fill} style=${{ transform: `scaleX(${usedShare(row, deskNow())})` }}></i>
    <i class="warn" style=${{ left: `${warn * 100}%` }}></i>
  </div>`;
}

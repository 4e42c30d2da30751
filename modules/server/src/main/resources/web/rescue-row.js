// @ts-check
/** One rescue as a row of the board. */
import { Alarms, alarmsOf, silentText } from "./alarms.js";
import { Bar, Clockface } from "./clockface.js";
import { FireBrigade } from "./fire-brigade.js";
import { html, Live, useMemo, useNow } from "./html.js";
import { rescuePage } from "./api.js";
import { settings } from "./settings.js";
import { isExpectedLate, stateOf } from "./urgency.js";
import { areaOf, clockTime, lengthOf, minuteTime, t, word } from "./words.js";

/** The fire brigade, as whoever is sent. */
const FIRE = "119";

/** What a test compares with the API: the same words, as attributes. @param {any} row */
export function attributes(row) {
  return {
    "data-rescue": row.id,
    "data-stage": row.stage,
    "data-crew": row.crew?.id ?? "",
    "data-people": row.people ?? "",
    "data-late": String(row.late),
  };
}

/** @param {{row: any, isNew: boolean, onHover: (id: string | null) => void}} props */
export function RescueRow({ row, isNew, onHover }) {
  const state = useNow((now) => stateOf(row, now));
  // A row is drawn again only when it, its state or the language has changed: a blackout has hundreds.
  return useMemo(
    () => html`<li
      ...${attributes(row)}
      class="rescue"
      data-state=${state}
      data-new=${isNew}
      onMouseEnter=${() => onHover(row.id)}
      onMouseLeave=${() => onHover(null)}
    >
      <${Clockface} row=${row} />
      <div class="what">
        <a class="place" href=${rescuePage(row.id)}>${row.place || t("place.unknown", { elevator: row.elevator })}</a>
        <${Facts} row=${row} state=${state} />
      </div>
      <${Who} row=${row} state=${state} />
      <${Alarms} row=${row} />
      <${FireBrigade} row=${row} />
      <${Bar} row=${row} />
    </li>`,
    [row, state, isNew, settings.lang],
  );
}

/** @param {{row: any, state: string}} props */
function Facts({ row, state }) {
  return html`<ul class="facts">
    <li class="stage">${stageText(row, state)}</li>
    ${isExpectedLate(row, state) && html`<li class="mark expected">${t("state.expected")}</li>`}
    ${row.level > 1 && html`<li class="mark level" title=${word("level", row.level)}>${word("level.mark", row.level)}</li>`}
    ${row.returnedUnconfirmed && !alarmsOf(row).some(({ mark }) => mark === "RETURNED_UNCONFIRMED") && html`<li class="mark returned" title=${t("returned.says")}>${t("returned")}</li>`}
    ${row.recurrenceOf && html`<li class="mark">${t("recurrence")}</li>`}
    ${row.handedOverAt && html`<li class="mark">${t("fire.done", { time: minuteTime(row.handedOverAt) })}</li>`}
    <li class="people">${row.people === null ? t("people.unknown") : t("people", { n: row.people })}${whoText(row)}</li>
    <li class="area">${areaOf(row)}</li>
    <li class="elevator">${row.elevator}${row.rescueCode && ` · ${row.rescueCode}`}</li>
    ${silentText(row) && html`<li class="silent">${silentText(row)}</li>`}
  </ul>`;
}

/** Who needs most care, where somebody said so. @param {any} row */
function whoText(row) {
  const { injured, vulnerability } = row.passengers ?? {};
  const parts = [injured > 0 && t("passengers.injured", { n: injured }), vulnerability && vulnerability !== "ABLE_BODIED" && word("vulnerability", vulnerability)];
  return parts.filter(Boolean).map((part) => t("list.comma") + part).join("");
}

/** The stage in words; the state's colour never stands alone. @param {any} row @param {string} state */
export function stageText(row, state) {
  if (state === "late") return t("state.late");
  if (state === "warn") return t("state.warn");
  return word("stage", row.stage);
}

/** @param {{row: any, state: string}} props */
function Who({ row, state }) {
  const reached = Boolean(row.arrivedAt);
  if (!row.crew) return html`<div class="who none"><${Nobody} row=${row} state=${state} /><${Lost} row=${row} /></div>`;
  return html`<div class="who" data-crew-state=${row.crew.state}>
    <p class="crew">${nameOf(row.crew)}<span class="doing">${word("assignment", row.crew.state)}</span></p>
    <p class="eta">${reached ? arrivedText(row) : row.crew.id === FIRE ? "" : html`<${Live} text=${(/** @type {number} */ now) => etaText(row.crew, now)} />`}</p>
    ${(row.others ?? []).map((/** @type {any} */ each) => html`<p class="other" key=${each.id} data-other=${each.id}>+ <b>${nameOf(each)}</b> ${word("assignment", each.state)}
      ${each.id !== FIRE && each.etaAt && html` · <${Live} text=${(/** @type {number} */ now) => etaText(each, now)} />`}</p>`)}
    <${Lost} row=${row} />
  </div>`;
}

/** Who fell silent on its way: a dispatcher calls it up, and it may still be there first. @param {{row: any}} props */
export function Lost({ row }) {
  return (row.silent ?? []).map((/** @type {any} */ each) => html`<p class="lost" key=${each.id} data-silent=${each.id}>
    <span aria-hidden="true">!</span> ${t("crew.silent", { crew: nameOf(each), time: minuteTime(each.at) })}<span class="ask">${t("crew.silent.ask")}</span></p>`);
}

/** @param {{row: any, state: string}} props */
function Nobody({ row, state }) {
  if (row.shortfall) return html`<p class="shortfall">${shortfallText(row.shortfall)}</p>`;
  if (row.arrivedAt) return html`<p class="eta">${arrivedText(row)}</p>`;
  return html`<p class="eta">${state === "freed" || state === "ended" ? "" : t("crew.none")}</p>`;
}

/** @param {any} row */
export function arrivedText(row) {
  const values = { time: clockTime(row.arrivedAt), after: lengthOf(row.arrivalS) };
  return html`${t("arrived", values)} <b class="grade" title=${word("grade.says", row.arrivalGrade)}>${word("grade", row.arrivalGrade)}</b>`;
}

/** @param {{id: string, name?: string}} crew */
export function nameOf(crew) {
  return crew.id === FIRE ? t("fire.crew") : crew.name || crew.id;
}

/** @param {{state: string, etaAt: string | null, answerBy: string}} crew whoever is sent @param {number} now */
export function etaText({ state, etaAt, answerBy }, now) {
  if (state === "OFFERED" && answerBy) {
    const left = Math.ceil((Date.parse(answerBy) - now) / 1000);
    return left > 0 ? t("eta.answer", { left: lengthOf(left) }) : t("eta.noanswer");
  }
  if (!etaAt) return t("eta.unknown");
  const minutes = Math.round((Date.parse(etaAt) - now) / 60_000);
  if (minutes < -1) return t("eta.over", { time: minuteTime(etaAt), n: -minutes });
  return minutes > 0 ? t("eta", { time: minuteTime(etaAt), n: minutes }) : t("eta.due", { time: minuteTime(etaAt) });
}

/** Why nobody can be sent, and what to do then. @param {Record<string, number>} shortfall */
export function shortfallText(shortfall) {
  const reasons = Object.entries(shortfall)
    .filter(([reason, n]) => n > 0 || reason === "PLACE_UNKNOWN")
    .map(([reason, n]) => t(`shortfall.${reason}`, { n }));
  return t("shortfall", { reasons: reasons.join(t("list.comma")) || t("shortfall.none") });
}

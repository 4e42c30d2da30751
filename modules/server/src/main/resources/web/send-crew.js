// @ts-check
/** Whom a dispatcher can send, the nearest first: by the last decision's travel times, else as the crow flies. */
import { html, useState } from "./html.js";
import { currentBoard } from "./store.js";
import { minuteTime, spelledLength, t, word } from "./words.js";

const SHOWN = 40;
const EARTH_KM = 6371;

/** The form's fields for sending a crew. @param {{row: any, decisions: any[]}} props */
export function SendFields({ row, decisions }) {
  const [query, setQuery] = useState("");
  const ready = candidates(row, decisions);
  const found = ready.filter(({ crew }) => `${crew.name} ${crew.id} ${crew.firmName ?? ""}`.toLowerCase().includes(query.trim().toLowerCase()));
  const bound = [row.crew, ...(row.others ?? [])].some((each) => each && ["OFFERED", "ACCEPTED", "EN_ROUTE", "ON_SITE"].includes(each.state));
  return html`
    ${ready.length > 6 && html`<label>${t("send.find")}<input type="search" value=${query} onInput=${(/** @type {any} */ e) => setQuery(e.target.value)} /></label>`}
    <fieldset class="found"><legend>${t("send.whom")}</legend>
      ${!found.length && html`<p class="hint">${t("send.none")}</p>`}
      ${found.slice(0, SHOWN).map((each) => html`<label key=${each.crew.id}>
        <input type="radio" name="crew" value=${each.crew.id} required />
        <b>${each.crew.name || each.crew.id}</b><span>${aboutText(each, row)}</span>
      </label>`)}
      ${found.length > SHOWN && html`<p class="hint">${t("send.more", { n: found.length - SHOWN })}</p>`}
    </fieldset>
    ${bound && html`<fieldset class="either"><legend>${t("send.how")}</legend>
      <label class="check"><input type="radio" name="extra" value="yes" checked /> ${t("send.beside")}</label>
      <label class="check"><input type="radio" name="extra" value="" /> ${t("send.instead")}</label>
    </fieldset>`}
    <label>${t("action.reason")}<input name="reason" required maxlength="500" autocomplete="off" /></label>`;
}

/** Crews that may be sent, with how far they are as far as anybody knows. @param {any} row @param {any[]} decisions */
function candidates(row, decisions) {
  const last = decisions[decisions.length - 1];
  const etas = new Map((last?.candidates ?? []).map((/** @type {any} */ each) => [each.crew, each.etaS]));
  return [...currentBoard().crews.values()]
    .filter((crew) => crew.readiness === "FREE" || crew.readiness === "RESTING")
    .map((crew) => ({ crew, etaS: etas.get(crew.id), km: distanceKm(row, crew) }))
    .sort((one, two) => (one.etaS ?? Infinity) - (two.etaS ?? Infinity) || one.km - two.km || (one.crew.id < two.crew.id ? -1 : 1));
}

/** @param {{lat: number | null, lon: number | null}} one @param {{lat: number | null, lon: number | null}} two */
function distanceKm(one, two) {
  if (one.lat === null || one.lon === null || two.lat === null || two.lon === null) return Infinity;
  const rad = Math.PI / 180;
  const x = (two.lon - one.lon) * rad * Math.cos(((one.lat + two.lat) / 2) * rad);
  const y = (two.lat - one.lat) * rad;
  return Math.hypot(x, y) * EARTH_KM;
}

/** @param {{crew: any, etaS: number | undefined, km: number}} each @param {any} row */
function aboutText({ crew, etaS, km }, row) {
  const parts = [
    word("readiness", crew.readiness),
    etaS !== undefined && t("send.eta", { eta: spelledLength(etaS) }),
    Number.isFinite(km) && t("send.far", { km: km.toFixed(1) }),
    crew.stale && t("send.stale"),
    crew.onDutyUntil && t("crew.until", { time: minuteTime(crew.onDutyUntil) }),
    `${crew.firmName ?? crew.firm} · ${word("level", crew.firm === row.firm ? 1 : 2)}`,
  ];
  return parts.filter(Boolean).join(" · ");
}

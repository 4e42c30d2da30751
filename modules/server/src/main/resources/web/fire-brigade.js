// @ts-check
/** Level 3: a person calls 119, reads out what has to be said, and records who took it there. */
import { useAcknowledging } from "./alarms.js";
import { post, rescuePath } from "./api.js";
import { AskDialog, PHONE } from "./dialog.js";
import { html, Live, useState } from "./html.js";
import { currentBoard } from "./store.js";
import { areaOf, t, word } from "./words.js";

const NUMBER = "119";
const WANTED = "FIRE_BRIGADE_WANTED";
/** Whether a person should call: level 3 is open, nobody took it on there, and people are still inside. @param {any} row */
export function isWanted(row) {
  return row.level >= 3 && !row.handedOverAt && (row.stage === "OPEN" || row.stage === "ON_SITE");
}

/** @param {{row: any}} props */
export function FireBrigade({ row }) {
  const [asking, setAsking] = useState(false);
  const { gone, problem, acknowledge } = useAcknowledging(row);
  if (!isWanted(row)) return null;
  const pressing = !gone.has(WANTED) && (row.alarms ?? []).some((/** @type {any} */ each) => each.mark === WANTED);
  return html`<div class="fire" data-pressing=${pressing} role=${pressing ? "alert" : undefined}>
    <a class="number" href=${`tel:${NUMBER}`}>${NUMBER}</a>
    <div><p><b>${t(pressing ? "fire.call" : "fire.open")}</b></p><${ReadOut} row=${row} /></div>
    <p class="buttons"><button class="primary" onClick=${() => setAsking(true)}>${t("fire.record")}</button>
      ${pressing && html`<button onClick=${() => acknowledge(WANTED)}>${t("acknowledge")}</button>`}</p>
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    ${asking && html`<${HandOverDialog} row=${row} onClose=${() => setAsking(false)} />`}
  </div>`;
}

/** @param {{row: any, onClose: () => void}} props */
export function HandOverDialog({ row, onClose }) {
  /** @param {Record<string, any>} fields */
  const send = ({ name, phone, note }) => post(rescuePath(row.id, "hand-over"), { name, ...(phone && { phone }), ...(note && { note }) });
  return html`<${AskDialog} title=${t("action.hand-over")} name="hand-over" send=${t("action.hand-over.send")} onSend=${send} onClose=${onClose}>
    <div class="fire" data-pressing="true"><a class="number" href=${`tel:${NUMBER}`}>${NUMBER}</a>
      <div><p><b>${t("fire.read")}</b></p><${ReadOut} row=${row} /></div></div>
    <div class="pair two"><label>${t("fire.name")}<input name="name" required maxlength="100" autocomplete="off" autofocus /></label>
      <label>${t("call.phone")}<input name="phone" type="tel" maxlength="32" pattern=${PHONE} autocomplete="off" /></label></div>
    <label>${t("action.note")}<textarea name="note" rows="2" maxlength="2000"></textarea></label>
  <//>`;
}

/** @param {{row: any}} props */
function ReadOut({ row }) {
  return html`<p class="read"><${Live} text=${(/** @type {number} */ now) => readOut(row, now)} /></p>`;
}

/** @param {any} row @param {number} now */
function readOut(row, now) {
  return t("fire.text", {
    area: areaOf(row),
    place: row.place || t("unknown"),
    elevator: row.elevator,
    people: row.people === null ? t("people.unknown") : t("people", { n: row.people }),
    who: whoText(row),
    inside: t("fire.minutes", { n: Math.floor(Math.max(0, now - Date.parse(row.startedAt)) / 60_000) }),
    coming: comingText(row),
  });
}

/** @param {any} row */
function whoText(row) {
  const { injured, vulnerability } = row.passengers ?? {};
  const parts = [injured > 0 && t("passengers.injured", { n: injured }), vulnerability && word("vulnerability", vulnerability)];
  return parts.filter(Boolean).map((part) => t("list.comma") + part).join("");
}

/** @param {any} row */
function comingText(row) {
  if (!row.crew) return t("fire.nobody");
  const crew = row.crew.name || currentBoard().crews.get(row.crew.id)?.name || row.crew.id;
  if (row.crew.state === "ON_SITE") return t("fire.there", { crew });
  return row.crew.state === "OFFERED" ? t("fire.nobody") : t("fire.coming", { crew });
}

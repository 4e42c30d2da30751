// @ts-check
/** What a dispatcher can do with a rescue at its stage, each in a window of its own. The desk decides; a refusal is shown in its own words. */
import { Field } from "./action-fields.js";
import { post, rescuePath } from "./api.js";
import { deskNow } from "./clock.js";
import { AskDialog } from "./dialog.js";
import { HandOverDialog } from "./fire-brigade.js";
import { html, useState } from "./html.js";
import { SendFields } from "./send-crew.js";
import { currentBoard } from "./store.js";
import { find, t } from "./words.js";
import { earlierInstant } from "./zone.js";

/** What each wants to know. */
const FIELDS = /** @type {Record<string, string[]>} */ ({
  "false-alarm": ["how"],
  arrival: ["who", "crew", "at"],
  release: ["people!", "at"],
  close: ["cause", "note", "calledBack"],
  "late-cause": ["cause!", "note"],
  "call-back": [],
  level: ["level", "reason"],
  "stand-down": ["bound", "reason"],
  passengers: ["people", "injured", "vulnerability", "note"],
  note: ["note!"],
  "self-released": ["people", "at", "how"],
  duplicate: ["of", "reason"],
  correction: ["correction", "approver", "reason"],
});

const RECORD = ["passengers", "note", "correction"];
const ENDS = ["self-released", "duplicate", "false-alarm"];
const CREWS = ["send", "stand-down", "level", "hand-over"];

/** By stage, in groups; the first of the course is what is due next. */
const BY_STAGE = /** @type {Record<string, Record<string, string[]>>} */ ({
  SUSPECTED: { course: ["confirm", "false-alarm"], account: ["passengers", "note"], ends: ["self-released", "duplicate"] },
  OPEN: { course: ["arrival", "release"], crews: CREWS, account: RECORD, ends: ENDS },
  ON_SITE: { course: ["release", "arrival"], crews: CREWS, account: RECORD, ends: ENDS },
  RELEASED: { course: ["call-back", "close"], crews: ["stand-down"], account: RECORD },
  VERIFIED: { course: ["close"], crews: ["stand-down"], account: RECORD },
  CLOSED: { account: ["call-back", "late-cause", ...RECORD] },
  FALSE_ALARM: { account: ["late-cause", ...RECORD] },
  SELF_RELEASED: { account: ["call-back", "late-cause", ...RECORD] },
  DUPLICATE: { account: ["note"] },
});

/** @param {{row: any, assignments: any[], decisions: any[]}} props */
export function Actions({ row, assignments, decisions }) {
  const [chosen, setChosen] = useState("");
  const [problem, setProblem] = useState("");
  const groups = BY_STAGE[row.stage] ?? {};

  async function confirm() {
    setProblem((await post(rescuePath(row.id, "confirm"), {})).problem);
  }

  return html`<section class="actions"><h2>${t("actions")}</h2>
    ${Object.entries(groups).map(([group, actions]) => html`<div class="choices" data-group=${group} role="group" aria-label=${t(`actions.${group}`)}>
      <span aria-hidden="true">${t(`actions.${group}`)}</span>
      <div>${actions.filter((action) => isPossible(action, row)).map((action, index) => html`<button key=${action} data-action=${action}
        class=${group === "course" && index === 0 ? "primary" : ""}
        onClick=${() => (action === "confirm" ? confirm() : setChosen(action))}>${t(action === "note" ? "action.note.add" : `action.${action}`)}</button>`)}</div>
    </div>`)}
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    ${chosen === "hand-over" && html`<${HandOverDialog} row=${row} onClose=${() => setChosen("")} />`}
    ${chosen && chosen !== "hand-over" && html`<${Window} key=${chosen} action=${chosen} row=${row} assignments=${assignments} decisions=${decisions} onClose=${() => setChosen("")} />`}
  </section>`;
}

/** Leaves out what could only be refused. @param {string} action @param {any} row */
function isPossible(action, row) {
  if (action === "stand-down") return boundOf(row).length > 0;
  if (action === "level") return row.level < 3;
  if (action === "hand-over") return !boundOf(row).some((each) => each.id === "119");
  if (action === "late-cause") return !row.cause;
  return action !== "call-back" || !row.times?.CALLED_BACK;
}

/** Whoever is sent and not done yet. @param {any} row @returns {any[]} */
function boundOf(row) {
  return [row.crew, ...(row.others ?? [])].filter((each) => each && each.state !== "DONE");
}

/** @param {{action: string, row: any, assignments: any[], decisions: any[], onClose: () => void}} props */
function Window({ action, row, assignments, decisions, onClose }) {
  /** @param {Record<string, any>} fields */
  const send = (fields) => post(rescuePath(row.id, action === "late-cause" ? "close" : action), body(fields, row));
  return html`<${AskDialog} title=${t(action === "note" ? "action.note.add" : `action.${action}`)} name=${action} send=${t(`action.${action}.send`)}
    says=${find(`action.says.${action}`)} onSend=${send} onClose=${onClose}>
    ${action === "send" && html`<${SendFields} row=${row} decisions=${decisions} />`}
    ${(FIELDS[action] ?? []).map((name, index) => html`<${Field} key=${name} name=${name} first=${index === 0} row=${row} assignments=${assignments} bound=${boundOf(row)} />`)}
  <//>`;
}

/** Only what was filled in, as the desk wants it. @param {Record<string, any>} fields @param {any} row */
function body({ at, people, injured, level, calledBack, extra, value, field, ...texts }, row) {
  const filled = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ""));
  if (field === "CAUSE") delete filled.cause;
  return {
    ...filled,
    ...(people && { people: Number(people) }),
    ...(injured && { injured: Number(injured) }),
    ...(level && { level: Number(level) }),
    ...(extra && { extra: true }),
    ...(calledBack && { calledBack: true }),
    ...(at && { at: instant(at, deskNow()) }),
    ...(field && { field, value: field === "CAUSE" ? texts.cause : field === "RELEASED_AT" ? instant(value, halfDayAfter(row.releasedAt)) : value }),
  };
}

/** @param {string} time a wall clock's @param {number} latest */
function instant(time, latest) {
  return earlierInstant(time, latest, currentBoard().zone);
}

/** What was told wrong is wrong by less; but nothing lies ahead. @param {string} at */
function halfDayAfter(at) {
  return Math.min(deskNow(), Date.parse(at) + 12 * 3_600_000);
}

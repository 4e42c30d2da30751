// @ts-check
/** One field of a dispatcher's form by its name; `!` at its end: it has to be filled in. */
import { rescuePage } from "./api.js";
import { CauseChoice } from "./causes.js";
import { html, useState } from "./html.js";
import { crewName } from "./particulars.js";
import { currentBoard } from "./store.js";
import { minuteTime, t, word } from "./words.js";

const VULNERABILITIES = ["ABLE_BODIED", "OTHER", "DISTRESSED", "CHILD", "MEDICAL"];
const NO_KIN = ["DUPLICATE", "FALSE_ALARM"];

/** @param {{name: string, first: boolean, row: any, assignments: any[], bound: any[]}} props */
export function Field({ name, first, row, assignments, bound }) {
  switch (name) {
    case "reason":
    case "how":
      return html`<label>${t(name === "how" ? "action.reason.self" : "action.reason")}<input name="reason" required maxlength="200" autocomplete="off" autofocus=${first} /></label>`;
    case "who":
      return html`<label>${t("action.who")}<input name="who" required maxlength="100" autofocus=${first} /></label>`;
    case "crew":
      return html`<label>${t("crew")}<select name="crew"><option value="">${t("unknown")}</option>
        ${assignments.map((each) => html`<option value=${each.crew} selected=${each.crew === bound[0]?.id}>${each.name ?? each.crew}</option>`)}</select></label>`;
    case "bound":
      return html`<label>${t("crew")}<select name="crew" required>
        ${bound.map((each) => html`<option value=${each.id}>${crewName(currentBoard().crews, each.id)} · ${word("assignment", each.state)}</option>`)}</select></label>`;
    case "at":
      return html`<label>${t("action.at")}<input name="at" type="time" step="1" /></label>`;
    case "people!":
    case "people":
      return html`<label>${t(name === "people!" ? "action.people" : "rescue.people")}
        <input name="people" type="number" min="0" max="200" required=${name === "people!"} autofocus=${first} value=${name === "people!" ? (row.people ?? "") : ""} /></label>`;
    case "injured":
      return html`<label>${t("action.injured")}<input name="injured" type="number" min="0" max="200" /></label>`;
    case "vulnerability":
      return html`<label>${t("action.vulnerability")}<${Vulnerability} name="vulnerability" /></label>`;
    case "note!":
    case "note":
      return html`<label>${t("action.note")}<textarea name="note" rows="3" maxlength="2000" required=${name === "note!"} autofocus=${first}></textarea></label>`;
    case "cause!":
    case "cause":
      return html`<${CauseChoice} required=${name === "cause!"} />`;
    case "calledBack":
      return row.times?.CALLED_BACK ? null : html`<label class="check"><input name="calledBack" type="checkbox" value="yes" /> ${t("action.calledback")}</label>`;
    case "level":
      return html`<fieldset class="either"><legend>${t("action.level.which")}</legend>
        ${[2, 3].filter((level) => level > row.level).map((level, index) => html`<label class="check">
          <input type="radio" name="level" value=${level} required checked=${index === 0} /> ${word("level", level)}</label>`)}</fieldset>`;
    case "of":
      return html`<${Others} row=${row} />`;
    case "approver":
      return html`<label>${t("action.approver")}<input name="approver" required maxlength="64" autocomplete="off" /></label>`;
    case "correction":
      return html`<${Correction} row=${row} />`;
    default:
      throw new Error(`No field ${name}`);
  }
}

/** @param {{name: string, required?: boolean}} props */
function Vulnerability({ name, required = false }) {
  return html`<select name=${name} required=${required}><option value="">${t("unknown")}</option>
    ${VULNERABILITIES.map((each) => html`<option value=${each}>${word("vulnerability", each)}</option>`)}</select>`;
}

/** The rescues on the board that it may be the same as, those nearest in time first. @param {{row: any}} props */
function Others({ row }) {
  const since = Date.parse(row.startedAt);
  const apart = (/** @type {any} */ each) => Math.abs(Date.parse(each.startedAt) - since);
  const others = [...currentBoard().rescues.values()]
    .filter((each) => each.id !== row.id && !NO_KIN.includes(each.stage))
    .sort((one, two) => Number(two.area === row.area) - Number(one.area === row.area) || apart(one) - apart(two));
  if (!others.length) return html`<p class="hint">${t("action.of.none")}</p>`;
  return html`<fieldset class="found"><legend>${t("action.of")}</legend>
    ${others.map((each) => html`<label key=${each.id}><input type="radio" name="of" value=${each.id} required />
      <b>${each.place || each.elevator}</b><span>${minuteTime(each.startedAt)} · ${word("stage", each.stage)} · <a href=${rescuePage(each.id)} target="_blank">${each.id}</a></span></label>`)}
  </fieldset>`;
}

/** What can be corrected, and the right value in its own kind of field. @param {{row: any}} props */
function Correction({ row }) {
  const fields = ["PEOPLE", "INJURED", "VULNERABILITY", ...(row.cause ? ["CAUSE"] : []), ...(row.times?.RELEASED ? ["RELEASED_AT"] : [])];
  const [field, setField] = useState(fields[0]);
  return html`<label>${t("action.field")}<select name="field" value=${field} onChange=${(/** @type {any} */ event) => setField(event.target.value)}>
      ${fields.map((each) => html`<option value=${each}>${word("corrected", each)}</option>`)}</select></label>
    ${field === "CAUSE" ? html`<${CauseChoice} required />` : html`<label>${t("action.value")}${valueField(field)}</label>`}`;
}

/** @param {string} field */
function valueField(field) {
  if (field === "VULNERABILITY") return html`<${Vulnerability} name="value" required />`;
  if (field === "RELEASED_AT") return html`<input name="value" type="time" step="1" required />`;
  return html`<input name="value" type="number" min="0" max="200" required />`;
}

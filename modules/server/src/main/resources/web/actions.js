// @ts-check
/** What a dispatcher can do with a rescue at its stage. The desk decides; a refusal is shown in its own words. */
import { post, rescuePath } from "./api.js";
import { CauseChoice } from "./causes.js";
import { html, useState } from "./html.js";
import { earlierInstant } from "./zone.js";
import { currentBoard } from "./store.js";
import { deskNow } from "./clock.js";
import { t } from "./words.js";

const BY_STAGE = {
  SUSPECTED: ["confirm", "false-alarm"],
  OPEN: ["arrival", "release", "false-alarm"],
  ON_SITE: ["release", "arrival", "false-alarm"],
  RELEASED: ["close"],
  VERIFIED: ["close"],
};

/** @param {{row: any, assignments: any[]}} props */
export function Actions({ row, assignments }) {
  const [chosen, setChosen] = useState("");
  const [answer, setAnswer] = useState(/** @type {import("./api.js").Answer | null} */ (null));
  const actions = BY_STAGE[/** @type {keyof typeof BY_STAGE} */ (row.stage)] ?? [];
  if (!actions.length) return null;

  /** @param {string} action @param {object} body */
  async function send(action, body) {
    const given = await post(rescuePath(row.id, action), body);
    setAnswer(given);
    if (given.ok) setChosen("");
  }

  return html`<section class="actions"><h2>${t("actions")}</h2>
    <div class="choices">${actions.map((action) => html`<button aria-expanded=${chosen === action}
      class=${action === actions[0] ? "primary" : ""}
      onClick=${() => (action === "confirm" ? send(action, {}) : setChosen(chosen === action ? "" : action))}>${t(`action.${action}`)}</button>`)}</div>
    ${actions.includes(chosen) && html`<${Form} key=${chosen} action=${chosen} row=${row} assignments=${assignments} onSend=${send} />`}
    ${answer && !answer.ok && html`<p class="problem" role="alert">${answer.problem}</p>`}
  </section>`;
}

/** @param {{action: string, row: any, assignments: any[], onSend: (action: string, body: object) => Promise<void>}} props */
function Form({ action, row, assignments, onSend }) {
  const [busy, setBusy] = useState(false);

  /** @param {any} event */
  async function submit(event) {
    event.preventDefault();
    setBusy(true);
    await onSend(action, body(Object.fromEntries(new FormData(event.target))));
    setBusy(false);
  }

  return html`<form onSubmit=${submit}>
    ${action === "false-alarm" && html`<label>${t("falsealarm.reason")}<input name="reason" required maxlength="200" autofocus /></label>`}
    ${action === "arrival" && html`<${ArrivalFields} assignments=${assignments} />`}
    ${action === "release" && html`<label>${t("action.people")}
      <input name="people" type="number" min="0" max="200" required autofocus value=${row.people ?? ""} /></label><${At} />`}
    ${action === "close" && html`<${CauseChoice} /><label>${t("action.note")}<input name="note" maxlength="2000" /></label>
      <label class="check"><input name="calledBack" type="checkbox" value="yes" /> ${t("action.calledback")}</label>`}
    <button class="primary" disabled=${busy}>${t(`action.${action}.send`)}</button>
  </form>`;
}

/** @param {{assignments: any[]}} props */
function ArrivalFields({ assignments }) {
  return html`<label>${t("action.who")}<input name="who" required maxlength="100" autofocus /></label>
    <label>${t("crew")}<select name="crew"><option value="">${t("unknown")}</option>
      ${assignments.map((each) => html`<option value=${each.crew}>${each.name ?? each.crew}</option>`)}</select></label>
    <${At} />`;
}

function At() {
  return html`<label>${t("action.at")}<input name="at" type="time" step="1" /></label>`;
}

/** Only what was filled in, as the desk wants it. @param {Record<string, any>} fields */
function body({ at, people, calledBack, ...fields }) {
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
  return {
    ...filled,
    ...(people && { people: Number(people) }),
    ...(calledBack && { calledBack: true }),
    ...(at && { at: earlierInstant(at, deskNow(), currentBoard().zone) }),
  };
}

// @ts-check
/** What was said of a rescue and wants a person: it stands out until somebody acknowledges it with one tap, and is quiet from then on. */
import { post, rescuePath } from "./api.js";
import { html, useState } from "./html.js";
import { minuteTime, t, word } from "./words.js";

/** @typedef {{row: any, marks: string[]}} Waiting an alarm of this row, and all that one tap on it acknowledges */

/** The most pressing first. */
const ORDER = ["FIRE_BRIGADE_WANTED", "ACCIDENT", "LATE", "RETURNED_UNCONFIRMED", "OVERDUE", "CALL_BACK_DUE", "CAUSE_DUE"];
/** Whoever is late was overdue before. */
const SAID_BY = /** @type {Record<string, string>} */ ({ OVERDUE: "LATE" });

/** What wants a person, without what a later alarm says too. @param {any} row @returns {{mark: string, at: string}[]} */
export function alarmsOf(row) {
  const alarms = row.alarms ?? [];
  const marks = new Set(alarms.map((/** @type {any} */ each) => each.mark));
  return alarms
    .filter((/** @type {any} */ each) => !marks.has(SAID_BY[each.mark]))
    .sort((/** @type {any} */ one, /** @type {any} */ two) => ORDER.indexOf(one.mark) - ORDER.indexOf(two.mark));
}

/** A mark, and what it says too. @param {any} row @param {string} mark @returns {string[]} */
function saidWith(row, mark) {
  return [mark, ...(row.alarms ?? []).map((/** @type {any} */ each) => each.mark).filter((/** @type {string} */ each) => SAID_BY[each] === mark)];
}

/** Each mark is acknowledged by itself; gives the first that the desk did not take, if any. @param {string} rescue @param {string[]} marks */
export async function acknowledgeAt(rescue, marks) {
  const answers = await Promise.all(marks.map((mark) => post(rescuePath(rescue, "acknowledge"), { mark })));
  return answers.find(({ ok }) => !ok);
}

/** What waits for somebody, by kind: of each rescue the marks that one tap on this alarm would acknowledge. @param {any[]} rows @returns {Map<string, Waiting[]>} */
export function waiting(rows) {
  const all = rows.flatMap((row) => alarmsOf(row).map(({ mark }) => ({ mark, each: { row, marks: saidWith(row, mark) } })));
  return new Map(ORDER.map((kind) => [kind, all.filter(({ mark }) => mark === kind).map(({ each }) => each)]).filter(([, each]) => each.length));
}

/** Which marks this page has silenced, how it does so, and what the desk said against it. @param {any} row */
export function useAcknowledging(row) {
  const [gone, setGone] = useState(/** @type {Set<string>} */ (new Set()));
  const [problem, setProblem] = useState("");

  /** It is silent at once, and comes back only if the desk did not take it. @param {string} mark */
  async function acknowledge(mark) {
    const marks = saidWith(row, mark);
    setGone(new Set([...gone, ...marks]));
    const refused = await acknowledgeAt(row.id, marks);
    setProblem(refused?.problem ?? "");
    if (refused) setGone(new Set());
  }

  return { gone, problem, acknowledge };
}

/** All but the call to 119, which has a box of its own. @param {{row: any, says?: boolean}} props says: with what to do about it */
export function Alarms({ row, says }) {
  const { gone, problem, acknowledge } = useAcknowledging(row);
  const alarms = alarmsOf(row).filter(({ mark }) => !gone.has(mark) && mark !== "FIRE_BRIGADE_WANTED");
  if (!alarms.length && !problem) return null;

  return html`<ul class="alarms" aria-label=${t("alarms")}>
    ${alarms.map(({ mark, at }) => html`<li key=${mark} data-alarm=${mark} role="alert">
      <span class="sign" aria-hidden="true">!</span>
      <p><b>${word("mark", mark)}</b> <span class="since">${t("alarm.since", { time: minuteTime(at) })}</span>
        ${says && html`<span class="ask"> ${word("mark.ask", mark)}</span>`}</p>
      <button onClick=${() => acknowledge(mark)}>${t("acknowledge")}</button>
    </li>`)}
    ${problem && html`<li class="problem" role="alert">${problem}</li>`}
  </ul>`;
}

/** What somebody has acknowledged, still to be read. @param {any} row @returns {string} empty where there is nothing */
export function silentText(row) {
  const silent = row.acknowledged ?? [];
  if (!silent.length) return "";
  const marks = silent.map((/** @type {any} */ each) => `${word("mark", each.mark)} ${minuteTime(each.at)}`);
  return t("alarms.silent", { marks: marks.join(t("list.comma")) });
}

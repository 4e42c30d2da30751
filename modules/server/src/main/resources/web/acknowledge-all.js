// @ts-check
/** In a blackout many alarms wait at once: one button for all of them, after a look at what they are. Each is acknowledged by itself. */
import { acknowledgeAt, waiting } from "./alarms.js";
import { Dialog } from "./dialog.js";
import { html, useState } from "./html.js";
import { t, word } from "./words.js";

/** How many requests are under way at once. */
const AT_ONCE = 6;
/** So many failures are told one by one. */
const SHOWN = 5;

/** @typedef {import("./alarms.js").Waiting} Waiting */

/** @param {{rows: any[]}} props */
export function AcknowledgeAll({ rows }) {
  const [asked, setAsked] = useState(/** @type {ReturnType<typeof waiting> | null} */ (null));
  const kinds = waiting(rows);
  const n = count([...kinds.keys()], kinds);
  if (n < 2 && !asked) return null;
  return html`<div class="all-alarms">
    ${n > 1 && html`<p>${t("alarms.all", { n })}</p><button onClick=${() => setAsked(kinds)}>${t("alarms.all.open")}</button>`}
    ${asked && html`<${Confirm} kinds=${asked} onClose=${() => setAsked(null)} />`}
  </div>`;
}

/** Each by itself, a few at once; gives those that the desk did not take. @param {{kind: string, each: Waiting}[]} queue @param {() => void} onDone */
async function acknowledgeEach(queue, onDone) {
  /** @type {{kind: string, each: Waiting, problem: string}[]} */
  const refused = [];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const answer = await acknowledgeAt(next.each.row.id, next.each.marks);
      if (answer) refused.push({ ...next, problem: answer.problem });
      onDone();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return refused;
}

/** @param {string[]} chosen @param {ReturnType<typeof waiting>} kinds */
function count(chosen, kinds) {
  return chosen.reduce((sum, kind) => sum + (kinds.get(kind)?.length ?? 0), 0);
}

/** What stood there when it was opened, and nothing that has come since: nobody has seen that. @param {{kinds: ReturnType<typeof waiting>, onClose: () => void}} props */
function Confirm({ kinds, onClose }) {
  const [pending, setPending] = useState(kinds);
  const [chosen, setChosen] = useState([...kinds.keys()]);
  const [done, setDone] = useState(/** @type {number | null} */ (null));
  const [failed, setFailed] = useState(/** @type {{kind: string, each: Waiting, problem: string}[]} */ ([]));
  const n = count(chosen, pending);
  const busy = done !== null;

  /** What the desk did not take stays, to be sent again. @param {Event} event */
  async function send(event) {
    event.preventDefault();
    const queue = chosen.flatMap((kind) => (pending.get(kind) ?? []).map((each) => ({ kind, each })));
    setFailed([]);
    setDone(0);
    const refused = await acknowledgeEach(queue, () => setDone((before) => (before ?? 0) + 1));
    if (!refused.length) return onClose();
    setPending(new Map([...pending].map(([kind, all]) => [kind, chosen.includes(kind) ? all.filter((each) => refused.some((one) => one.each === each)) : all])));
    setFailed(refused);
    setDone(null);
  }

  /** @param {string} kind */
  function toggle(kind) {
    setChosen(chosen.includes(kind) ? chosen.filter((each) => each !== kind) : [...chosen, kind]);
  }

  return html`<${Dialog} title=${t("alarms.all.open")} name="acknowledge-all" onClose=${onClose}>
    <form onSubmit=${send}>
      <p class="hint">${t("alarms.all.says")}</p>
      ${[...pending].filter(([, each]) => each.length).map(([kind, each]) => html`<label class="check" key=${kind}>
        <input type="checkbox" name=${kind} checked=${chosen.includes(kind)} disabled=${busy} onChange=${() => toggle(kind)} />
        ${" "}${t("alarms.all.kind", { mark: word("mark", kind), n: each.length })}</label>`)}
      ${failed.length > 0 && html`<div class="problem" role="alert"><p>${t("alarms.all.failed", { n: failed.length })}</p>
        <ul>${failed.slice(0, SHOWN).map(({ each, problem }) => html`<li>${each.row.place || each.row.id}${t("list.colon")}${problem}</li>`)}
          ${failed.length > SHOWN && html`<li>${t("alarms.all.more", { n: failed.length - SHOWN })}</li>`}</ul></div>`}
      <footer><button type="button" class="quiet" onClick=${onClose}>${t("cancel")}</button>
        <button class="primary" disabled=${busy || n === 0}>${busy ? t("alarms.all.doing", { done, n }) : t("alarms.all.send", { n })}</button></footer>
    </form>
  </${Dialog}>`;
}

// @ts-check
/** The form for a call: which elevator (rescue code, or found by its place), how many people, who calls. */
import { get, post, rescuePage } from "./api.js";
import { PHONE } from "./dialog.js";
import { html, useEffect, useRef, useState } from "./html.js";
import { t } from "./words.js";

const PAUSE_MS = 250;

/** @param {{onClose: () => void}} props */
export function CallForm({ onClose }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState(/** @type {any} */ (null));
  const [answer, setAnswer] = useState(/** @type {import("./api.js").Answer | null} */ (null));
  const [busy, setBusy] = useState(false);
  const found = useElevators(query);
  useEffect(() => dialog.current?.showModal(), []);

  /** @param {any} event */
  async function send(event) {
    event.preventDefault();
    const elevator = which(query.trim(), chosen, found);
    if (!elevator) return setAnswer({ ok: false, status: 0, body: null, problem: t("call.choose") });
    setBusy(true);
    setAnswer(await post("/api/rescues", { ...elevator, ...details(Object.fromEntries(new FormData(event.target))) }));
    setBusy(false);
  }

  return html`<dialog class="call" ref=${dialog} onClose=${onClose} aria-labelledby="call-head">
    <header><h2 id="call-head">${t("call.new")}</h2>
      <button type="button" class="quiet" onClick=${() => dialog.current?.close()}>${t("close.window")}</button></header>
    ${answer?.ok ? html`<${Done} answer=${answer} onClose=${() => dialog.current?.close()} />` : html`<form onSubmit=${send}>
      <label>${t("call.elevator")}
        <input name="query" required autocomplete="off" autofocus value=${query} placeholder=${t("call.elevator.hint")}
          onInput=${(/** @type {any} */ event) => { setQuery(event.target.value); setChosen(null); setAnswer(null); }} />
      </label>
      <${Found} elevators=${found.rows} chosen=${chosen} onChoose=${setChosen} query=${query} />
      <div class="pair">
        <label>${t("call.people")}<input name="people" type="number" min="0" max="200" inputmode="numeric" /></label>
        <label>${t("call.caller")}<input name="name" maxlength="100" autocomplete="off" /></label>
        <label>${t("call.phone")}<input name="phone" type="tel" maxlength="32" pattern=${PHONE} autocomplete="off" /></label>
      </div>
      <label>${t("call.note")}<textarea name="note" rows="2" maxlength="2000"></textarea></label>
      ${answer && html`<p class="problem" role="alert">${answer.problem}</p>`}
      <footer><p>${t("call.once")}</p><button class="primary" disabled=${busy}>${t("call.send")}</button></footer>
    </form>`}
  </dialog>`;
}

/**
 * How the desk is told the elevator: as chosen, by six digits, as the only one found, or by an id as it stands.
 * @param {string} text @param {any} chosen @param {{text: string, rows: any[]}} found
 */
function which(text, chosen, found) {
  if (chosen) return { elevator: chosen.id };
  if (/^\d{6}$/.test(text)) return { rescueCode: text };
  if (found.text === text && found.rows.length === 1) return { elevator: found.rows[0].id };
  return /^[A-Za-z0-9][A-Za-z0-9_.-]{2,63}$/.test(text) ? { elevator: text } : null;
}

/** Only what was filled in. @param {Record<string, any>} fields */
function details({ people, name, phone, note }) {
  const caller = { ...(name && { name }), ...(phone && { phone }) };
  return {
    ...(people !== "" && { people: Number(people) }),
    ...(note && { note }),
    ...(Object.keys(caller).length && { caller }),
  };
}

/** The register's elevators for what is typed; the newest question wins. @param {string} query */
function useElevators(query) {
  const [found, setFound] = useState({ text: "", rows: /** @type {any[]} */ ([]) });
  useEffect(() => {
    const text = query.trim();
    let old = false;
    if (text.length < 2) return setFound({ text, rows: [] });
    const timer = setTimeout(async () => {
      const { ok, body } = await get(`/api/elevators?q=${encodeURIComponent(text)}`);
      if (!old) setFound({ text, rows: ok ? body.elevators : [] });
    }, PAUSE_MS);
    return () => {
      old = true;
      clearTimeout(timer);
    };
  }, [query]);
  return found;
}

/** @param {{elevators: any[], chosen: any, onChoose: (elevator: any) => void, query: string}} props */
function Found({ elevators, chosen, onChoose, query }) {
  if (!elevators.length) return html`<p class="hint" aria-live="polite">${query.trim().length > 1 ? t("call.notfound") : t("call.find")}</p>`;
  return html`<fieldset class="found"><legend>${t("call.found", { n: elevators.length })}</legend>
    ${elevators.map((each) => html`<label key=${each.id}>
      <input type="radio" name="elevator" checked=${chosen?.id === each.id} onChange=${() => onChoose(each)} />
      <b>${each.place}</b><span>${each.areaName} · ${each.id} · ${each.rescueCode} · ${each.firmName}</span>
    </label>`)}
  </fieldset>`;
}

/** @param {{answer: import("./api.js").Answer, onClose: () => void}} props */
function Done({ answer, onClose }) {
  const row = answer.body;
  return html`<div class="done" role="status">
    <p><b>${t(answer.status === 201 ? "call.opened" : "call.joined")}</b></p>
    <p class="place">${row.place || row.elevator}</p>
    <footer><a class="button" href=${rescuePage(row.id)}>${t("call.details")}</a>
      <button class="primary" autofocus onClick=${onClose}>${t("close.window")}</button></footer>
  </div>`;
}

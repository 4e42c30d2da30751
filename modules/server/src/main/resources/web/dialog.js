// @ts-check
/** A window above the page, and a form in it that is sent to the desk; a refusal is shown in the desk's own words. */
import { html, useEffect, useRef, useState } from "./html.js";
import { t } from "./words.js";

/** As the desk reads it; a browser compiles it with the flag v, which wants these escaped. */
export const PHONE = String.raw`[0-9+\(\) \-]*`;

/** @param {{title: string, name: string, onClose: () => void, children?: any}} props */
export function Dialog({ title, name, onClose, children }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useEffect(() => dialog.current?.showModal(), []);
  return html`<dialog class="call ask" data-ask=${name} ref=${dialog} onClose=${onClose} aria-label=${title}>
    <header><h2>${title}</h2>
      <button type="button" class="quiet" onClick=${() => dialog.current?.close()}>${t("close.window")}</button></header>
    ${children}
  </dialog>`;
}

/**
 * Sends what its fields hold, and closes once the desk has done it.
 * @param {{title: string, name: string, send: string, says?: string, onSend: (fields: Record<string, any>) => Promise<import("./api.js").Answer>,
 *   onClose: () => void, children?: any}} props
 */
export function AskDialog({ title, name, send, says, onSend, onClose, children }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");

  /** @param {any} event */
  async function submit(event) {
    event.preventDefault();
    setBusy(true);
    const answer = await onSend(Object.fromEntries(new FormData(event.target)));
    setBusy(false);
    setProblem(answer.problem);
    if (answer.ok) onClose();
  }

  return html`<${Dialog} title=${title} name=${name} onClose=${onClose}>
    <form onSubmit=${submit}>
      ${says && html`<p class="hint">${says}</p>`}
      ${children}
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      <footer><button type="button" class="quiet" onClick=${onClose}>${t("cancel")}</button>
        <button class="primary" disabled=${busy}>${send}</button></footer>
    </form>
  </${Dialog}>`;
}

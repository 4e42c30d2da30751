// @ts-check
/** Whether anybody may use an elevator: a dispatcher takes it out of service, a qualified person, by name, releases it. */
import { elevatorPath, post } from "./api.js";
import { AskDialog, PHONE } from "./dialog.js";
import { html, useState } from "./html.js";
import { fullTime, t } from "./words.js";

/** @param {{elevator: any, since: string | null, onChange: () => void}} props */
export function Service({ elevator, since, onChange }) {
  const [asking, setAsking] = useState("");
  const close = () => setAsking("");
  /** @param {string} action @param {object} body */
  async function send(action, body) {
    const answer = await post(elevatorPath(elevator.id, action), body);
    if (answer.ok) onChange();
    return answer;
  }
  return html`<div class="service" data-out=${Boolean(since)}>
    ${since && html`<p><b>${t("service.out")}</b> <span>${t("elevator.line.since", { time: fullTime(since, elevator.zone) })}</span></p>`}
    ${since
      ? html`<button class="primary" onClick=${() => setAsking("release")}>${t("service.release")}</button>`
      : html`<button onClick=${() => setAsking("take")}>${t("service.take")}</button>`}
    ${asking === "take" && html`<${AskDialog} title=${t("service.take")} name="take" send=${t("service.take")} says=${t("service.take.says")} onClose=${close}
        onSend=${(/** @type {any} */ { reason }) => send("out-of-service", { reason })}>
      <label>${t("action.reason")}<input name="reason" required maxlength="500" autocomplete="off" autofocus /></label><//>`}
    ${asking === "release" && html`<${AskDialog} title=${t("service.release")} name="release" send=${t("service.release")} says=${t("service.release.says")} onClose=${close}
        onSend=${(/** @type {any} */ { name, phone }) => send("service", { name, ...(phone && { phone }) })}>
      <label>${t("service.name")}<input name="name" required maxlength="100" autocomplete="off" autofocus /></label>
      <label>${t("call.phone")}<input name="phone" type="tel" maxlength="32" pattern=${PHONE} autocomplete="off" /></label><//>`}
  </div>`;
}

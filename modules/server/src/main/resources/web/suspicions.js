// @ts-check
/** Cries that can't be fully trusted, waiting for a person's answer; unanswered, they open themselves. */
import { post, rescuePage, rescuePath } from "./api.js";
import { html, Live, useState } from "./html.js";
import { attributes } from "./rescue-row.js";
import { areaOf, clockTime, lengthOf, t, word } from "./words.js";

/** What a finding is about when it is about all elevators that the register doesn't know. */
const UNKNOWN = "unknown-elevators";
/** What follows the elevator when it is about cries that came while its rescue was under way. */
const JOINED = "/joined";

/** @param {{rows: any[]}} props */
export function Suspicions({ rows }) {
  if (!rows.length) return null;
  return html`<section class="suspicions" data-many=${rows.length > 1} aria-labelledby="suspicions-head">
    <h2 id="suspicions-head">${t("suspicions", { n: rows.length })}</h2>
    <ul>${rows.map((row) => html`<${Suspicion} key=${row.id} row=${row} />`)}</ul>
  </section>`;
}

/**
 * Who cried more often than the limit: what it says further on is only kept as it came, so somebody should look.
 * @param {{findings: {about: string, at: string}[]}} props
 */
export function Findings({ findings }) {
  if (!findings.length) return null;
  return html`<ul class="findings" aria-label=${t("findings")}>
    ${findings.map(({ about, at }) => html`<li key=${about}>
      <span aria-hidden="true">!</span> ${findingText(about, clockTime(at))}
      ${" "}<a href="/unreadable.html">${t("finding.look")}</a>
    </li>`)}
  </ul>`;
}

/** @param {string} about @param {string} time */
function findingText(about, time) {
  if (about === UNKNOWN) return t("finding.unknown", { time });
  if (about.endsWith(JOINED)) return t("finding.joined", { elevator: about.slice(0, -JOINED.length), time });
  return t("finding.elevator", { elevator: about, time });
}

/** @param {{row: any}} props */
function Suspicion({ row }) {
  return html`<li ...${attributes(row)} class="suspicion">
    <div class="what">
      <p class="why"><span aria-hidden="true">?</span> ${word("suspicion", row.suspicion)}</p>
      <a class="place" href=${rescuePage(row.id)}>${row.place || t("place.unknown", { elevator: row.elevator })}</a>
      <p class="about">${areaOf(row)} · ${row.elevator} · ${t("received", { time: clockTime(row.times?.RECEIVED ?? row.startedAt) })}</p>
    </div>
    <p class="opens"><${Live} role="timer" text=${(/** @type {number} */ now) => opensText(row, now)} /></p>
    <${Answer} id=${row.id} />
  </li>`;
}

/** @param {any} row @param {number} now */
function opensText(row, now) {
  if (!row.openAt) return t("suspicion.opens.never");
  const left = Math.ceil((Date.parse(row.openAt) - now) / 1000);
  return left > 0 ? t("suspicion.opens", { left: lengthOf(left) }) : t("suspicion.opens.now");
}

/** The two answers; a false alarm needs a reason. @param {{id: string}} props */
export function Answer({ id }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");

  /** @param {string} action @param {object} body */
  async function send(action, body) {
    setBusy(true);
    const answer = await post(rescuePath(id, action), body);
    setBusy(false);
    setProblem(answer.problem);
  }

  /** @param {Event} event */
  function dismiss(event) {
    event.preventDefault();
    send("false-alarm", { reason: reason.trim() });
  }

  return html`<div class="answer">
    ${asking
      ? html`<form onSubmit=${dismiss}>
          <label>${t("falsealarm.reason")}
            <input required maxlength="200" autofocus value=${reason} onInput=${(/** @type {any} */ e) => setReason(e.target.value)} />
          </label>
          <button disabled=${busy}>${t("falsealarm")}</button>
          <button type="button" class="quiet" onClick=${() => setAsking(false)}>${t("cancel")}</button>
        </form>`
      : html`<button class="primary" disabled=${busy} onClick=${() => send("confirm", {})}>${t("confirm")}</button>
          <button disabled=${busy} onClick=${() => setAsking(true)}>${t("falsealarm")}</button>`}
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
  </div>`;
}

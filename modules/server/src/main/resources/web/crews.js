// @ts-check
/** The crews: how many stand ready, and where each is and what it does. */
import { rescuePage } from "./api.js";
import { html, Live, useState } from "./html.js";
import { etaText } from "./rescue-row.js";
import { find, lengthOf, minuteTime, t, word } from "./words.js";

const READINESS = ["OUT", "FREE", "RESTING", "OFF_DUTY"];
/** More rows than this help nobody; the filter does. */
const SHOWN = 300;

/** @param {{crews: Map<string, any>, rescues: Map<string, any>}} props */
export function Crews({ crews, rescues }) {
  const [only, setOnly] = useState("");
  const all = [...crews.values()];
  const rows = all
    .filter((crew) => (only ? crew.readiness === only : crew.readiness !== "OFF_DUTY"))
    .sort((one, two) => READINESS.indexOf(one.readiness) - READINESS.indexOf(two.readiness) || (one.name < two.name ? -1 : 1));
  return html`<section class="crews" aria-labelledby="crews-head">
    <h2 id="crews-head">${t("crews", { n: all.length })}</h2>
    <div class="readiness" role="group" aria-label=${t("crews.filter")}>
      ${READINESS.map((name) => {
        const n = all.filter((crew) => crew.readiness === name).length;
        return html`<button data-readiness=${name} aria-pressed=${only === name}
          onClick=${() => setOnly(only === name ? "" : name)}><i aria-hidden="true"></i>${word("readiness", name)} <b>${n}</b></button>`;
      })}
    </div>
    <div class="scroll" tabindex="0" role="group" aria-label=${t("crews.list")}>
      <table>
        <thead><tr><th scope="col">${t("crew")}</th><th scope="col">${t("crew.readiness")}</th><th scope="col">${t("crew.doing")}</th>
          <th scope="col">${t("crew.position")}</th></tr></thead>
        <tbody>${rows.slice(0, SHOWN).map((crew) => html`<${Crew} key=${crew.id} crew=${crew} rescue=${rescues.get(crew.rescue)} />`)}</tbody>
      </table>
      ${rows.length > SHOWN && html`<p class="more">${t("crews.more", { n: rows.length - SHOWN })}</p>`}
    </div>
  </section>`;
}

/** @param {{crew: any, rescue: any}} props */
function Crew({ crew, rescue }) {
  const there = rescue && [rescue.crew, ...(rescue.others ?? [])].find((each) => each?.id === crew.id);
  return html`<tr data-crew-row=${crew.id} data-readiness=${crew.readiness}>
    <th scope="row">${crew.name || crew.id}<small>${crew.firmName ?? crew.firm ?? ""}</small>
      ${crew.skills?.length > 0 && html`<small class="skills">${t("crew.skills", { skills: crew.skills.map(skillText).join(" · ") })}</small>`}</th>
    <td class="ready">${there ? word("assignment", there.state) : word("readiness", crew.readiness)}</td>
    <td class="doing">${rescue && html`<a href=${rescuePage(rescue.id)}>${rescue.place || rescue.elevator}</a>`}
      ${there && there.etaAt && html`<small><${Live} text=${(/** @type {number} */ now) => etaText(there, now)} /></small>`}
      ${crew.onDutyUntil && crew.readiness !== "OFF_DUTY" && html`<small class="until"><${Live} text=${(/** @type {number} */ now) => shiftText(crew, now)} /></small>`}</td>
    <td class="fix" data-unheard=${isUnheard(crew, there)}><${Live} text=${(/** @type {number} */ now) => positionText(crew, now)} />${isUnheard(crew, there) && html` <small>${t("crew.unheard")}</small>`}</td>
  </tr>`;
}

/** When its shift ends, by its own word. @param {any} crew @param {number} now */
function shiftText(crew, now) {
  return t(now < Date.parse(crew.onDutyUntil) ? "crew.until" : "crew.over", { time: minuteTime(crew.onDutyUntil) });
}

/** On its way, and nobody knows where: somebody should call it. @param {any} crew @param {any} there */
function isUnheard(crew, there) {
  return Boolean(crew.stale && there && (there.state === "EN_ROUTE" || there.state === "ACCEPTED"));
}

/** A brand's id as it is, a type's in the reader's language. @param {string} word brand:KONE, type:hydraulic */
function skillText(word) {
  const name = word.slice(word.indexOf(":") + 1);
  return word.startsWith("type:") ? find(`elevatortype.${name}`) ?? name : name;
}

/** @param {any} crew @param {number} now */
function positionText(crew, now) {
  if (!crew.fixAt) return t("position.none");
  const age = lengthOf(Math.max(0, (now - Date.parse(crew.fixAt)) / 1000));
  return crew.stale ? t("position.stale", { age }) : t("position.age", { age });
}

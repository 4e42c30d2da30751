// @ts-check
/** Every decision with what it knew: who could go, how long each would take, why one was chosen and who was not looked at. */
import { html } from "./html.js";
import { crewName } from "./particulars.js";
import { clockTime, spelledLength, t, word } from "./words.js";

/** @param {{decisions: any[], policy: any, crews: Map<string, any>}} props */
export function Decisions({ decisions, policy, crews }) {
  return html`<section class="decisions"><h2>${t("decisions", { n: decisions.length })}</h2>
    ${policy && html`<p class="how">${t("policy")} <a href=${rulesPage(policy.id)}><code>${policy.id}</code></a> <code>${policy.source}</code> ${word("clockStart", policy.clockStart)}</p>`}
    ${!decisions.length && html`<p class="wait">${t("decisions.none")}</p>`}
    <div class="each">${decisions.map((decision, index) => html`<${Decision} key=${decision.seq} decision=${decision} number=${index + 1} crews=${crews} />`)}</div>
  </section>`;
}

/** @param {{decision: any, number: number, crews: Map<string, any>}} props */
function Decision({ decision, number, crews }) {
  const chosen = decision.candidates.find((/** @type {any} */ each) => each.crew === decision.chosen);
  const values = { n: number, crew: chosen?.name ?? crewName(crews, decision.chosen), eta: spelledLength(chosen?.etaS) };
  return html`<article>
    <h3>${t("decision", values)}</h3>
    <p class="how">${clockTime(decision.at)} · ${word("level", decision.level)} · <a href=${rulesPage(decision.policy)}>${policyText(decision.policy)}</a> ·
      ${" "}${t("decision.source", { source: travelSource(decision.source) })}
      ${decision.engine && ` · ${word("travel", decision.engine)}`}${decision.trouble && ` (${word("trouble", decision.trouble)})`}</p>
    <table>
      <thead><tr><th scope="col">${t("crew")}</th><th scope="col" class="n">${t("decision.eta")}</th>
        <th scope="col" class="n">${t("decision.distance")}</th><th scope="col">${t("crew.position")}</th><th scope="col">${t("decision.why")}</th></tr></thead>
      <tbody>${decision.candidates.map((/** @type {any} */ each) => html`<tr data-chosen=${each.crew === decision.chosen}>
        <th scope="row">${each.name ?? crewName(crews, each.crew)}<small> ${each.crew}</small></th>
        <td class="n">${spelledLength(each.etaS)}${decision.engine && html`<small class="told" data-told=${each.told}>${t(`decision.told.${Boolean(each.told)}`)}</small>`}</td>
        <td class="n">${(each.distanceM / 1000).toFixed(1)} km</td>
        <td data-stale=${each.stale}>${t(each.stale ? "decision.stale" : "decision.fresh")}</td>
        <td class="why">${each.crew === decision.chosen ? t("why.chosen") : each.why ? word("why", each.why) : t("why.FARTHER")}</td>
      </tr>`)}</tbody>
    </table>
    <p class="excluded">${excludedText(decision.excluded ?? {})}</p>
  </article>`;
}

/** Where these rules stand in full. @param {string} policy */
export function rulesPage(policy) {
  return `/rules.html?id=${encodeURIComponent(policy)}`;
}

/** @param {string} policy whose rules, and which version of them: national/2, 5201/1 */
export function policyText(policy) {
  const slash = policy.lastIndexOf("/");
  const area = policy.slice(0, slash);
  return t("decision.policy", { area: area === "national" ? t("policy.national") : t("policy.area", { area }), n: policy.slice(slash + 1) });
}

/** @param {string} source the kind and, for a calibration, its date and version: calibrated/2026-11-23/3 */
function travelSource(source) {
  const [kind, ...which] = source.split("/");
  return [word("travel", kind), ...which].join(" ");
}

/** @param {Record<string, number>} excluded */
function excludedText(excluded) {
  const parts = Object.entries(excluded).filter(([, n]) => n > 0).map(([why, n]) => t("decision.excluded.each", { why: word("excluded", why), n }));
  return parts.length ? t("decision.excluded", { parts: parts.join(t("list.comma")) }) : t("decision.excluded.none");
}

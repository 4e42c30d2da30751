// @ts-check
/** The rules that rescues go by: one version in full, since a decision names it, then all that the desk knows and where which is in force. */
import { get } from "./api.js";
import { policyText, rulesPage } from "./decisions.js";
import { Header, useBoard } from "./header.js";
import { html, render, useEffect, useSettings, useState } from "./html.js";
import { startStore } from "./store.js";
import { areaOf, fullTime, t, word } from "./words.js";

/** The keys of a file of rules, in its order, and how each is written. @type {[string, (value: any) => any][]} */
const KEYS = [
  ["limitS", (value) => (value === null ? t("rules.limit.register") : lengthText(value))],
  ["clockStart", (value) => word("clockStart", value)],
  ["warnAfterS", lengthText],
  ["accidentAfterS", lengthText],
  ["level1AnswerS", lengthText],
  ["level2AnswerS", lengthText],
  ["level2WhenLate", yesText],
  ["crewSilentS", lengthText],
  ["callBackS", lengthText],
  ["opensAfterS", lengthText],
  ["opensAfterByKindS", kindsText],
  ["buttonHeldS", lengthText],
  ["perSender", String],
  ["doubtedPerSender", String],
  ["unknownElevators", String],
  ["clockAheadS", lengthText],
  ["positionFreshS", lengthText],
  ["skills", yesText],
  ["longestDutyS", (value) => (value === null ? t("rules.none") : lengthText(value))],
  ["fenceM", (value) => `${value} m`],
];

/** @param {number} s */
function lengthText(s) {
  if (s % 3600 === 0) return t("rules.h", { n: s / 3600 });
  return s % 60 === 0 ? t("rules.min", { n: s / 60 }) : t("rules.s", { n: s });
}

/** @param {boolean} value */
function yesText(value) {
  return t(`rules.${value}`);
}

/** @param {Record<string, number>} kinds */
function kindsText(kinds) {
  const all = Object.entries(kinds);
  return all.length ? all.map(([kind, s]) => html`<div>${word("suspicion", kind)}${t("list.colon")}${lengthText(s)}</div>`) : t("rules.none");
}

function RulesPage() {
  useSettings();
  const board = useBoard();
  const [book, setBook] = useState(/** @type {any} */ (null));
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (!board.loaded) return;
    let old = false;
    get("/api/policies").then((answer) => {
      if (old) return;
      setProblem(answer.problem);
      if (answer.ok) setBook(answer.body);
    });
    return () => void (old = true);
  }, [board.loaded]);
  return html`
    <${Header} board=${board} title=${t("rules")} />
    <main class="sheet rules">
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${book && html`<${Book} book=${book} id=${new URLSearchParams(location.search).get("id") ?? book.national} />`}
    </main>`;
}

/** @param {{book: any, id: string}} props */
function Book({ book, id }) {
  const policy = book.policies.find((/** @type {any} */ each) => each.id === id);
  return html`
    <h1>${t("rules")}${policy && ` · ${policyText(id)}`}</h1>
    ${policy ? html`<${Version} policy=${policy} />` : html`<p class="wait">${t("rules.unknown", { id })}</p>`}
    <section class="known"><h2>${t("rules.all", { n: book.policies.length })}</h2>
      <table><tbody>${book.policies.map((/** @type {any} */ each) => html`<tr key=${each.id} data-known=${each.id}>
        <th scope="row"><a href=${rulesPage(each.id)} aria-current=${each.id === id ? "page" : undefined}>${policyText(each.id)}</a></th>
        <td>${sinceText(each)} · ${t("rules.in", { n: inForce(book, each.id).length })}</td></tr>`)}</tbody></table></section>
    ${policy && html`<section class="known"><h2>${t("rules.where", { n: inForce(book, id).length })}</h2>
      <table><tbody>${inForce(book, id).map((/** @type {any} */ each) => html`<tr key=${each.area}>
        <th scope="row">${areaOf(each)} <small>${each.area}</small></th><td>${t("rules.limit", { limit: lengthText(each.limitS) })}</td></tr>`)}</tbody></table></section>`}`;
}

/** @param {any} book @param {string} id @returns {any[]} */
function inForce(book, id) {
  return book.inForce.filter((/** @type {any} */ each) => each.policy === id);
}

/** @param {any} policy */
function sinceText(policy) {
  return policy.from === null ? t("rules.always") : t("rules.from", { time: fullTime(policy.from) });
}

/** @param {{policy: any}} props */
function Version({ policy }) {
  return html`<p class="about"><code>${policy.id}</code> · ${sinceText(policy)} · <code>${policy.source}</code></p>
    <table data-rules=${policy.id}><tbody>${KEYS.map(([key, text]) => html`<tr key=${key} data-key=${key}>
      <th scope="row">${t(`rules.${key}`)}</th><td>${text(policy[key])}</td></tr>`)}</tbody></table>`;
}

startStore();
render(html`<${RulesPage} />`, /** @type {HTMLElement} */ (document.getElementById("page")));

// @ts-check
/** Every fact of a rescue in words, oldest first. A type that the catalogue doesn't know yet shows its own name. */
import { rescuePage } from "./api.js";
import { causeText, correctedText, useCauses } from "./causes.js";
import { html } from "./html.js";
import { crewName } from "./particulars.js";
import { shortfallText } from "./rescue-row.js";
import { clockTime, find, half, minuteTime, spelledLength, t, word } from "./words.js";

/** Facts whose sentence has no room for a person's reason: it stands below. */
const REASON_APART = new Set(["CrewOffered", "LevelOpened"]);

/** @param {{facts: any[], crews: Map<string, any>}} props */
export function Timeline({ facts, crews }) {
  const causes = useCauses();
  return html`<section class="timeline"><h2>${t("timeline")}</h2>
    <ol>${folded(facts).map(({ fact, last, n }) => html`<li key=${fact.seq} data-type=${fact.type} data-by=${fact.by?.role}>
      <time datetime=${fact.at}>${clockTime(fact.at)}</time>
      <div>
        <p>${n > 1 ? t("fact.TrackNoted.many", { n, last: clockTime(last.at) }) : linked(factText(fact, crews, causes), fact.data?.of)}</p>
        ${said(fact) && html`<p class="said">${said(fact)}</p>`}
        <p class="by">${byText(fact.by, crews)} · #${fact.seq}</p>
      </div>
    </li>`)}</ol>
  </section>`;
}

/** A row of positions, one every half minute, is told as one line. @param {any[]} facts */
function folded(facts) {
  /** @type {{fact: any, last: any, n: number}[]} */
  const lines = [];
  for (const fact of facts) {
    const line = lines[lines.length - 1];
    if (line && fact.type === "TrackNoted" && line.fact.type === "TrackNoted" && line.fact.data?.crew === fact.data?.crew) {
      line.last = fact;
      line.n++;
    } else lines.push({ fact, last: fact, n: 1 });
  }
  return lines;
}

/** @param {any} fact @param {Map<string, any>} crews @param {import("./causes.js").CauseTree | null | undefined} causes */
function factText(fact, crews, causes) {
  const data = fact.data ?? {};
  const variants = [variantOf(fact.type, data), data.how, data.mark, data.trouble, data.evidence && isMoment(data.evidence) && "moment", fact.by?.role];
  const sentence = variants.map((variant) => variant && `fact.${fact.type}.${variant}`).find((key) => key && find(key));
  return find(sentence || `fact.${fact.type}`) ? t(sentence || `fact.${fact.type}`, values(data, crews, causes)) : fact.type;
}

/** Which sentence of a fact's several fits what it holds. @param {string} type @param {any} data */
function variantOf(type, data) {
  if (type === "CrewOffered") return data.extra && "BESIDE";
  if (type === "PassengersDescribed") return !passengersText(data) && "NOTE";
  return type === "SelfReleased" && typeof data.people === "number" && "COUNTED";
}

/** As far as it was said. @param {any} data */
function passengersText({ people, injured, vulnerability }) {
  const known = (/** @type {unknown} */ value) => value !== null && value !== undefined;
  const parts = [
    known(people) && t("passengers.people", { n: people }),
    known(injured) && t(injured === 0 ? "passengers.nobody" : "passengers.injured", { n: injured }),
    known(vulnerability) && word("vulnerability", vulnerability),
  ];
  return parts.filter(Boolean).join(t("list.comma"));
}

/** A sentence in which another rescue is named leads there. @param {string} text @param {string | undefined} id */
function linked(text, id) {
  const at = id ? text.indexOf(id) : -1;
  if (!id || at < 0) return text;
  return html`${text.slice(0, at)}<a href=${rescuePage(id)}>${id}</a>${text.slice(at + id.length)}`;
}

/** What a sentence may name, in words. @param {any} data @param {Map<string, any>} crews @param {import("./causes.js").CauseTree | null | undefined} causes */
function values(data, crews, causes) {
  const chosen = data.decision?.candidates?.[0];
  const { evidence } = data;
  return {
    crew: crewName(crews, data.crew ?? chosen?.crew),
    people: data.people,
    reason: data.erased === "reason" ? t("erased") : word("reason", data.reason),
    level: word("level", data.level ?? data.decision?.level),
    why: word("opened", data.why),
    mark: word("mark", data.mark),
    passengers: passengersText(data),
    of: data.of,
    what: word("corrected", data.what),
    was: correctedText(data.what, data.was, causes),
    is: correctedText(data.what, data.is, causes),
    approver: data.approver,
    eta: spelledLength(chosen && (chosen.etaS ?? chosen.etaMs / 1000)),
    answerBy: clockTime(data.answerBy),
    source: word("source", evidence?.source),
    notBefore: clockTime(evidence?.notBefore),
    notAfter: clockTime(evidence?.notAfter),
    releasedAt: minuteTime(data.releasedAt),
    occurredAt: clockTime(data.occurredAt),
    cause: causeText(causes, data.cause),
    distrust: word("suspicion", data.distrust),
    shortfall: data.shortfall ? shortfallText(data.shortfall) : "",
  };
}

/** @param {any} evidence */
function isMoment(evidence) {
  return evidence.notBefore === evidence.notAfter;
}

/** What a person or the desk added in their own words. @param {any} fact */
function said(fact) {
  const { erased, note, reason, sentence } = fact.data ?? {};
  if (erased === "note" || (erased && REASON_APART.has(fact.type))) return t("erased");
  return note || (REASON_APART.has(fact.type) && reason) || half(sentence ?? "");
}

/** @param {any} by @param {Map<string, any>} crews */
function byText(by, crews) {
  if (!by) return t("unknown");
  if (by.role === "DESK" || by.id === by.role.toLowerCase()) return word("role", by.role);
  return `${word("role", by.role)} ${by.role === "CREW" ? crewName(crews, by.id) : by.id}`;
}

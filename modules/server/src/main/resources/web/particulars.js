// @ts-check
/** A rescue's time points, assignments and arrival evidence, as they stand. */
import { correctedText, useCauses } from "./causes.js";
import { html } from "./html.js";
import { clockTime, fullTime, lengthOf, spelledLength, t, word } from "./words.js";

const POINTS = [
  "OCCURRED", "RECEIVED", "OPENED", "CONFIRMED", "OFFERED", "ACCEPTED", "DEPARTED", "ARRIVED", "RELEASED", "CALLED_BACK",
  "CAUSE_REPORTED", "BACK_IN_SERVICE", "CLOSED",
];

/** Every raw time point; one that is missing says so. @param {{row: any}} props */
export function TimePoints({ row }) {
  return html`<section class="points"><h2>${t("points")}</h2>
    <table>
      <tbody>${POINTS.map((point) => html`<tr data-point=${point} data-known=${Boolean(row.times?.[point])}>
        <th scope="row">${t(`point.${point}`)}</th>
        <td title=${fullTime(row.times?.[point])}>${clockTime(row.times?.[point])}</td>
        <td class="after">${afterStart(row, row.times?.[point])}</td>
      </tr>`)}</tbody>
    </table>
  </section>`;
}

/** @param {any} row @param {string | null | undefined} at */
function afterStart(row, at) {
  if (!at) return "";
  const seconds = (Date.parse(at) - Date.parse(row.startedAt)) / 1000;
  return `${seconds <= -1 ? "−" : "+"}${lengthOf(Math.abs(seconds))}`;
}

/** The name of a crew that the board knows, else its id. @param {Map<string, any>} crews @param {string | null | undefined} id */
export function crewName(crews, id) {
  if (id === "119") return t("fire.crew");
  return id ? (crews.get(id)?.name ?? id) : t("unknown");
}

/** @param {{assignments: any[], crews: Map<string, any>}} props */
export function Assignments({ assignments, crews }) {
  if (!assignments.length) return null;
  return html`<section><h2>${t("assignments")}</h2>
    <table>
      <thead><tr><th scope="col">${t("crew")}</th><th scope="col">${t("crew.readiness")}</th><th scope="col">${t("assignment.level")}</th><th scope="col">${t("assignment.offered")}</th>
        <th scope="col">${t("assignment.eta")}</th></tr></thead>
      <tbody>${assignments.map((each) => html`<tr>
        <th scope="row">${each.crew === "119" ? t("fire.crew") : html`${each.name ?? crewName(crews, each.crew)}<small> ${each.crew}</small>`}
          ${each.firmName && html`<small class="firm">${each.firmName}</small>`}</th>
        <td data-state=${each.state}>${word("assignment", each.state)}${each.extra && each.crew !== "119" && html` <small>${t("assignment.extra")}</small>`}</td>
        <td>${each.level}</td>
        <td>${clockTime(each.offeredAt)}</td>
        <td>${each.crew === "119" ? t("unknown") : spelledLength(each.etaS)}</td>
      </tr>`)}</tbody>
    </table>
  </section>`;
}

/** What was told wrong, and who approved what is right. @param {{corrections: any[]}} props */
export function Corrections({ corrections }) {
  const causes = useCauses();
  if (!corrections.length) return null;
  return html`<section class="corrections"><h2>${t("corrections", { n: corrections.length })}</h2>
    <table>
      <thead><tr><th scope="col">${t("action.field")}</th><th scope="col">${t("corrections.was")}</th><th scope="col">${t("corrections.is")}</th>
        <th scope="col">${t("corrections.approver")}</th></tr></thead>
      <tbody>${corrections.map((each) => html`<tr data-corrected=${each.field}>
        <th scope="row">${word("corrected", each.field)}</th>
        <td>${correctedText(each.field, each.was, causes)}</td><td>${correctedText(each.field, each.is, causes)}</td><td>${each.approver}</td>
      </tr>`)}</tbody>
    </table>
  </section>`;
}

/** @param {{row: any, pieces: any[]}} props */
export function Evidence({ row, pieces }) {
  return html`<section><h2>${t("evidence")}</h2>
    <p>${row.arrivedAt
      ? t("evidence.official", { time: clockTime(row.arrivedAt), grade: word("grade", row.arrivalGrade), why: word("grade.says", row.arrivalGrade) })
      : t("evidence.none")}</p>
    ${pieces.length > 0 && html`<table>
      <thead><tr><th scope="col">${t("evidence.source")}</th><th scope="col">${t("evidence.notbefore")}</th>
        <th scope="col">${t("evidence.notafter")}</th><th scope="col">${t("evidence.device")}</th></tr></thead>
      <tbody>${pieces.map((piece) => html`<tr>
        <th scope="row">${word("source", piece.source)}</th>
        <td>${clockTime(piece.notBefore)}</td><td>${clockTime(piece.notAfter)}</td><td>${clockTime(piece.deviceAt)}</td>
      </tr>`)}</tbody>
    </table>`}
  </section>`;
}

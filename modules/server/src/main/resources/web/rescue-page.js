// @ts-check
/** One rescue: its clock, what a dispatcher can do now, every fact, every decision with its reasons. */
import { elevatorPage, get, rescuePage, rescuePath } from "./api.js";
import { Actions } from "./actions.js";
import { Alarms, alarmsOf, silentText } from "./alarms.js";
import { Bar, Clockface } from "./clockface.js";
import { Decisions } from "./decisions.js";
import { FireBrigade } from "./fire-brigade.js";
import { Header, useBoard } from "./header.js";
import { html, render, useEffect, useNow, useSettings, useState } from "./html.js";
import { Assignments, Corrections, Evidence, TimePoints } from "./particulars.js";
import { arrivedText, attributes, etaText, Lost, nameOf, shortfallText, stageText } from "./rescue-row.js";
import { startStore } from "./store.js";
import { Timeline } from "./timeline.js";
import { settings } from "./settings.js";
import { isEnded, stateOf } from "./urgency.js";
import { areaOf, fullTime, t, word } from "./words.js";

const AGAIN_MS = 30_000;
const id = new URLSearchParams(location.search).get("id") ?? "";

function RescuePage() {
  useSettings();
  const board = useBoard();
  const { detail, problem } = useDetail(board.rescues.get(id)?.seq, board.loaded);
  return html`
    <${Header} board=${board} title=${detail?.rescue.place || t("rescue")} />
    <main class="sheet">
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${detail && board.loaded && html`<${Sheet} detail=${detail} crews=${board.crews} />`}
      ${!detail && !problem && html`<p class="wait">${t("rescue.loading")}</p>`}
    </main>`;
}

/** Reads the rescue again whenever the board's row has changed, and now and then: what the passengers are told counts minutes. @param {number | undefined} seq @param {boolean} ready the desk's zone is known */
function useDetail(seq, ready) {
  const [detail, setDetail] = useState(/** @type {any} */ (null));
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (!ready) return;
    let old = false;
    const read = async () => {
      const answer = await get(rescuePath(id));
      if (old) return;
      setProblem(answer.problem);
      if (answer.ok) setDetail(answer.body);
    };
    read();
    const timer = setInterval(read, AGAIN_MS);
    return () => {
      old = true;
      clearInterval(timer);
    };
  }, [seq, ready]);
  return { detail, problem };
}

/** @param {{detail: any, crews: Map<string, any>}} props */
function Sheet({ detail, crews }) {
  const row = detail.rescue;
  return html`
    <${Head} row=${row} message=${detail.message} />
    <div class="columns">
      <div>
        <${Actions} row=${row} assignments=${detail.assignments ?? []} decisions=${detail.decisions ?? []} />
        <${Timeline} facts=${detail.timeline ?? []} crews=${crews} />
      </div>
      <div>
        <${TimePoints} row=${row} />
        <${Assignments} assignments=${detail.assignments ?? []} crews=${crews} />
        <${Corrections} corrections=${detail.corrections ?? []} />
        <${Evidence} row=${row} pieces=${detail.arrivalEvidence ?? []} />
      </div>
    </div>
    <${Decisions} decisions=${detail.decisions ?? []} policy=${detail.policy} crews=${crews} />`;
}

/** @param {{row: any, message: {zh: string, en: string} | undefined}} props */
function Head({ row, message }) {
  const state = useNow((now) => stateOf(row, now));
  const doing = useNow((now) => nowText(row, now));
  return html`<section class="head" ...${attributes(row)} data-state=${state}>
    <${Clockface} row=${row} />
    <div>
      <h1>${row.place || t("place.unknown", { elevator: row.elevator })}</h1>
      <p class="now"><b class="stage">${stageText(row, state)}</b> ${doing}${row.arrivedAt && html` <span>${arrivedText(row)}</span>`}</p>
      <${Lost} row=${row} />
      ${row.returnedUnconfirmed && !alarmsOf(row).some(({ mark }) => mark === "RETURNED_UNCONFIRMED") && html`<p class="returned"><b>${t("returned")}</b> ${t("returned.says")}</p>`}
      <${Alarms} row=${row} says />
      <${FireBrigade} row=${row} />
      ${silentText(row) && html`<p class="silent">${silentText(row)}</p>`}
      ${message && !isEnded(row) && html`<p class="message"><b>${t("message.told")}</b> “${message[settings.lang]}”</p>`}
      ${row.suspicion && html`<p class="suspected">${word("suspicion", row.suspicion)}</p>`}
      <dl class="particulars">
        <${Pair} name="rescue.people" value=${row.people === null ? t("unknown") : row.people} />
        ${passengersText(row) && html`<${Pair} name="rescue.passengers" value=${passengersText(row)} />`}
        <${Pair} name="rescue.elevator" value=${html`<a href=${elevatorPage(row.elevator)}>${row.elevator}</a>`} />
        <${Pair} name="rescue.code" value=${row.rescueCode || t("unknown")} />
        <${Pair} name="rescue.area" value=${areaOf(row)} />
        <${Pair} name="rescue.placetype" value=${word("placetype", row.placeType)} />
        <${Pair} name="rescue.firm" value=${row.firmName ?? row.firm ?? t("unknown")} />
        <${Pair} name="rescue.level" value=${word("level", row.level)} />
        ${row.recurrenceOf && html`<${Pair} name="recurrence" value=${html`<a href=${`/rescue.html?id=${encodeURIComponent(row.recurrenceOf)}`}>${row.recurrenceOf}</a>`} />`}
        <${Pair} name="rescue.id" value=${row.id} />
        ${row.duplicateOf && html`<${Pair} name="rescue.duplicateof" value=${html`<a href=${rescuePage(row.duplicateOf)}>${row.duplicateOf}</a>`} />`}
        ${row.recurrenceOf && html`<${Pair} name="rescue.recurrenceof" value=${html`<a href=${rescuePage(row.recurrenceOf)}>${row.recurrenceOf}</a>`} />`}
        ${row.outOfServiceSince && html`<${Pair} name="rescue.service" value=${html`<a href=${elevatorPage(row.elevator)}>${fullTime(row.outOfServiceSince)}</a>`} />`}
      </dl>
    </div>
    <${Bar} row=${row} />
  </section>`;
}

/** Who is inside, as far as somebody said it. @param {any} row */
function passengersText(row) {
  const { injured, vulnerability } = row.passengers ?? {};
  const isTold = injured !== null && injured !== undefined;
  const parts = [isTold && t(injured === 0 ? "passengers.nobody" : "passengers.injured", { n: injured }), vulnerability && word("vulnerability", vulnerability)];
  return parts.filter(Boolean).join(t("list.comma"));
}

/** Who is coming, in one line. @param {any} row @param {number} now */
function nowText(row, now) {
  if (row.shortfall) return shortfallText(row.shortfall);
  if (!row.crew || row.arrivedAt) return row.crew ? nameOf(row.crew) : "";
  if (row.crew.id === "119") return `${nameOf(row.crew)} ${word("assignment", row.crew.state)}`;
  return `${nameOf(row.crew)} ${word("assignment", row.crew.state)} · ${etaText(row.crew, now)}`;
}

/** @param {{name: string, value: any}} props */
function Pair({ name, value }) {
  return html`<div><dt>${t(name)}</dt><dd>${value}</dd></div>`;
}

startStore();
render(html`<${RescuePage} />`, /** @type {HTMLElement} */ (document.getElementById("page")));

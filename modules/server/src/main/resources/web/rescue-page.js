// @ts-check
/** One rescue: its clock, what a dispatcher can do now, every fact, every decision with its reasons. */
import { elevatorPage, get, rescuePath } from "./api.js";
import { Actions } from "./actions.js";
import { Bar, Clockface } from "./clockface.js";
import { Decisions } from "./decisions.js";
import { Header, useBoard } from "./header.js";
import { html, render, useEffect, useNow, useSettings, useState } from "./html.js";
import { Assignments, Evidence, TimePoints } from "./particulars.js";
import { arrivedText, attributes, etaText, shortfallText, stageText } from "./rescue-row.js";
import { startStore } from "./store.js";
import { Timeline } from "./timeline.js";
import { stateOf } from "./urgency.js";
import { areaOf, t, word } from "./words.js";

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

/** Reads the rescue again whenever the board's row has changed. @param {number | undefined} seq @param {boolean} ready the desk's zone is known */
function useDetail(seq, ready) {
  const [detail, setDetail] = useState(/** @type {any} */ (null));
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (!ready) return;
    let old = false;
    get(rescuePath(id)).then((answer) => {
      if (old) return;
      setProblem(answer.problem);
      if (answer.ok) setDetail(answer.body);
    });
    return () => void (old = true);
  }, [seq, ready]);
  return { detail, problem };
}

/** @param {{detail: any, crews: Map<string, any>}} props */
function Sheet({ detail, crews }) {
  const row = detail.rescue;
  return html`
    <${Head} row=${row} />
    <div class="columns">
      <div>
        <${Actions} row=${row} assignments=${detail.assignments ?? []} />
        <${Timeline} facts=${detail.timeline ?? []} crews=${crews} />
      </div>
      <div>
        <${TimePoints} row=${row} />
        <${Assignments} assignments=${detail.assignments ?? []} crews=${crews} />
        <${Evidence} row=${row} pieces=${detail.arrivalEvidence ?? []} />
      </div>
    </div>
    <${Decisions} decisions=${detail.decisions ?? []} crews=${crews} />`;
}

/** @param {{row: any}} props */
function Head({ row }) {
  const state = useNow((now) => stateOf(row, now));
  const doing = useNow((now) => nowText(row, now));
  return html`<section class="head" ...${attributes(row)} data-state=${state}>
    <${Clockface} row=${row} />
    <div>
      <h1>${row.place || t("place.unknown", { elevator: row.elevator })}</h1>
      <p class="now"><b class="stage">${stageText(row, state)}</b> ${doing}${row.arrivedAt && html` <span>${arrivedText(row)}</span>`}</p>
      ${row.returnedUnconfirmed && html`<p class="returned"><b>${t("returned")}</b> ${t("returned.says")}</p>`}
      ${row.suspicion && html`<p class="suspected">${word("suspicion", row.suspicion)}</p>`}
      <dl class="particulars">
        <${Pair} name="rescue.people" value=${row.people === null ? t("unknown") : row.people} />
        <${Pair} name="rescue.elevator" value=${html`<a href=${elevatorPage(row.elevator)}>${row.elevator}</a>`} />
        <${Pair} name="rescue.code" value=${row.rescueCode || t("unknown")} />
        <${Pair} name="rescue.area" value=${areaOf(row)} />
        <${Pair} name="rescue.placetype" value=${word("placetype", row.placeType)} />
        <${Pair} name="rescue.firm" value=${row.firmName ?? row.firm ?? t("unknown")} />
        <${Pair} name="rescue.level" value=${word("level", row.level)} />
        ${row.recurrenceOf && html`<${Pair} name="recurrence" value=${html`<a href=${`/rescue.html?id=${encodeURIComponent(row.recurrenceOf)}`}>${row.recurrenceOf}</a>`} />`}
        <${Pair} name="rescue.id" value=${row.id} />
      </dl>
    </div>
    <${Bar} row=${row} />
  </section>`;
}

/** Who is coming, in one line. @param {any} row @param {number} now */
function nowText(row, now) {
  if (row.shortfall) return shortfallText(row.shortfall);
  if (!row.crew || row.arrivedAt) return row.crew?.name ?? "";
  return `${row.crew.name || row.crew.id} ${word("assignment", row.crew.state)} · ${etaText(row, now)}`;
}

/** @param {{name: string, value: any}} props */
function Pair({ name, value }) {
  return html`<div><dt>${t(name)}</dt><dd>${value}</dd></div>`;
}

startStore();
render(html`<${RescuePage} />`, /** @type {HTMLElement} */ (document.getElementById("page")));

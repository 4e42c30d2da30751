// @ts-check
/** One elevator: how it is now, whether its line is up and it has a fault, its last 24 hours, its outages and its rescues. */
import { elevatorPath, get, rescuePage } from "./api.js";
import { Day } from "./elevator-chart.js";
import { Service } from "./elevator-service.js";
import { Header, useBoard } from "./header.js";
import { html, render, useEffect, useNow, useSettings, useState } from "./html.js";
import { startStore } from "./store.js";
import { areaOf, clockTime, find, fullTime, lengthOf, spelledLength, t, word } from "./words.js";

const id = new URLSearchParams(location.search).get("id") ?? "";
const AGAIN_MS = 10_000;
const OLD_MS = 600_000;
/** A clock that is ahead by less is as right as clocks are. */
const AHEAD_MS = 30_000;

function ElevatorPage() {
  useSettings();
  const board = useBoard();
  const [changes, setChanges] = useState(0);
  const { detail, history, problem } = useElevator(board.loaded, changes);
  return html`
    <${Header} board=${board} title=${detail?.elevator.place || t("elevator")} />
    <main class="sheet">
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${detail && board.loaded && html`<${Sheet} detail=${detail} history=${history} onChange=${() => setChanges((n) => n + 1)} />`}
      ${!detail && !problem && html`<p class="wait">${t("elevator.loading")}</p>`}
    </main>`;
}

/** Reads it again and again: telemetry is no part of the stream. @param {boolean} ready the desk's zone is known @param {number} changes how often this page itself has changed it */
function useElevator(ready, changes) {
  const [state, setState] = useState({ detail: /** @type {any} */ (null), history: /** @type {any} */ (null), problem: "" });
  useEffect(() => {
    if (!ready) return;
    let old = false;
    const read = async () => {
      const [detail, history] = await Promise.all([get(elevatorPath(id)), get(elevatorPath(id, "history"))]);
      if (old) return;
      setState((before) => ({
        detail: detail.ok ? detail.body : before.detail,
        history: history.ok ? history.body : before.history,
        problem: detail.problem || history.problem,
      }));
    };
    read();
    const timer = setInterval(read, AGAIN_MS);
    return () => {
      old = true;
      clearInterval(timer);
    };
  }, [ready, changes]);
  return state;
}

/** @param {{detail: any, history: any, onChange: () => void}} props */
function Sheet({ detail, history, onChange }) {
  const { elevator, link, now, faultySince, outOfServiceSince, outages, rescues } = detail;
  return html`
    <section class="head" data-elevator=${elevator.id}>
      <h1>${elevator.place}</h1>
      <${LineState} link=${link} zone=${elevator.zone} />
      ${faultySince && html`<${Fault} since=${faultySince} zone=${elevator.zone} isLost=${Boolean(link) && !link.online} />`}
      <${Service} elevator=${elevator} since=${outOfServiceSince} onChange=${onChange} />
      <dl class="particulars">
        <${Pair} name=${t("rescue.elevator")} value=${elevator.id} />
        <${Pair} name=${t("rescue.code")} value=${elevator.rescueCode || t("unknown")} />
        <${Pair} name=${t("rescue.area")} value=${areaOf(elevator)} />
        <${Pair} name=${t("rescue.placetype")} value=${word("placetype", elevator.placeType)} />
        <${Pair} name=${t("elevator.brand")} value=${elevator.brand || t("unknown")} />
        <${Pair} name=${t("elevator.type")} value=${find(`elevatortype.${elevator.type}`) ?? (elevator.type || t("unknown"))} />
        <${Pair} name=${t("rescue.firm")} value=${elevator.firmName} />
      </dl>
    </section>
    <${Now} sample=${now} zone=${elevator.zone} />
    ${history && html`<${Day} history=${history} rescues=${rescues} zone=${elevator.zone} />`}
    <${Outages} outages=${outages} zone=${elevator.zone} />
    <${Rescues} rescues=${rescues} zone=${elevator.zone} />`;
}

/** @param {{link: any, zone: string}} props */
function LineState({ link, zone }) {
  const state = !link ? "unknown" : link.online ? "on" : "off";
  return html`<p class="line" data-line=${state}><i aria-hidden="true"></i><b>${t(`elevator.line.${state}`)}</b>
    ${link && html` <span>${t("elevator.line.since", { time: fullTime(link.since, zone) })}</span>`}</p>`;
}

/** Of an elevator whose line is lost nobody knows whether it runs again. @param {{since: string, zone: string, isLost: boolean}} props */
function Fault({ since, zone, isLost }) {
  return html`<p class="line fault" data-fault=${isLost ? "last-known" : "known"}>
    <b>${t(isLost ? "elevator.fault.lost" : "elevator.fault")}</b> <span>${t("elevator.line.since", { time: fullTime(since, zone) })}</span></p>`;
}

/** @param {{sample: any, zone: string}} props */
function Now({ sample, zone }) {
  const old = useNow((now) => Boolean(sample) && now - Date.parse(sample.at) > OLD_MS);
  if (!sample) return html`<section><h2>${t("elevator.now")}</h2><p class="wait">${t("elevator.none")}</p></section>`;
  const ahead = Date.parse(sample.at) - Date.parse(sample.receivedAt);
  /** @type {[string, any, boolean][]} name, what it says, and whether it is out of the ordinary */
  const items = [
    ["mode", word("mode", sample.mode), sample.mode !== null && sample.mode !== "NORMAL"],
    ["car", carText(sample), false],
    ["floor", sample.floor ?? t("unknown"), false],
    ["door", flag("doorClosed", sample), false],
    ["zone", flag("inDoorZone", sample), sample.running === false && sample.inDoorZone === false],
    ["passenger", flag("passenger", sample), false],
    ["power", flag("powerOn", sample), sample.powerOn === false],
    ["runs", sample.runs ?? t("unknown"), false],
    ["hours", sample.runningH === null ? t("unknown") : t("elevator.hours.n", { n: sample.runningH }), false],
  ];
  return html`<section><h2>${t("elevator.now")}</h2>
    <p class="asof" data-old=${old}>${t("elevator.asof", { time: fullTime(sample.at, zone) })}${ahead >= AHEAD_MS && html` <b data-ahead="true">${t("elevator.ahead", { n: Math.ceil(ahead / 60_000) })}</b>`}${old && html` <b>${t("elevator.old")}</b>`}</p>
    <dl class="items">${items.map(
      ([name, says, odd]) => html`<div data-item=${name} data-odd=${odd}><dt>${t(`elevator.${name}`)}</dt><dd>${says}</dd></div>`,
    )}</dl>
  </section>`;
}

/** @param {string} name @param {any} sample */
function flag(name, sample) {
  return word(name, sample[name]);
}

/** @param {any} sample */
function carText(sample) {
  const direction = find(`direction.${sample.direction}`);
  return sample.running && direction ? `${flag("running", sample)} ${direction}` : flag("running", sample);
}

/** Its faults, and when nobody could tell: by the desk's clock. @param {{outages: any[], zone: string}} props */
function Outages({ outages, zone }) {
  return html`<section class="outages"><h2>${t("elevator.outages", { n: outages.length })}</h2>
    ${!outages.length && html`<p class="wait">${t("elevator.outages.none")}</p>`}
    ${outages.length > 0 && html`<table>
      <thead><tr><th scope="col">${t("elevator.rescues.began")}</th><th scope="col">${t("elevator.outages.what")}</th>
        <th scope="col">${t("elevator.outages.lasted")}</th></tr></thead>
      <tbody>${outages.map((row) => html`<tr data-outage=${row.kind} data-goes-on=${row.endedAt === null}>
        <th scope="row">${fullTime(row.beganAt, zone)}</th>
        <td>${word("outage", row.kind)}</td>
        <td>${row.endedAt === null ? t("elevator.outages.on") : lasted(row)}</td>
      </tr>`)}</tbody>
    </table>`}
  </section>`;
}

/** From minutes to weeks, so in the two units that matter. @param {{beganAt: string, endedAt: string}} row */
function lasted(row) {
  const s = (Date.parse(row.endedAt) - Date.parse(row.beganAt)) / 1000;
  const h = Math.floor(s / 3600);
  if (h >= 24) return t("elevator.outages.days", { d: Math.floor(h / 24), h: h % 24 });
  return h ? t("elevator.outages.hours", { h, m: Math.floor((s % 3600) / 60) }) : spelledLength(s);
}

/** @param {{rescues: any[], zone: string}} props */
function Rescues({ rescues, zone }) {
  return html`<section class="rescues"><h2>${t("elevator.rescues", { n: rescues.length })}</h2>
    ${!rescues.length && html`<p class="wait">${t("elevator.rescues.none")}</p>`}
    ${rescues.length > 0 && html`<table>
      <thead><tr><th scope="col">${t("elevator.rescues.began")}</th><th scope="col">${t("crew.readiness")}</th>
        <th scope="col">${t("elevator.rescues.arrival")}</th><th scope="col">${t("crew")}</th></tr></thead>
      <tbody>${rescues.map((row) => html`<tr data-its-rescue=${row.id}>
        <th scope="row"><a href=${rescuePage(row.id)}>${fullTime(row.startedAt, zone)}</a></th>
        <td>${word("stage", row.stage)}</td>
        <td>${row.arrivedAt ? html`${lengthOf(row.arrivalS)} <small>${clockTime(row.arrivedAt, zone)}</small>` : t("unknown")}</td>
        <td>${row.crew ? row.crew.name || row.crew.id : t("unknown")}</td>
      </tr>`)}</tbody>
    </table>`}
  </section>`;
}

/** @param {{name: string, value: any}} props */
function Pair({ name, value }) {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

startStore();
render(html`<${ElevatorPage} />`, /** @type {HTMLElement} */ (document.getElementById("page")));

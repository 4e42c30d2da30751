// @ts-check
/** What waits for a person when nobody is shut in: call-backs that are due, and elevators that nobody may use. */
import { elevatorPage, get, rescuePage } from "./api.js";
import { Header, useBoard } from "./header.js";
import { html, render, useEffect, useSettings, useState } from "./html.js";
import { startStore } from "./store.js";
import { areaOf, fullTime, t } from "./words.js";

/** Things happen at the desk all the time, and the lists are long: they are asked for anew every few seconds at most. */
const PAUSE = 5_000;

function DuePage() {
  useSettings();
  const board = useBoard();
  const [calls, setCalls] = useState(/** @type {any[] | null} */ (null));
  const [elevators, setElevators] = useState(/** @type {any[] | null} */ (null));
  const [problem, setProblem] = useState("");
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (!board.loaded) return;
    const pause = setTimeout(() => setAsked(Date.now()), Math.max(0, asked + PAUSE - Date.now()));
    return () => clearTimeout(pause);
  }, [board.loaded, board.seq]);
  useEffect(() => {
    if (!asked) return;
    let old = false;
    // Each by itself: while the memory is away the elevators are still known.
    get("/api/call-backs").then(({ ok, body, problem: why }) => {
      if (old) return;
      setProblem(why);
      if (ok) setCalls(body.rescues);
    });
    get("/api/out-of-service").then(({ ok, body }) => void (!old && ok && setElevators(body.elevators)));
    return () => void (old = true);
  }, [asked]);
  return html`
    <${Header} board=${board} title=${t("due")} />
    <main class="sheet">
      <h1>${t("due")}</h1>
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${calls && html`<${CallBacks} rows=${calls} />`}
      ${elevators && html`<${OutOfService} rows=${elevators} />`}
    </main>`;
}

/** @param {{rows: any[]}} props */
function CallBacks({ rows }) {
  return html`<section class="callbacks"><h2>${t("due.callbacks", { n: rows.length })}</h2>
    ${rows.length ? html`<ul>${rows.map((row) => html`<li key=${row.id} data-due=${row.id}>
      <p><a class="name" href=${rescuePage(row.id)}>${row.place || t("place.unknown", { elevator: row.elevator })}</a>
        <span>${areaOf(row)} · ${t("due.released")} ${fullTime(row.releasedAt)} · ${row.people === null ? t("people.unknown") : t("passengers.people", { n: row.people })}</span></p>
      <a class="button" href=${rescuePage(row.id)}>${t("due.open")}</a>
    </li>`)}</ul>` : html`<p class="wait">${t("due.callbacks.none")}</p>`}
  </section>`;
}

/** @param {{rows: any[]}} props */
function OutOfService({ rows }) {
  return html`<section class="outofservice"><h2>${t("due.outofservice", { n: rows.length })}</h2>
    ${rows.length ? html`<ul>${rows.map((row) => html`<li key=${row.id} data-out=${row.id}>
      <p><a class="name" href=${elevatorPage(row.id)}>${row.place || t("place.unknown", { elevator: row.id })}</a>
        <span>${areaOf(row)} · ${row.id} · ${row.firmName ?? t("unknown")} · ${t("due.since")} ${fullTime(row.since)}
          ${row.lastRescue && html` · <a href=${rescuePage(row.lastRescue)}>${t("due.last")}</a>`}</span></p>
      <a class="button" href=${elevatorPage(row.id)}>${t("due.open")}</a>
    </li>`)}</ul>` : html`<p class="wait">${t("due.outofservice.none")}</p>`}
  </section>`;
}

startStore();
render(html`<${DuePage} />`, /** @type {HTMLElement} */ (document.getElementById("page")));

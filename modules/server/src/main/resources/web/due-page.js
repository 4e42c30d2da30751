// @ts-check
/** What waits for a person when nobody is shut in: call-backs that are due, and elevators that nobody may use. */
import { elevatorPage, get, rescuePage } from "./api.js";
import { Header, useBoard } from "./header.js";
import { html, render, useEffect, useSettings, useState } from "./html.js";
import { startStore } from "./store.js";
import { areaOf, fullTime, t } from "./words.js";

function DuePage() {
  useSettings();
  const board = useBoard();
  const [lists, setLists] = useState(/** @type {{calls: any[], elevators: any[]} | null} */ (null));
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (!board.loaded) return;
    let old = false;
    Promise.all([get("/api/call-backs"), get("/api/out-of-service")]).then(([calls, out]) => {
      if (old) return;
      setProblem(calls.problem || out.problem);
      if (calls.ok && out.ok) setLists({ calls: calls.body.rescues, elevators: out.body.elevators });
    });
    return () => void (old = true);
  }, [board.loaded, board.seq]);
  return html`
    <${Header} board=${board} title=${t("due")} />
    <main class="sheet">
      <h1>${t("due")}</h1>
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${lists && html`<${CallBacks} rows=${lists.calls} /><${OutOfService} rows=${lists.elevators} />`}
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
        <span>${row.id} · ${row.firmName ?? t("unknown")} · ${t("due.since")} ${fullTime(row.since)}
          ${row.lastRescue && html` · <a href=${rescuePage(row.lastRescue)}>${t("due.last")}</a>`}</span></p>
      <a class="button" href=${elevatorPage(row.id)}>${t("due.open")}</a>
    </li>`)}</ul>` : html`<p class="wait">${t("due.outofservice.none")}</p>`}
  </section>`;
}

startStore();
render(html`<${DuePage} />`, /** @type {HTMLElement} */ (document.getElementById("page")));

// @ts-check
/** The board: what a dispatcher and a wall see. */
import { AcknowledgeAll } from "./acknowledge-all.js";
import { CallForm } from "./call-form.js";
import { alarmsOf } from "./alarms.js";
import { chime } from "./chime.js";
import { Crews } from "./crews.js";
import { Header, useBoard } from "./header.js";
import { html, render, useEffect, useMemo, useRef, useSettings, useState } from "./html.js";
import { MapPanel } from "./map.js";
import { RescueRow } from "./rescue-row.js";
import { Ruler } from "./ruler.js";
import { startStore } from "./store.js";
import { Findings, Suspicions } from "./suspicions.js";
import { sortRescues } from "./urgency.js";
import { t } from "./words.js";

/** A rescue is new on this screen for so long (of the viewer's time). */
const NEW_MS = 12_000;
/** How often an alarm that nobody has acknowledged is heard, where the viewer wants sound. */
const ALARM_MS = 20_000;

function BoardPage() {
  const settings = useSettings();
  const board = useBoard();
  const [calling, setCalling] = useState(false);
  const hovered = useRef(/** @type {string | null} */ (null));
  const sorted = useMemo(() => sortRescues(board.rescues), [board.rescues]);
  const { fresh, news } = useNews(board);
  useAlarmSound(sorted.open.some((row) => alarmsOf(row).length > 0));
  const n = sorted.open.length + sorted.suspected.length;

  return html`
    <${Header} board=${board} title=${`${n ? `(${n}) ` : ""}${t("nav.board")}`}
      action=${html`<button class="primary" onClick=${() => setCalling(true)}>${t("call.new")}</button>`} />
    <main class="board">
      <h1 class="unseen">${t("nav.board")}</h1>
      <div class="rescues">
        <${Findings} findings=${board.findings} />
        <${Suspicions} rows=${sorted.suspected} />
        <${Open} rows=${sorted.open} suspected=${sorted.suspected.length} fresh=${fresh} board=${board} hovered=${hovered} />
        <${Ended} rows=${sorted.ended} />
      </div>
      <div class="aside">
        <${MapPanel} rescues=${board.rescues} crews=${board.crews} hovered=${hovered} theme=${settings.theme} lang=${settings.lang} />
        <${Crews} crews=${board.crews} rescues=${board.rescues} />
      </div>
    </main>
    <p class="unseen" aria-live="polite">${news}</p>
    ${calling && html`<${CallForm} onClose=${() => setCalling(false)} />`}`;
}

/** How large rows can be so that a wall shows those that matter. @param {any[]} rows @param {number} suspected */
function densityOf(rows, suspected) {
  const lines = rows.filter((row) => row.stage === "OPEN" || row.stage === "ON_SITE").length + suspected / 2;
  return lines > 18 ? "dense" : lines > 8 ? "close" : "wide";
}

/** @param {{rows: any[], suspected: number, fresh: Set<string>, board: import("./store.js").Board, hovered: {current: string | null}}} props */
function Open({ rows, suspected, fresh, board, hovered }) {
  const density = densityOf(rows, suspected);
  return html`<section class="open" aria-labelledby="open-head">
    <h2 id="open-head">${t("open", { n: rows.length })}<small>${t("open.order")}</small></h2>
    <${AcknowledgeAll} rows=${rows} />
    ${density !== "wide" && html`<${Ruler} rows=${rows} />`}
    ${rows.length
      ? html`<ol data-density=${density}>
          ${rows.map((row) => html`<${RescueRow} key=${row.id} row=${row} isNew=${fresh.has(row.id)}
            onHover=${(/** @type {string | null} */ id) => (hovered.current = id)} />`)}
        </ol>`
      : html`<${Nobody} board=${board} />`}
  </section>`;
}

/** @param {{board: import("./store.js").Board}} props */
function Nobody({ board }) {
  if (!board.loaded) return html`<p class="nobody">${t("loading")}</p>`;
  const free = [...board.crews.values()].filter((crew) => crew.readiness === "FREE").length;
  return html`<p class="nobody" data-none=${free === 0}>${t("nobody")}<small>${t(free ? "nobody.free" : "nobody.none", { n: free })}</small></p>`;
}

/** @param {{rows: any[]}} props */
function Ended({ rows }) {
  if (!rows.length) return null;
  return html`<section class="ended" aria-labelledby="ended-head">
    <h2 id="ended-head">${t("ended", { n: rows.length })}</h2>
    <ol data-density="dense">
      ${rows.map((row) => html`<${RescueRow} key=${row.id} row=${row} isNew=${false} onHover=${() => {}} />`)}
    </ol>
  </section>`;
}

/** Again and again, until somebody has acknowledged the last of them. @param {boolean} sounding */
function useAlarmSound(sounding) {
  useEffect(() => {
    if (!sounding) return;
    chime();
    const timer = setInterval(chime, ALARM_MS);
    return () => clearInterval(timer);
  }, [sounding]);
}

/**
 * Rescues that came while this page was open, and the sentence that a screen reader is told. The first reading is no news.
 * @param {import("./store.js").Board} board
 */
function useNews(board) {
  const known = useRef(/** @type {Map<string, number> | null} */ (null));
  const [news, setNews] = useState("");
  const now = performance.now();
  const first = known.current === null;
  if (board.loaded) {
    const seen = (known.current ??= new Map());
    for (const id of board.rescues.keys()) if (!seen.has(id)) seen.set(id, first ? -Infinity : now);
    for (const id of seen.keys()) if (!board.rescues.has(id)) seen.delete(id);
  }
  const fresh = new Set([...(known.current ?? [])].filter(([, since]) => now - since < NEW_MS).map(([id]) => id));
  const told = useRef(/** @type {Set<string>} */ (new Set()));
  useEffect(() => {
    const untold = [...fresh].filter((id) => !told.current.has(id));
    told.current = fresh;
    if (!untold.length) return;
    chime();
    const places = untold.map((id) => board.rescues.get(id)?.place || id);
    setNews(t("news", { n: places.length, places: places.join(t("list.comma")) }));
  });
  return { fresh, news };
}

startStore();
render(html`<${BoardPage} />`, /** @type {HTMLElement} */ (document.getElementById("page")));

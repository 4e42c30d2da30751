// @ts-check
/** Messages that could not be read: kept as they came, so that the sender can be mended. */
import { get } from "./api.js";
import { Header, useBoard } from "./header.js";
import { html, render, useEffect, useSettings, useState } from "./html.js";
import { startStore } from "./store.js";
import { fullTime, half, t, word } from "./words.js";

function UnreadablePage() {
  useSettings();
  const board = useBoard();
  const [rows, setRows] = useState(/** @type {any[] | null} */ (null));
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (!board.loaded) return;
    get("/api/unreadable").then((answer) => {
      setProblem(answer.problem);
      if (answer.ok) setRows(answer.body.unreadable);
    });
  }, [board.loaded, board.seq, board.unreadable]);
  return html`
    <${Header} board=${board} title=${t("unreadable")} />
    <main class="sheet">
      <h1>${t("unreadable")}</h1>
      <p class="said">${t("unreadable.says")}</p>
      ${rows && board.unreadable > rows.length && html`<p class="said">${t("unreadable.newest", { all: board.unreadable, n: rows.length })}</p>`}
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${rows && (rows.length ? html`<${Rows} rows=${rows} />` : html`<p class="wait">${t("unreadable.none")}</p>`)}
    </main>`;
}

/** @param {{rows: any[]}} props */
function Rows({ rows }) {
  return html`<ol class="unreadable">${rows.map((row) => html`<li key=${row.id} data-reason=${row.reason}>
    <p class="when"><time datetime=${row.receivedAt}>${fullTime(row.receivedAt)}</time> <b>${word("refused", row.reason.toUpperCase())}</b></p>
    <p>${half(row.sentence)}</p>
    <p class="topic"><code>${row.topic}</code> · ${t("unreadable.size", { n: row.size })}</p>
    <pre tabindex="0">${row.preview}</pre>
  </li>`)}</ol>`;
}

startStore();
render(html`<${UnreadablePage} />`, /** @type {HTMLElement} */ (document.getElementById("page")));

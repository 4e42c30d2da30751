// @ts-check
/** The rescues behind a figure, so that nobody has to believe it. */
import { get } from "./api.js";
import { Header, useBoard } from "./header.js";
import { html, render, useEffect, useSettings, useState } from "./html.js";
import { query, Rescues, sliceOfPage } from "./report.js";
import { startStore } from "./store.js";
import { find, t, word } from "./words.js";

const MOST = 500;
const slice = sliceOfPage();
const figure = new URLSearchParams(location.search).get("figure") ?? "rescues";

/** The figure's name as the report has it. */
function figureName() {
  const camel = figure.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  return find(`figures.${camel}`) ?? word("stage", figure.toUpperCase());
}

function RescuesPage() {
  useSettings();
  const board = useBoard();
  const [rows, setRows] = useState(/** @type {any[] | null} */ (null));
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (!board.loaded) return;
    get(`/api/figures/rescues${query({ ...slice, figure, limit: String(MOST) })}`).then((answer) => {
      setProblem(answer.problem);
      if (answer.ok) setRows(answer.body.rescues);
    });
  }, [board.loaded]);
  return html`
    <${Header} board=${board} title=${t("report.behind")} />
    <main class="sheet">
      <h1>${t("report.behind")}</h1>
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${rows && html`
        <p class="asof">${t("report.behind.says", { figure: figureName(), n: rows.length })}${slice.month ? ` · ${slice.month}` : ""} ·
          ${" "}<a href=${`/figures.html${query(slice)}`}>${t("figures")}</a>${rows.length === MOST ? ` · ${t("report.most", { n: MOST })}` : ""}</p>
        ${rows.length ? html`<${Rescues} rows=${rows} />` : html`<p class="said">${t("report.none")}</p>`}`}
    </main>`;
}

startStore();
render(html`<${RescuesPage} />`, /** @type {HTMLElement} */ (document.getElementById("page")));

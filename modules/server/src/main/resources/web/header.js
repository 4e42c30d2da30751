// @ts-check
/** What stands above every page: the counts, the desk's clock, whether this page is current, and the viewer's choices. */
import { html, Live, useEffect, useLayoutEffect, useNow, useState } from "./html.js";
import { choose, other, settings } from "./settings.js";
import { currentBoard, onBoard } from "./store.js";
import { isSuspected, isWaiting, isEnded, stateOf } from "./urgency.js";
import { clockTime, dayTime, t } from "./words.js";

/** Renders again when the board has changed. */
export function useBoard() {
  const [board, setBoard] = useState(currentBoard());
  useEffect(() => onBoard(setBoard), []);
  return board;
}

const PAGES = [["/", "nav.board"], ["/figures.html", "nav.figures"], ["/due.html", "nav.due"], ["/unreadable.html", "nav.unreadable"]];

/** @param {{board: import("./store.js").Board, title: string, action?: any}} props */
export function Header({ board, title, action }) {
  useLayoutEffect(() => {
    document.title = `${title} · ${t("brand")}`;
    // What a test waits for: everything up to this seq is on the screen, and whether the page is current.
    document.documentElement.dataset.seq = String(board.seq);
    document.documentElement.dataset.link = board.link;
  });
  return html`
    <header class="top">
      <p class="brand">${t("brand")}<span>${t("brand.other")}</span></p>
      <${Nav} unreadable=${board.unreadable} />
      <${Counts} board=${board} />
      <div class="tools">${action}<${Choices} /></div>
      <${LinkState} board=${board} />
      <${DeskClock} board=${board} />
    </header>
    <${Banners} board=${board} />`;
}

function Nav({ unreadable }) {
  const here = location.pathname === "/index.html" ? "/" : location.pathname;
  return html`<nav aria-label=${t("nav")}>
    ${PAGES.map(
      ([path, key]) => html`<a href=${path} aria-current=${here === path ? "page" : undefined}>
        ${t(key)}${path === "/unreadable.html" && unreadable > 0 && html` <b class="count">${unreadable}</b>`}
      </a>`,
    )}
  </nav>`;
}

/** @param {{board: import("./store.js").Board}} props */
function Counts({ board }) {
  const rows = [...board.rescues.values()];
  const late = useNow((now) => rows.filter((row) => stateOf(row, now) === "late").length);
  /** @type {[string, number][]} */
  const counts = [
    ["open", rows.filter((row) => !isEnded(row) && !isSuspected(row)).length],
    ["late", late],
    ["suspected", rows.filter(isSuspected).length],
    ["unserved", rows.filter((row) => isWaiting(row) && row.shortfall).length],
  ];
  return html`<dl class="counts">
    ${counts.map(
      ([name, n]) => html`<div data-count=${name} data-some=${n > 0}><dt>${t(`count.${name}`)}</dt><dd>${n}</dd></div>`,
    )}
  </dl>`;
}

function Choices() {
  const lang = other("lang");
  return html`
    <button class="quiet" aria-pressed=${settings.sound === "on"} onClick=${() => choose("sound", other("sound"))}>
      ${t(`sound.${settings.sound}`)}
    </button>
    <button class="quiet" onClick=${() => choose("theme", other("theme"))}>${t(`theme.${other("theme")}`)}</button>
    <button class="quiet" lang=${lang === "zh" ? "zh-CN" : "en"} onClick=${() => choose("lang", lang)}>
      ${lang === "zh" ? "中文" : "English"}
    </button>`;
}

/** @param {{board: import("./store.js").Board}} props */
function LinkState({ board }) {
  return html`<p class="link" role="status" data-link=${board.link}>
    <i aria-hidden="true"></i>${board.loaded ? t(`link.${board.link}`) : t("link.first")}
  </p>`;
}

/** @param {{board: import("./store.js").Board}} props */
function DeskClock({ board }) {
  if (!board.loaded) return html`<p class="deskclock"></p>`;
  return html`<p class="deskclock">
    <${Live} class="time" role="timer" text=${clockTime} />
    <span class="day"><${Live} text=${dayTime} /><span class="zone"> · ${board.zone}</span>${board.driven && ` · ×${board.speed ?? t("speed.max")}`}</span>
  </p>`;
}

/** @param {{board: import("./store.js").Board}} props */
function Banners({ board }) {
  return html`<aside class="banners" aria-label=${t("banners")}>
    ${board.exercise && html`<p class="banner exercise"><b>${t("exercise")}</b> ${t("exercise.says")}</p>`}
    ${board.link === "cut" && html`<p class="banner cut" role="alert">
      <b>${t("cut")}</b> ${board.asOf ? t("cut.says", { time: clockTime(board.asOf) }) : t("cut.never")}
    </p>`}
    ${board.link !== "cut" && !board.mqtt && html`<p class="banner mqtt" role="alert"><b>${t("mqtt")}</b> ${t("mqtt.says")}</p>`}
    ${board.link !== "cut" && board.broker === "weak" && html`<p class="banner broker" role="status"><b>${t("broker")}</b> ${t("broker.says")}</p>`}
    ${board.unsaved && html`<p class="banner unsaved" role="alert"><b>${t("unsaved")}</b>
      ${t(board.spool === "failing" ? "unsaved.stands" : "unsaved.says", { time: clockTime(board.savedAt) })}</p>`}
    ${board.spool !== "ok" && html`<p class="banner spool" role="alert"><b>${t("spool")}</b> ${t(`spool.${board.spool}`)}</p>`}
  </aside>`;
}

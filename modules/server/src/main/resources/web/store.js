// @ts-check
/**
 * The board as this page knows it: read once, then kept by the stream's facts. A fact whose `prev` isn't known here means
 * that something was missed, and the board is read again. Listeners are told at most every 50 ms, always with whole facts.
 */
import { get } from "./api.js";
import { clockReached, deskNow, setClock } from "./clock.js";
import { feed } from "./feed.js";
import { isEnded, lastTime } from "./urgency.js";
import { useZone } from "./words.js";

/** Ended rescues stay on the board this long, as at the desk. */
const ENDED_SHOWN_MS = 15 * 60_000;
/** Without the desk's `complete` for this long the board can't prove it is current: first late, then cut. */
const LATE_MS = 7_000;
const CUT_MS = 12_000;
const RELOAD_MS = 2_000;
/** A fact this much younger than the last commit was announced without being saved. */
const UNSAVED_MS = 5_000;

/**
 * @typedef {{seq: number, zone: string, epoch: number, driven: boolean, speed: number | null, exercise: boolean, mqtt: boolean, broker: "ok" | "weak" | "unknown",
 *   savedAt: string | null, spool: "ok" | "tight" | "failing", unsaved: boolean, unreadable: number,
 *   findings: {about: string, at: string}[], rescues: Map<string, any>, crews: Map<string, any>,
 *   link: "live" | "late" | "cut", asOf: number | null, loaded: boolean}} Board
 */

/** @type {Board} */
let board = {
  seq: 0, zone: "UTC", epoch: 0, driven: false, speed: null, exercise: false, mqtt: true, broker: "ok", savedAt: null, spool: "ok", unsaved: false, unreadable: 0, findings: [],
  rescues: new Map(), crews: new Map(), link: "late", asOf: null, loaded: false,
};

/** @type {Set<(board: Board) => void>} */
const listeners = new Set();
/** @type {Set<(fact: {seq: number, data: any}) => void>} */
const factListeners = new Set();
/** @type {Set<(crews: any[]) => void>} */
const moveListeners = new Set();

let completeAt = -Infinity;
let down = false;
let loading = false;
/** Whether the stream must be joined anew once the board is read. */
let rejoin = false;
let loadedAt = -Infinity;
let announced = false;
let lastFactAt = 0;
let behind = 0;
/** Facts that came while the board was being read. @type {{seq: number, data: any}[]} */
let waiting = [];

export const currentBoard = () => board;

/** @param {(board: Board) => void} listener @returns {() => void} */
export const onBoard = (listener) => add(listeners, listener);
/** @param {(fact: {seq: number, data: any}) => void} listener @returns {() => void} */
export const onFact = (listener) => add(factListeners, listener);
/** @param {(crews: any[]) => void} listener crews that moved: id, lat, lon, fixAt @returns {() => void} */
export const onMoves = (listener) => add(moveListeners, listener);

/** @template T @param {Set<T>} set @param {T} listener */
function add(set, listener) {
  set.add(listener);
  return () => set.delete(listener);
}

/** @param {Partial<Board>} changes */
function change(changes) {
  board = { ...board, ...changes };
  if (announced) return;
  announced = true;
  setTimeout(() => {
    announced = false;
    listeners.forEach((listener) => listener(board));
  }, 50);
}

const join = feed((event) => {
  if (event.kind === "fact") note(event);
  else if (event.kind === "move") move(event.data.crews);
  else if (event.kind === "complete") complete(event.data);
  else if (event.kind === "reset") load(true);
  else down = event.kind === "down";
  watchLink();
});

/** Reads the board and joins the stream; tries again until the desk answers. */
export function startStore() {
  load(true);
  setInterval(watchLink, 500);
}

/** @param {boolean} anew whether to join the stream anew, too */
async function load(anew) {
  rejoin ||= anew;
  if (loading) return;
  loading = true;
  // A desk that resets again and again isn't asked more often than this.
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, loadedAt + RELOAD_MS - performance.now())));
  const { ok, body } = await get("/api/board");
  loadedAt = performance.now();
  loading = false;
  if (!ok) {
    watchLink();
    setTimeout(() => load(false), RELOAD_MS);
    return;
  }
  take(body);
  const held = waiting;
  waiting = [];
  held.forEach(note);
  if (rejoin) join(body.seq);
  rejoin = false;
}

/** @param {any} body the desk's Board */
function take(body) {
  useZone(body.zone);
  setClock(body);
  const { rescues, crews, now, ...rest } = body;
  const byId = (/** @type {any[]} */ rows) => new Map(rows.map((row) => [row.id, row]));
  completeAt = performance.now();
  behind = 0;
  change({ ...rest, unsaved: !rest.journal, rescues: byId(rescues), crews: byId(crews), asOf: Date.parse(now), loaded: true });
  moveListeners.forEach((listener) => listener(crews));
}

/** @param {{seq: number, data: any}} fact */
function note(fact) {
  if (loading) waiting.push(fact);
  else if (fact.seq > board.seq) {
    if (fact.data.prev > board.seq) {
      waiting.push(fact);
      load(false);
    } else apply(fact);
  }
}

/** @param {{seq: number, data: any}} fact */
function apply({ seq, data }) {
  const { rescue, crew } = data;
  clockReached(data.at);
  lastFactAt = Math.max(lastFactAt, Date.parse(data.at));
  const rescues = rescue ? withRow(board.rescues, rescue) : board.rescues;
  const crews = crew ? withRow(board.crews, crew) : board.crews;
  change({ seq, rescues, crews, asOf: Math.max(board.asOf ?? 0, Date.parse(data.at)) });
  factListeners.forEach((listener) => listener({ seq, data }));
  if (crew) moveListeners.forEach((listener) => listener([crew]));
}

/** @param {Map<string, any>} rows @param {any} row */
function withRow(rows, row) {
  return new Map(rows).set(row.id, row);
}

/** @param {any[]} crews */
function move(crews) {
  for (const { id, lat, lon, fixAt } of crews) {
    const crew = board.crews.get(id);
    if (crew) Object.assign(crew, { lat, lon, fixAt });
    clockReached(fixAt);
  }
  moveListeners.forEach((listener) => listener(crews));
}

/** @param {any} word the desk's proof that everything up to `through` was sent */
function complete(word) {
  completeAt = performance.now();
  down = false;
  setClock(word);
  const { mqtt, broker, journal, spool, savedAt, speed, through, unreadable, findings } = word;
  if (loading) return;
  behind = through < board.seq ? behind + 1 : 0; // Once: the board was read a moment ago. Twice: the desk was set back.
  if (behind > 1) return void load(true);
  const before = deskNow() - ENDED_SHOWN_MS;
  const rescues = new Map([...board.rescues].filter(([, row]) => !isEnded(row) || lastTime(row) > before));
  change({
    seq: Math.max(board.seq, through), mqtt, broker: broker ?? "ok", savedAt, spool: spool ?? "ok", speed: speed ?? null, asOf: Date.parse(word.now),
    unreadable: unreadable ?? board.unreadable, findings: findings ?? board.findings,
    unsaved: journal === false || (Boolean(savedAt) && !board.driven && lastFactAt - Date.parse(savedAt) > UNSAVED_MS),
    rescues: rescues.size === board.rescues.size ? board.rescues : rescues,
  });
}

function watchLink() {
  const silence = performance.now() - completeAt;
  const link = silence > CUT_MS ? "cut" : down || loading || silence > LATE_MS || !board.loaded ? "late" : "live";
  if (link !== board.link) change({ link });
}

// @ts-check
/**
 * The desk's clock as far as this page knows it: what the desk last said, run on at the desk's speed. The page's own
 * clock is never used for anything but lengths of time, so a wall with a wrong date shows right figures.
 */

/** A driven desk that falls silent may stand still: run on no further than this without a word from it. */
const DRIVEN_HOLD_MS = 12_000;

let said = 0;
let heardAt = 0;
let speed = 1;
let driven = false;
let shown = 0;

/** @type {Set<(now: number) => void>} */
const tickers = new Set();

/** @param {{now: string, speed?: number | null, driven?: boolean}} word what the desk says of its clock */
export function setClock(word) {
  const now = Date.parse(word.now);
  if (word.driven !== undefined) driven = word.driven;
  speed = driven ? word.speed || 1 : 1;
  // Ahead by a few seconds of the page's time: wait for the desk. Further off, it was stepped or jumped: follow at once.
  if (shown - now > 3_000 * speed) shown = now;
  said = now;
  heardAt = performance.now();
}

/** A fact or a fix with this time has been seen, so the desk's clock is at least there. @param {string | null | undefined} at */
export function clockReached(at) {
  const time = at ? Date.parse(at) : NaN;
  if (said && time > deskNow()) {
    said = time;
    heardAt = performance.now();
  }
}

/** Epoch milliseconds by the desk's clock; never runs backwards by less than a step. */
export function deskNow() {
  if (!said) return Date.now();
  const silence = performance.now() - heardAt;
  shown = Math.max(shown, said + speed * (driven ? Math.min(silence, DRIVEN_HOLD_MS) : silence));
  return shown;
}

/** @param {(now: number) => void} ticker called about four times a second @returns {() => void} stops it */
export function onTick(ticker) {
  tickers.add(ticker);
  return () => tickers.delete(ticker);
}

setInterval(() => {
  const now = deskNow();
  tickers.forEach((ticker) => ticker(now));
}, 250);

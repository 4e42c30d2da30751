// @ts-check
/** Words and figures as people read them: the catalogue's sentences, times in the desk's zone, lengths of time. */
import { catalogue } from "./catalogue.js";
import { settings } from "./settings.js";

/**
 * The catalogue's sentence for a key in the chosen language. `{x}` is filled from values; `{n|crew|crews}` picks a word by number.
 * @param {string} key @param {Record<string, unknown>} [values]
 */
export function t(key, values = {}) {
  return fill(find(key) ?? key, values);
}

/** @param {string} key @returns {string | undefined} */
export function find(key) {
  const both = catalogue[key];
  return both && both[settings.lang === "zh" ? 0 : 1];
}

/** The words of a code such as `stage` / `ON_SITE`; a code that the catalogue doesn't know shows itself. @param {string} kind @param {unknown} code */
export function word(kind, code) {
  return code === null || code === undefined ? t("unknown") : (find(`${kind}.${code}`) ?? String(code));
}

/** The viewer's half of what the desk said in both languages: 中文 up to its full stop, then English. @param {string} sentence */
export function half(sentence) {
  const seam = /[。！？]\s*(?=[A-Z"][A-Za-z ,])/.exec(sentence);
  if (!seam) return sentence;
  return settings.lang === "zh" ? sentence.slice(0, seam.index + 1) : sentence.slice(seam.index + seam[0].length);
}

/** @param {string} sentence @param {Record<string, unknown>} values */
function fill(sentence, values) {
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) => {
    const value = values[name];
    if (one !== undefined) return value === 1 ? one : many;
    return value === null || value === undefined ? t("unknown") : String(value);
  });
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();
let zone = "UTC";

/** @param {string} id an IANA zone: the desk's */
export function useZone(id) {
  zone = id;
}

/** @param {string} name @param {Intl.DateTimeFormatOptions} options @param {string} [there] another zone than the desk's */
function format(name, options, there = zone) {
  const key = `${name} ${there} ${settings.lang}`;
  let found = formats.get(key);
  if (!found) {
    const locale = settings.lang === "zh" ? "zh-CN" : "en-GB";
    formats.set(key, (found = new Intl.DateTimeFormat(locale, { ...options, timeZone: there, hourCycle: "h23" })));
  }
  return found;
}

/** @param {string | number | null | undefined} at an ISO instant or epoch milliseconds @param {string} [there] @returns {string} 17:41:05 */
export function clockTime(at, there = zone) {
  if (at === null || at === undefined) return t("unknown");
  return format("s", { hour: "2-digit", minute: "2-digit", second: "2-digit" }, there).format(new Date(at));
}

/** @param {string | number | null | undefined} at @param {string} [there] @returns {string} 17:41 */
export function minuteTime(at, there = zone) {
  if (at === null || at === undefined) return t("unknown");
  return format("m", { hour: "2-digit", minute: "2-digit" }, there).format(new Date(at));
}

/** @param {string | number} at @param {string} [there] */
export function dayTime(at, there = zone) {
  return format("d", { month: "short", day: "numeric", weekday: "short" }, there).format(new Date(at));
}

/** In a place's own zone, which is said where it is another than the desk's. @param {string | number | null | undefined} at @param {string} [there] */
export function fullTime(at, there = zone) {
  if (at === null || at === undefined) return t("unknown");
  const options = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" };
  const text = format("f", /** @type {Intl.DateTimeFormatOptions} */ (options), there).format(new Date(at));
  return there === zone ? text : `${text} ${there}`;
}

/** Minutes and seconds, rounded down as a stopwatch does; from an hour on with hours. @param {number} ms @returns {string} 07:31 */
export function stopwatch(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const head = s >= 3600 ? `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}` : two(Math.floor(s / 60));
  return `${head}:${two(s % 60)}`;
}

/** @param {number | null | undefined} s seconds */
export function lengthOf(s) {
  return s === null || s === undefined ? t("unknown") : stopwatch(s * 1000);
}

/** A length beside which a time of day may stand, so with its units. @param {number | null | undefined} s seconds @returns {string} 18 min 35 s */
export function spelledLength(s) {
  if (s === null || s === undefined || Number.isNaN(s)) return t("unknown");
  const whole = Math.round(s);
  return t("length", { m: Math.floor(whole / 60), s: String(whole % 60).padStart(2, "0") });
}

/** A name in the chosen language, where the record holds both. @param {{areaName?: string | null, areaNameEn?: string | null, area?: string}} row */
export function areaOf(row) {
  return (settings.lang === "en" && row.areaNameEn) || row.areaName || row.area || t("unknown");
}

// @ts-check
/** How pressing a rescue is, and in which order rescues stand: late first, then least time left, then those already reached. */

const ENDED = new Set(["CLOSED", "FALSE_ALARM", "SELF_RELEASED", "DUPLICATE"]);
const FREED = new Set(["RELEASED", "VERIFIED"]);

/** @param {any} row */
export const isEnded = (row) => ENDED.has(row.stage);
/** @param {any} row */
export const isSuspected = (row) => row.stage === "SUSPECTED";
/** Somebody may be inside and nobody is with them. @param {any} row */
export const isWaiting = (row) => row.stage === "OPEN";

/**
 * @param {any} row @param {number} now
 * @returns {"suspected" | "calm" | "warn" | "late" | "reached" | "freed" | "ended"}
 */
export function stateOf(row, now) {
  if (isEnded(row)) return "ended";
  if (isSuspected(row)) return "suspected";
  if (FREED.has(row.stage)) return "freed";
  if (!isWaiting(row)) return "reached";
  if (row.late || now > Date.parse(row.limitAt)) return "late";
  return now >= Date.parse(row.warnAt) ? "warn" : "calm";
}

/** Nobody on the way is predicted to be there within the limit, which isn't over yet. @param {any} row @param {string} state */
export function isExpectedLate(row, state) {
  const times = [row.crew, ...(row.others ?? [])].filter((each) => each?.etaAt).map((each) => Date.parse(each.etaAt));
  return (state === "calm" || state === "warn") && times.length > 0 && Math.min(...times) > Date.parse(row.limitAt);
}

/** How much of the limit is used: 1 at the limit, capped there; an arrival stops it. @param {any} row @param {number} now */
export function usedShare(row, now) {
  return Math.min(1, Math.max(0, clockMs(row, now) / (row.limitS * 1000)));
}

/** The clock against the limit: runs from the start to the arrival, else to the end of the rescue. @param {any} row @param {number} now */
export function clockMs(row, now) {
  return stopAt(row, now) - Date.parse(row.startedAt);
}

/** @param {any} row @param {number} now */
function stopAt(row, now) {
  if (row.arrivedAt && row.stage !== "OPEN") return Date.parse(row.arrivedAt);
  if (row.releasedAt) return Date.parse(row.releasedAt);
  return isEnded(row) ? lastTime(row) : now;
}

/** The latest time point known of a rescue, in epoch milliseconds. @param {any} row */
export function lastTime(row) {
  return Math.max(Date.parse(row.startedAt), ...Object.values(row.times ?? {}).filter(Boolean).map((at) => Date.parse(at)));
}

/** @param {any} row */
function group(row) {
  if (isWaiting(row)) return 0;
  if (FREED.has(row.stage)) return 2;
  return isEnded(row) ? 3 : 1;
}

/** @param {any} one @param {any} two */
export function byUrgency(one, two) {
  const groups = group(one) - group(two);
  if (groups) return groups;
  const times = group(one) === 3 ? lastTime(two) - lastTime(one) : Date.parse(one.limitAt) - Date.parse(two.limitAt);
  return times || (one.id < two.id ? -1 : 1);
}

/** @param {Map<string, any>} rescues */
export function sortRescues(rescues) {
  const all = [...rescues.values()];
  return {
    suspected: all.filter(isSuspected).sort((one, two) => (one.openAt ?? "") < (two.openAt ?? "") ? -1 : 1),
    open: all.filter((row) => !isSuspected(row) && !isEnded(row)).sort(byUrgency),
    ended: all.filter(isEnded).sort(byUrgency),
  };
}

// @ts-check
/** From a wall clock's time back to an instant. */

const DAY_MS = 86_400_000;
const SLACK_MS = 60_000;

/** How far a zone's wall clock is ahead of UTC at an instant, in ms. @param {number} at @param {string} zone */
function offset(at, zone) {
  const options = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" };
  const format = new Intl.DateTimeFormat("en", { .../** @type {any} */ (options), timeZone: zone, hourCycle: "h23" });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - Math.floor(at / 1000) * 1000;
}

/**
 * The latest instant, not after now by more than a minute, at which the zone's wall clock showed this time.
 * @param {string} time "17:42" or "17:42:30" @param {number} now @param {string} zone @returns {string} an ISO instant
 */
export function earlierInstant(time, now, zone) {
  const [hours, minutes, seconds = 0] = time.split(":").map(Number);
  const ahead = offset(now, zone);
  const midnight = Math.floor((now + ahead) / DAY_MS) * DAY_MS;
  let at = midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000 - ahead;
  if (at > now + SLACK_MS) at -= DAY_MS;
  return new Date(at).toISOString();
}

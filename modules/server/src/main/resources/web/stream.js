// @ts-check
/**
 * One server-sent-event stream of the desk, kept open: resumed by the last id, and opened anew when it falls silent
 * (a half-open connection tells nobody that it is dead). Used by the shared worker and, without one, by the page itself.
 *
 * @typedef {{kind: "fact", seq: number, data: any} | {kind: "move" | "complete", data: any}
 *   | {kind: "up" | "down" | "reset"}} StreamEvent
 */

/** The desk says `complete` every 5 s; two of them missing and a bit. */
const SILENCE_MS = 12_000;
const RETRY_MS = 2_000;
/** A desk's clock may be set back by this much without being another desk's. */
const STEP_MS = 10_000;

/** @param {number} after the last seq already known @param {(event: StreamEvent) => void} emit @returns {() => void} closes it */
export function openStream(after, emit) {
  let last = after;
  let heardAt = performance.now();
  /** The desk's clock as it was last said. */
  let saidAt = -Infinity;
  /** @type {EventSource | null} */
  let source = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let retry;

  function connect() {
    source = new EventSource(`/api/stream?after=${last}`);
    heardAt = performance.now();
    source.onopen = () => heard({ kind: "up" });
    source.onerror = () => {
      emit({ kind: "down" });
      // An HTTP refusal closes the source for good; a broken line it mends by itself, with Last-Event-ID.
      if (source?.readyState === EventSource.CLOSED) reconnect();
    };
    source.addEventListener("fact", (event) => {
      const message = /** @type {MessageEvent} */ (event);
      last = Math.max(last, Number(message.lastEventId));
      heard({ kind: "fact", seq: Number(message.lastEventId), data: JSON.parse(message.data) });
    });
    source.addEventListener("move", (event) => heard({ kind: "move", data: JSON.parse(event.data) }));
    source.addEventListener("complete", (event) => complete(JSON.parse(event.data)));
    source.addEventListener("reset", reset);
  }

  /** @param {any} word */
  function complete(word) {
    // Neither a journal nor its clock runs backwards: behind this address there is another desk now.
    if (word.through < last || Date.parse(word.now) < saidAt - STEP_MS) return reset();
    saidAt = Date.parse(word.now);
    heard({ kind: "complete", data: word });
  }

  /** The board must be read before there is a place to go on from. */
  function reset() {
    shut();
    emit({ kind: "reset" });
  }

  /** @param {StreamEvent} event */
  function heard(event) {
    heardAt = performance.now();
    emit(event);
  }

  function reconnect() {
    source?.close();
    clearTimeout(retry);
    retry = setTimeout(connect, RETRY_MS);
  }

  const watch = setInterval(() => {
    if (performance.now() - heardAt < SILENCE_MS) return;
    heardAt = performance.now();
    emit({ kind: "down" });
    reconnect();
  }, 1_000);

  function shut() {
    clearInterval(watch);
    clearTimeout(retry);
    source?.close();
  }

  connect();
  return shut;
}

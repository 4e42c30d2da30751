// @ts-check
/** The page's end of the stream: through the shared worker, or straight where there is none (`?stream=tab` asks for that). */
import { openStream } from "./stream.js";

/**
 * @param {(event: import("./stream.js").StreamEvent) => void} emit
 * @returns {(after: number) => void} joins the stream after a seq; may be called again after a reset
 */
export function feed(emit) {
  const wanted = new URLSearchParams(location.search).get("stream");
  return typeof SharedWorker === "undefined" || wanted === "tab" ? ownFeed(emit) : sharedFeed(emit);
}

/** @param {(event: import("./stream.js").StreamEvent) => void} emit */
function ownFeed(emit) {
  /** @type {() => void} */
  let close = () => {};
  return (/** @type {number} */ after) => {
    close();
    close = openStream(after, emit);
  };
}

/** @param {(event: import("./stream.js").StreamEvent) => void} emit */
function sharedFeed(emit) {
  const worker = new SharedWorker("/web/feed-worker.js", { type: "module", name: "rescue-desk" });
  let joinedAfter = 0;
  worker.port.onmessage = ({ data }) => emit(data);
  addEventListener("pagehide", () => worker.port.postMessage({ kind: "leave" }));
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  let join = (/** @type {number} */ after) => {
    joinedAfter = after;
    worker.port.postMessage({ kind: "join", after });
  };
  worker.onerror = () => {
    // The worker's script could not be loaded or run: this tab reads the stream itself.
    join = ownFeed(emit);
    if (joinedAfter) join(joinedAfter);
  };
  return (/** @type {number} */ after) => join(after);
}

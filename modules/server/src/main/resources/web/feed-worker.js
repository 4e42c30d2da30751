// @ts-check
/** The shared worker: one stream for all tabs of this browser, so that ten tabs aren't ten viewers at the desk. */
import { openStream } from "./stream.js";

/** Enough for a tab whose board is a few seconds older than the stream. */
const KEPT = 2_000;

/** @type {Set<MessagePort>} */
const ports = new Set();
/** @type {import("./stream.js").StreamEvent[]} */
let recent = [];
/** The seq from which `recent` is without a gap. */
let from = 0;
/** @type {(() => void) | null} */
let close = null;

/** @param {number} after */
function start(after) {
  from = after;
  recent = [];
  close = openStream(after, (event) => {
    if (event.kind === "reset") close = null;
    if (event.kind === "fact") keep(event);
    ports.forEach((port) => port.postMessage(event));
  });
}

function stop() {
  close?.();
  close = null;
}

/** @param {{kind: "fact", seq: number, data: any}} fact */
function keep(fact) {
  recent.push(fact);
  if (recent.length > KEPT) {
    const dropped = /** @type {any} */ (recent.shift());
    from = dropped.seq;
  }
}

/** A tab that has read the board up to `after` wants everything later. @param {MessagePort} port @param {number} after */
function join(port, after) {
  ports.add(port);
  if (!close) start(after);
  else if (after < from) port.postMessage({ kind: "reset" });
  else recent.forEach((fact) => "seq" in fact && fact.seq > after && port.postMessage(fact));
}

/** @type {any} */ (self).onconnect = (/** @type {MessageEvent} */ event) => {
  const port = event.ports[0];
  port.onmessage = ({ data }) => {
    if (data.kind === "join") join(port, data.after);
    if (data.kind === "leave") {
      ports.delete(port);
      if (!ports.size) stop();
    }
  };
  port.start();
};

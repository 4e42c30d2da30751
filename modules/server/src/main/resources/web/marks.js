// @ts-check
/** How things look on the map's canvas. Every state has its own shape besides its colour. */

const NAMES = ["--calm", "--warn", "--late", "--reached", "--freed", "--suspected", "--ink", "--dim", "--ground", "--crew", "--map-name", "--font"];

/** One of the marks' pixels: larger where the page's type is. */
let px = 1;

/** The theme's colours by name, and its type. @returns {Record<string, string>} */
export function palette() {
  const css = getComputedStyle(document.documentElement);
  px = parseFloat(css.fontSize) / 16;
  return Object.fromEntries(NAMES.map((name) => [name, css.getPropertyValue(name).trim()]));
}

/** @typedef {{x: number, y: number}} Spot */

/** @param {CanvasRenderingContext2D} pen @param {Record<string, string>} colours @param {Spot} at @param {any} crew */
export function drawCrew(pen, colours, at, crew) {
  const out = crew.readiness === "OUT";
  pen.beginPath();
  pen.arc(at.x, at.y, (out ? 4 : 2.2) * px, 0, 2 * Math.PI);
  pen.globalAlpha = crew.stale || crew.readiness === "RESTING" ? 0.4 : 1;
  pen.fillStyle = out ? colours["--ink"] : colours["--crew"];
  pen.fill();
  pen.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} pen @param {Record<string, string>} colours @param {Spot} from @param {Spot} to @param {boolean} asked */
export function drawLink(pen, colours, from, to, asked) {
  pen.beginPath();
  pen.setLineDash(asked ? [3 * px, 5 * px] : []);
  pen.moveTo(from.x, from.y);
  pen.lineTo(to.x, to.y);
  pen.lineWidth = 1.4 * px;
  pen.strokeStyle = colours["--ink"];
  pen.globalAlpha = 0.75;
  pen.stroke();
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

/** @param {CanvasRenderingContext2D} pen @param {Record<string, string>} colours @param {Spot} at @param {string} state @param {boolean} pointed */
export function drawRescue(pen, colours, at, state, pointed) {
  const size = (state === "late" ? 9 : 7) * px;
  shape(pen, at, state, size);
  pen.lineWidth = 2.5 * px;
  pen.strokeStyle = pointed ? colours["--ink"] : colours["--ground"];
  pen.fillStyle = colours[`--${state}`] ?? colours["--dim"];
  if (state === "freed") pen.globalAlpha = 0.7;
  pen.stroke();
  pen.fill();
  pen.globalAlpha = 1;
  if (state === "late" || pointed) ring(pen, at, colours[`--${state}`] ?? colours["--ink"]);
}

/** @param {CanvasRenderingContext2D} pen @param {Spot} at @param {string} state @param {number} size */
function shape(pen, at, state, size) {
  pen.beginPath();
  if (state === "late") pen.rect(at.x - size, at.y - size, 2 * size, 2 * size);
  else if (state === "warn") polygon(pen, [[0, -size * 1.3], [size * 1.2, size], [-size * 1.2, size]], at);
  else if (state === "suspected") polygon(pen, [[0, -size * 1.25], [size * 1.25, 0], [0, size * 1.25], [-size * 1.25, 0]], at);
  else pen.arc(at.x, at.y, state === "freed" ? size / 2 : size, 0, 2 * Math.PI);
}

/** @param {CanvasRenderingContext2D} pen @param {number[][]} corners @param {Spot} at */
function polygon(pen, corners, at) {
  corners.forEach(([x, y], index) => (index ? pen.lineTo(at.x + x, at.y + y) : pen.moveTo(at.x + x, at.y + y)));
  pen.closePath();
}

/** @param {CanvasRenderingContext2D} pen @param {Spot} at @param {string} colour */
function ring(pen, at, colour) {
  pen.beginPath();
  pen.arc(at.x, at.y, 17 * px, 0, 2 * Math.PI);
  pen.lineWidth = 1.5 * px;
  pen.strokeStyle = colour;
  pen.stroke();
}

/** @param {CanvasRenderingContext2D} pen @param {Record<string, string>} colours @param {Spot} at @param {string} clock @param {string} place */
export function drawLabel(pen, colours, at, clock, place) {
  pen.font = `600 ${13 * px}px ${colours["--font"]}`;
  pen.lineWidth = 4 * px;
  pen.lineJoin = "round";
  pen.strokeStyle = colours["--ground"];
  pen.fillStyle = colours["--ink"];
  const text = place ? `${clock}  ${place}` : clock;
  const toLeft = at.x + 14 * px + pen.measureText(text).width > pen.canvas.clientWidth;
  pen.textAlign = toLeft ? "right" : "left";
  const x = at.x + (toLeft ? -14 : 14) * px;
  pen.strokeText(text, x, at.y + 5 * px);
  pen.fillText(text, x, at.y + 5 * px);
  pen.textAlign = "left";
}

/** @param {CanvasRenderingContext2D} pen @param {Record<string, string>} colours @param {Spot} at @param {string} name */
export function drawName(pen, colours, at, name) {
  pen.font = `400 ${13 * px}px ${colours["--font"]}`;
  pen.textAlign = "center";
  pen.fillStyle = colours["--map-name"];
  pen.fillText(name, at.x, at.y + 26 * px);
  pen.textAlign = "left";
}

/** Whether two clocks beside their marks would cover each other. @param {Spot} one @param {Spot} two */
export function cover(one, two) {
  return Math.abs(one.x - two.x) < 58 * px && Math.abs(one.y - two.y) < 17 * px;
}

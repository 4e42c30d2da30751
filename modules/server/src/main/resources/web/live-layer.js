// @ts-check
/** What moves on the map, drawn on one canvas: crews glide between their fixes, open rescues carry their clock. */
import * as L from "leaflet";
import { deskNow } from "./clock.js";
import { cover, drawCrew, drawLabel, drawLink, drawName, drawRescue, palette } from "./marks.js";
import { Track } from "./track.js";
import { clockMs, isEnded, stateOf } from "./urgency.js";
import { stopwatch } from "./words.js";
import { settings } from "./settings.js";

const FRAME_MS = 40;
const NEAR_PX = 14;
/** With more open rescues than this their clocks would cover each other. */
const CLOCKS = 24;
/** The most pressing is painted last, above all others. */
const PAINTED = ["freed", "reached", "suspected", "calm", "warn", "late"];

export class LiveLayer extends L.Layer {
  /** @param {{current: string | null}} hovered the rescue that the viewer points at in the list */
  constructor(hovered) {
    super();
    this.hovered = hovered;
    /** @type {Map<string, Track>} */
    this.tracks = new Map();
    /** @type {Map<string, any>} */
    this.crews = new Map();
    /** @type {any[]} */
    this.rescues = [];
    /** @type {any[]} */
    this.labels = [];
    this.drawnAt = 0;
    this.colours = /** @type {Record<string, string>} */ ({});
  }

  /** @param {L.Map} map */
  onAdd(map) {
    this.canvas = L.DomUtil.create("canvas", "live");
    this.canvas.setAttribute("aria-hidden", "true");
    map.getPanes().markerPane.appendChild(this.canvas);
    map.on("move resize viewreset", this.place, this);
    map.on("mousemove", this.point, this);
    this.repaint();
    this.loop = requestAnimationFrame(() => this.frame());
    return this;
  }

  onRemove() {
    cancelAnimationFrame(this.loop ?? 0);
    this.canvas?.remove();
    return this;
  }

  /** @param {Map<string, any>} rescues @param {Map<string, any>} crews */
  show(rescues, crews) {
    this.rescues = [...rescues.values()].filter((row) => !isEnded(row) && row.lat !== null);
    if (crews !== this.crews) this.crews = crews;
  }

  /** @param {any[]} moved crews with lat, lon */
  move(moved) {
    for (const { id, lat, lon } of moved) {
      if (lat === null || lat === undefined) continue;
      const track = this.tracks.get(id);
      if (track) track.go(lat, lon);
      else this.tracks.set(id, new Track(lat, lon));
    }
  }

  /** Takes the colours anew (the theme has changed) and draws. */
  repaint() {
    this.colours = palette();
    this.place();
  }

  place() {
    if (!this.canvas) return;
    const size = this._map.getSize();
    const ratio = devicePixelRatio || 1;
    L.DomUtil.setPosition(this.canvas, this._map.containerPointToLayerPoint([0, 0]));
    this.canvas.width = size.x * ratio;
    this.canvas.height = size.y * ratio;
    this.canvas.style.width = `${size.x}px`;
    this.canvas.style.height = `${size.y}px`;
    this.draw();
  }

  frame() {
    this.loop = requestAnimationFrame(() => this.frame());
    const now = performance.now();
    if (now - this.drawnAt < FRAME_MS) return;
    this.drawnAt = now;
    this.draw();
  }

  draw() {
    const pen = this.canvas?.getContext("2d");
    if (!pen) return;
    const ratio = devicePixelRatio || 1;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
    this.labels.forEach((label) => this.drawName(pen, label));
    const now = deskNow();
    const open = this.rescues.map((row) => ({ row, at: this.pixel(row.lat, row.lon), state: stateOf(row, now) }));
    open.forEach(({ row, at }) => this.drawWay(pen, row, at));
    this.crews.forEach((crew) => this.drawCrew(pen, crew));
    open.sort((one, two) => PAINTED.indexOf(one.state) - PAINTED.indexOf(two.state));
    const isPointed = (/** @type {any} */ row) => this.hovered.current === row.id || this.pointed === row.id;
    open.forEach(({ row, at, state }) => drawRescue(pen, this.colours, at, state, isPointed(row)));
    this.drawClocks(pen, open.reverse().filter(({ row }) => open.length <= CLOCKS || isPointed(row)), isPointed, now);
  }

  /**
   * The most pressing first; a clock that would cover an earlier one is left out, the list has it.
   * @param {CanvasRenderingContext2D} pen @param {{row: any, at: L.Point, state: string}[]} open
   * @param {(row: any) => boolean} isPointed @param {number} now
   */
  drawClocks(pen, open, isPointed, now) {
    /** @type {L.Point[]} */
    const taken = [];
    for (const { row, at, state } of open) {
      const covered = taken.some((other) => cover(other, at));
      if (!isPointed(row) && (covered || state === "freed")) continue;
      taken.push(at);
      drawLabel(pen, this.colours, at, stopwatch(clockMs(row, now)), isPointed(row) ? row.place : "");
    }
  }

  /** @param {CanvasRenderingContext2D} pen @param {any} label */
  drawName(pen, label) {
    const [lon, lat] = label.geometry.coordinates;
    const { name, nameEn } = label.properties;
    drawName(pen, this.colours, this.pixel(lat, lon), settings.lang === "zh" ? name : nameEn);
  }

  /** @param {CanvasRenderingContext2D} pen @param {any} row @param {L.Point} at */
  drawWay(pen, row, at) {
    if (!row.crew || row.arrivedAt) return;
    const track = this.tracks.get(row.crew.id);
    if (track) drawLink(pen, this.colours, this.pixel(...track.now()), at, row.crew.state === "OFFERED");
  }

  /** @param {CanvasRenderingContext2D} pen @param {any} crew */
  drawCrew(pen, crew) {
    const track = this.tracks.get(crew.id);
    if (track && crew.readiness !== "OFF_DUTY") drawCrew(pen, this.colours, this.pixel(...track.now()), crew);
  }

  /** @param {number} lat @param {number} lon */
  pixel(lat, lon) {
    return this._map.latLngToContainerPoint([lat, lon]);
  }

  /** The open rescue under a point of the map, if any. @param {L.Point} point */
  findRescue(point) {
    return this.rescues
      .map((row) => ({ row, far: this.pixel(row.lat, row.lon).distanceTo(point) }))
      .filter(({ far }) => far < NEAR_PX)
      .sort((one, two) => one.far - two.far)[0]?.row;
  }

  /** @param {L.LeafletMouseEvent} event */
  point(event) {
    this.pointed = this.findRescue(event.containerPoint)?.id ?? null;
    this._map.getContainer().style.cursor = this.pointed ? "pointer" : "";
  }
}

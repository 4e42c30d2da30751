// @ts-check
/** The map: boundaries, crews on the move, open rescues. No tiles, no outside server. The lists say the same in words. */
import * as L from "leaflet";
import { rescuePage } from "./api.js";
import { html, useEffect, useRef } from "./html.js";
import { LiveLayer } from "./live-layer.js";
import { onMoves } from "./store.js";
import { t } from "./words.js";

/** @type {Promise<any> | null} */
let boundaries = null;

function readBoundaries() {
  boundaries ??= fetch("/web/map/guizhou.json").then((response) => response.json());
  return boundaries;
}

/** @param {{rescues: Map<string, any>, crews: Map<string, any>, hovered: {current: string | null}, theme: string, lang: string}} props */
export function MapPanel({ rescues, crews, hovered, theme, lang }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const view = useRef(/** @type {{map: L.Map, live: LiveLayer, land?: L.GeoJSON, moved?: boolean} | null} */ (null));

  useEffect(() => {
    const map = createMap(/** @type {HTMLElement} */ (place.current));
    const live = new LiveLayer(hovered);
    live.addTo(map);
    map.on("click", (event) => {
      const row = live.findRescue(event.containerPoint);
      if (row) location.assign(rescuePage(row.id));
    });
    view.current = { map, live };
    const moved = () => Object.assign(/** @type {any} */ (view.current), { moved: true });
    map.on("dragstart", moved);
    ["wheel", "click", "keydown"].forEach((name) => place.current?.addEventListener(name, moved, { passive: true }));
    const stop = onMoves((moved) => live.move(moved));
    readBoundaries().then((shapes) => addLand(/** @type {any} */ (view.current), shapes), console.warn);
    const sized = new ResizeObserver(() => fit(/** @type {any} */ (view.current)));
    sized.observe(/** @type {HTMLElement} */ (place.current));
    return () => {
      stop();
      sized.disconnect();
      map.remove();
    };
  }, []);

  useEffect(() => view.current?.live.show(rescues, crews), [rescues, crews]);
  useEffect(() => {
    view.current?.land?.setStyle(landStyle);
    view.current?.live.repaint();
    nameZoom(/** @type {HTMLElement} */ (place.current));
  }, [theme, lang]);

  return html`<section class="map" aria-label=${t("map")}>
    <div class="canvas" ref=${place}></div>
    <p class="legend">
      ${["late", "warn", "calm", "reached"].map((state) => html`<span data-state=${state}><i aria-hidden="true"></i>${t(`map.${state}`)}</span>`)}
      <span data-state="crew"><i aria-hidden="true"></i>${t("map.crew")}</span>
    </p>
    <p class="source">${t("map.source")}</p>
  </section>`;
}

/** @param {HTMLElement} element */
function createMap(element) {
  const map = L.map(element, { zoomSnap: 0.1, zoomDelta: 0.6, zoomAnimation: false, attributionControl: false, minZoom: 5, maxZoom: 16 });
  map.zoomControl.setPosition("topright");
  map.setView([26.9, 106.7], 7);
  return map;
}

/** Leaflet knows no languages. @param {HTMLElement} element */
function nameZoom(element) {
  for (const name of ["in", "out"]) {
    const button = element.querySelector(`.leaflet-control-zoom-${name}`);
    for (const attribute of ["title", "aria-label"]) button?.setAttribute(attribute, t(`map.zoom.${name}`));
  }
}

/** @param {{map: L.Map, live: LiveLayer, land?: L.GeoJSON}} view @param {any} shapes */
function addLand(view, shapes) {
  const lines = { ...shapes, features: shapes.features.filter((each) => each.properties.level !== "label") };
  view.live.labels = shapes.features.filter((each) => each.properties.level === "label");
  const options = { style: landStyle, interactive: false, renderer: L.canvas({ padding: 0.3 }) };
  view.land = L.geoJSON(lines, options).addTo(view.map);
  fit(view);
  view.live.repaint();
}

/** Shows the whole land, until the viewer has moved the map. @param {{map: L.Map, land?: L.GeoJSON, moved?: boolean}} view */
function fit(view) {
  view.map.invalidateSize();
  if (view.land && !view.moved) view.map.fitBounds(view.land.getBounds(), { paddingTopLeft: [10, 10], paddingBottomRight: [10, 34] });
}

/** @param {any} feature */
function landStyle(feature) {
  const css = getComputedStyle(document.documentElement);
  const of = (/** @type {string} */ name) => css.getPropertyValue(name).trim();
  const { level } = feature.properties;
  if (level === "province") return { color: of("--map-province"), weight: 1.6, fillColor: of("--map-land"), fillOpacity: 1 };
  return { color: of(`--map-${level}`), weight: level === "prefecture" ? 1.1 : 0.6, fill: false };
}

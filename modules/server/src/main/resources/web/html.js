// @ts-check
/** The one place where pages take their rendering from: preact with htm's tagged templates, no build step. */
import htm from "htm";
import { h, render } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { onTick, deskNow } from "./clock.js";
import { onSettings, settings } from "./settings.js";

export const html = htm.bind(h);
export { render, useEffect, useLayoutEffect, useMemo, useRef, useState };

/** Renders again whenever the viewer switches language or theme. */
export function useSettings() {
  const [, again] = useState(0);
  useEffect(() => onSettings(() => again((n) => n + 1)), []);
  return settings;
}

/**
 * A value that follows the desk's clock; the component renders again only when the value changes.
 * @template T @param {(now: number) => T} value @returns {T}
 */
export function useNow(value) {
  const latest = useRef(value);
  latest.current = value;
  const [, again] = useState(/** @type {any} */ (null));
  useEffect(() => onTick((now) => again(latest.current(now))), []);
  return value(deskNow());
}

/**
 * Text that follows the desk's clock, written straight into its element: hundreds may run on one board.
 * @param {{text: (now: number) => string, class?: string, role?: string}} props
 */
export function Live({ text, ...rest }) {
  const element = useRef(/** @type {HTMLElement | null} */ (null));
  const latest = useRef(text);
  latest.current = text;
  const write = (/** @type {number} */ now) => {
    const next = latest.current(now);
    if (element.current && element.current.textContent !== next) element.current.textContent = next;
  };
  useLayoutEffect(() => write(deskNow()));
  useEffect(() => onTick(write), []);
  return html`<span ref=${element} ...${rest}></span>`;
}

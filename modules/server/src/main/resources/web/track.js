// @ts-check
/** Where a crew is drawn: it glides to its newest fix instead of leaping, unless the viewer wants no motion. */

/** Fixes come at most once a second. */
const GLIDE_MS = 1_100;
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Track {
  /** @param {number} lat @param {number} lon */
  constructor(lat, lon) {
    this.from = this.to = [lat, lon];
    this.since = -Infinity;
  }

  /** @param {number} lat @param {number} lon */
  go(lat, lon) {
    if (lat === this.to[0] && lon === this.to[1]) return;
    this.from = this.now();
    this.to = [lat, lon];
    this.since = performance.now();
  }

  /** @returns {[number, number]} lat, lon at this moment */
  now() {
    const share = still.matches ? 1 : Math.min(1, (performance.now() - this.since) / GLIDE_MS);
    const between = (/** @type {number} */ i) => this.from[i] + (this.to[i] - this.from[i]) * share;
    return [between(0), between(1)];
  }
}

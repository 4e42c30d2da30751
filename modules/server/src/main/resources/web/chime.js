// @ts-check
/** Two soft notes for a new rescue, if the viewer asked for sound. */
import { settings } from "./settings.js";

/** @type {AudioContext | null} */
let audio = null;

export function chime() {
  if (settings.sound !== "on") return;
  audio ??= new AudioContext();
  note(audio, 587.33, 0);
  note(audio, 783.99, 0.18);
}

/** @param {AudioContext} context @param {number} hertz @param {number} after seconds from now */
function note(context, hertz, after) {
  const start = context.currentTime + after;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.12, start + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + 0.65);
}

// @ts-check
/** What this viewer chose: language, theme, sound. Kept in localStorage; a browser that refuses storage keeps it for the page. */

const NAMES = { lang: ["zh", "en"], theme: ["dark", "light"], sound: ["off", "on"] };

/** @type {Set<() => void>} */
const listeners = new Set();

/** @param {string} name */
function stored(name) {
  try {
    return localStorage.getItem(`rescue-desk.${name}`);
  } catch {
    return null; // Storage is switched off: the default holds.
  }
}

/** @param {"lang" | "theme" | "sound"} name @param {string} otherwise */
function read(name, otherwise) {
  const value = stored(name);
  return value && NAMES[name].includes(value) ? value : otherwise;
}

export const settings = {
  lang: read("lang", /^zh/i.test(navigator.language) ? "zh" : "en"),
  theme: read("theme", "dark"),
  sound: read("sound", "off"),
};

/** @param {"lang" | "theme" | "sound"} name @param {string} value */
export function choose(name, value) {
  settings[name] = value;
  try {
    localStorage.setItem(`rescue-desk.${name}`, value);
  } catch {
    // Storage is switched off: the choice holds for this page.
  }
  show();
  listeners.forEach((listener) => listener());
}

/** @param {"lang" | "theme" | "sound"} name */
export function other(name) {
  return NAMES[name].find((value) => value !== settings[name]) ?? NAMES[name][0];
}

/** @param {() => void} listener @returns {() => void} stops listening */
export function onSettings(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show() {
  document.documentElement.lang = settings.lang === "zh" ? "zh-CN" : "en";
  document.documentElement.dataset.theme = settings.theme;
}

show();

// @ts-check
/** The tree of causes: read from the desk once, named in the reader's language, chosen from in two steps. */
import { get } from "./api.js";
import { html, useEffect, useState } from "./html.js";
import { settings } from "./settings.js";
import { clockTime, t, word } from "./words.js";

/** @typedef {{code: string, name: string, nameEn: string, formerly: string[], causes?: Cause[]}} Cause */
/** @typedef {{causes: Cause[], schemes: any[]}} CauseTree */

/** @type {Promise<CauseTree | null> | null} */
let asked = null;

/** What could not be read is asked for again by the next that needs it. @returns {Promise<CauseTree | null>} */
function load() {
  asked ??= get("/api/causes").then(({ ok, body }) => {
    if (!ok) asked = null;
    return ok ? body : null;
  });
  return asked;
}

/** @returns {CauseTree | null | undefined} undefined while it is being read, null where it could not be */
export function useCauses() {
  const [tree, setTree] = useState(/** @type {CauseTree | null | undefined} */ (undefined));
  useEffect(() => {
    load().then(setTree);
  }, []);
  return tree;
}

/** A name in the reader's language. @param {{name: string, nameEn: string}} named */
export function named(named) {
  return settings.lang === "en" ? named.nameEn : named.name;
}

/** A cause in words, what is below with what is above; one that stands in no tree as it was sent. @param {CauseTree | null | undefined} tree @param {unknown} code */
export function causeText(tree, code) {
  if (code === null || code === undefined) return t("unknown");
  if (tree === undefined) return "…";
  for (const top of tree?.causes ?? []) {
    if (is(top, code)) return named(top);
    const cause = top.causes?.find((each) => is(each, code));
    if (cause) return t("cause.below", { top: named(top), cause: named(cause) });
  }
  return String(code);
}

/** @param {Cause} cause @param {unknown} code */
function is(cause, code) {
  return cause.code === code || cause.formerly.some((each) => each === code);
}

/** What stood or stands in a corrected field, in words. @param {string} what @param {unknown} value @param {CauseTree | null | undefined} causes */
export function correctedText(what, value, causes) {
  if (value === null || value === undefined) return t("unknown");
  if (what === "VULNERABILITY") return word("vulnerability", value);
  if (what === "CAUSE") return causeText(causes, value);
  return what === "RELEASED_AT" ? clockTime(/** @type {string} */ (value)) : value;
}

/** First what it was, then, if it is known, what of it. The form gets it as "cause". @param {{required?: boolean}} props */
export function CauseChoice({ required = false }) {
  const tree = useCauses();
  const [top, setTop] = useState("");
  const [below, setBelow] = useState("");
  const causes = tree?.causes.find((each) => each.code === top)?.causes ?? [];
  return html`<label>${t("action.cause")}<select data-cause="top" required=${required} value=${top} onChange=${(/** @type {any} */ event) => {
    setTop(event.target.value);
    setBelow("");
  }}>
      <option value="">${t("unknown")}</option>${tree?.causes.map((each) => html`<option value=${each.code}>${named(each)}</option>`)}
    </select></label>
    ${causes.length > 0 && html`<label>${t("action.cause.below")}<select data-cause="below" value=${below} onChange=${(/** @type {any} */ event) => setBelow(event.target.value)}>
      <option value="">${t("unknown")}</option>${causes.map((each) => html`<option value=${each.code}>${named(each)}</option>`)}
    </select></label>`}
    <input type="hidden" name="cause" value=${below || top} />`;
}

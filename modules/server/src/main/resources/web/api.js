// @ts-check
/** Requests to the desk. A refusal comes back as a sentence (problem+json `detail`), never as a thrown surprise. */
import { half, t } from "./words.js";

/** @typedef {{ok: boolean, status: number, body: any, problem: string}} Answer */

/** @param {string} path @returns {Promise<Answer>} */
export function get(path) {
  return ask(path, { headers: { accept: "application/json" }, cache: "no-store" });
}

/** @param {string} path @param {object} body @returns {Promise<Answer>} */
export function post(path, body) {
  return ask(path, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  });
}

/** @param {string} path @param {RequestInit} request @returns {Promise<Answer>} */
async function ask(path, request) {
  try {
    const response = await fetch(path, request);
    const text = await response.text();
    const body = text ? JSON.parse(text) : null;
    const problem = response.ok ? "" : half(body?.detail ?? body?.title ?? t("api.status", { status: response.status }));
    return { ok: response.ok, status: response.status, body, problem };
  } catch (failure) {
    // No connection, or an answer that isn't JSON: both mean that the desk itself did not answer.
    console.warn(path, failure);
    return { ok: false, status: 0, body: null, problem: t("api.unreachable") };
  }
}

/** @param {string} id @param {string} [action] */
export function rescuePath(id, action) {
  return `/api/rescues/${encodeURIComponent(id)}${action ? `/${action}` : ""}`;
}

/** @param {string} id */
export function rescuePage(id) {
  return `/rescue.html?id=${encodeURIComponent(id)}`;
}

/** @param {string} id @param {string} [part] */
export function elevatorPath(id, part) {
  return `/api/elevators/${encodeURIComponent(id)}${part ? `/${part}` : ""}`;
}

/** @param {string} id */
export function elevatorPage(id) {
  return `/elevator.html?id=${encodeURIComponent(id)}`;
}

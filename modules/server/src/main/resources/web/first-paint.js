// Runs before anything is painted, so that a light or an English page doesn't flash dark or Chinese first. See settings.js.
try {
  document.documentElement.dataset.theme = localStorage.getItem("rescue-desk.theme") === "light" ? "light" : "dark";
} catch {
  document.documentElement.dataset.theme = "dark"; // Storage is switched off.
}

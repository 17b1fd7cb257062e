// Before the first paint: the theme that the reader chose, if any.
"use strict";
try {
  const chosen = localStorage.getItem("recoupe-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch { /* storage is off: the system's theme holds */ }

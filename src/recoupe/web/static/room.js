// Comfort, never need: every page reads and works without this file.
"use strict";

const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* storage is off */ } };

function theme() {
  const button = document.getElementById("theme");
  button.hidden = false;
  button.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    keep("recoupe-theme", root.dataset.theme);
  });
}

// Tables: a click on a heading sorts by that column, numbers as numbers.
function sortable(table) {
  table.querySelectorAll("th[data-sort]").forEach((heading) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => sortBy(table, heading));
  });
}

function sortBy(table, heading) {
  const up = heading.getAttribute("aria-sort") !== "ascending";
  const column = heading.cellIndex;
  const value = (row) => row.cells[column].textContent.trim();
  const number = (text) => Number(text.replace(/[\s\u202f\u00a0]/g, "").replace(",", "."));
  const rows = [...table.tBodies[0].rows];
  const numeric = rows.every((row) => value(row) === "" || !Number.isNaN(number(value(row))));
  const order = numeric ? (a, b) => number(value(a)) - number(value(b))
    : (a, b) => value(a).localeCompare(value(b), document.documentElement.lang);
  rows.sort((a, b) => (up ? order(a, b) : order(b, a)));
  table.tBodies[0].append(...rows);
  table.querySelectorAll("th[aria-sort]").forEach((th) => th.removeAttribute("aria-sort"));
  heading.setAttribute("aria-sort", up ? "ascending" : "descending");
}

// An article: j and k go from mark to mark; a note and its mark light up together.
function reader(root) {
  root.querySelectorAll(".js").forEach((hint) => { hint.hidden = false; });
  const marks = [...root.querySelectorAll(".m-q[id], .m-e[id]")];
  let at = -1;
  const light = (of) => {
    root.querySelectorAll(".lit").forEach((lit) => lit.classList.remove("lit"));
    root.querySelectorAll(`[data-of="${CSS.escape(of)}"], [data-note="${CSS.escape(of)}"]`).forEach((one) => one.classList.add("lit"));
  };
  const go = (step) => {
    if (!marks.length) return;
    at = (at + step + marks.length) % marks.length;
    marks[at].tabIndex = -1;
    marks[at].focus({ preventScroll: true });
    marks[at].scrollIntoView({ block: "center" });
    light(marks[at].dataset.of);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox") return;
    if (event.key === "j") go(1);
    if (event.key === "k") go(-1);
  });
  root.addEventListener("click", (event) => {
    const mark = event.target.closest(".m-q, .m-e");
    if (mark) light(mark.dataset.of);
  });
  root.addEventListener("mouseover", (event) => {
    const note = event.target.closest("[data-note]");
    if (note) light(note.dataset.note);
  });
  // A stretch cut by another mark has its address on its first piece only: light the others too.
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.dataset.of) {
    const folded = target.closest("details");
    if (folded) folded.open = true;
    light(target.dataset.of);
    target.scrollIntoView({ block: "center" });
  }
}

// A network: pointing at an actor leaves only its own ties in view.
function network(svg) {
  const show = (node) => {
    svg.classList.toggle("dim", Boolean(node));
    svg.querySelectorAll(".on").forEach((one) => one.classList.remove("on"));
    if (!node) return;
    const near = new Set([node.dataset.id]);
    svg.querySelectorAll("[data-ends]").forEach((line) => {
      const ends = line.dataset.ends.split(" ");
      if (ends.includes(node.dataset.id)) { line.classList.add("on"); ends.forEach((end) => near.add(end)); }
    });
    svg.querySelectorAll("[data-id]").forEach((one) => one.classList.toggle("on", near.has(one.dataset.id)));
  };
  svg.querySelectorAll("[data-id]").forEach((node) => {
    for (const name of ["mouseenter", "focus"]) node.addEventListener(name, () => show(node));
    for (const name of ["mouseleave", "blur"]) node.addEventListener(name, () => show(null));
  });
}

// The dossier: what came in since this browser last looked is said.
function newest(card) {
  const name = `recoupe-seen-${document.querySelector(".dossier-name").title}`;
  const rows = [...card.querySelectorAll("[data-added]")];
  let seen = null;
  try { seen = localStorage.getItem(name); } catch { return; }
  for (const row of rows) {
    if (!seen || row.dataset.added <= seen) continue;
    const tag = document.createElement("span");
    tag.className = "tag new";
    tag.textContent = card.dataset.new;
    row.after(" ", tag);
  }
  if (rows.length) keep(name, rows.map((row) => row.dataset.added).sort().pop());
}

theme();
const added = document.getElementById("newest");
if (added) newest(added);
document.querySelectorAll("table[data-sortable]").forEach(sortable);
document.querySelectorAll("svg[data-network]").forEach(network);
const article = document.getElementById("reader");
if (article) reader(article);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
    event.preventDefault();
    document.getElementById("find").focus();
  }
});

// Search in a published site: no server, so the index is a script beside this one. All words must be there; accents do not count.
"use strict";

const fold = (text) => text.replace(/œ/gi, "oe").replace(/æ/gi, "ae").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
// A word is found by its beginning, its plural mark left off.
const root = (word) => (word.length > 3 ? word.replace(/[sx]$/, "") : word);
const begins = (word) => new RegExp(`(?<![a-z0-9])${word}[a-z0-9]*`, "g");
const MOST = 60;

function wanted() {
  const asked = new URLSearchParams(location.search);
  const facets = [...asked].filter(([name, value]) => value && !["q", "in", "page", "sort", "since", "until"].includes(name));
  const kinds = { events: "event", quotes: "quote", disputes: "dispute", actors: "actor", articles: "article" };
  return { query: asked.get("q") || "", facets, kind: kinds[asked.get("in")] };
}

function matches(entry, words, facets, kind) {
  if (kind && entry.k !== kind) return false;
  if (!facets.every(([name, value]) => (entry.f[name] || "").split(" ").includes(value) || entry.f[name] === value)) return false;
  entry.folded ||= fold(`${entry.t} ${entry.x} ${entry.m}`);
  return words.every((word) => entry.folded.search(begins(word)) >= 0);
}

// The words around the first one found, each found form in <mark>: built as text, never as HTML.
function snippet(entry, words) {
  const line = document.createElement("p");
  line.className = "words";
  const folded = [...entry.x].map((c) => fold(c) || " ").map((c) => c[0]).join("");
  const found = words.map((word) => folded.search(begins(word))).filter((at) => at >= 0);
  const near = found.length ? Math.max(0, Math.min(...found) - 60) : 0;
  const start = near ? folded.indexOf(" ", near) + 1 : 0;
  const letters = [...entry.x].slice(start, start + 240);
  const part = folded.slice(start, start + 240);
  const lit = new Array(letters.length).fill(false);
  for (const word of words) for (const form of part.matchAll(begins(word))) lit.fill(true, form.index, form.index + form[0].length);
  if (start) line.append("…");
  for (let i = 0; i < letters.length;) {
    let j = i;
    while (j < letters.length && lit[j] === lit[i]) j += 1;
    const piece = letters.slice(i, j).join("");
    if (lit[i]) { const mark = document.createElement("mark"); mark.textContent = piece; line.append(mark); } else line.append(piece);
    i = j;
  }
  if (entry.x.length > start + 240) line.append("…");
  return line;
}

function item(entry, words) {
  const row = document.createElement("li");
  const link = document.createElement("a");
  link.className = "title";
  link.href = entry.h;
  link.textContent = entry.t || "…";
  const under = document.createElement("p");
  under.className = "meta";
  under.textContent = entry.m;
  row.append(link);
  if (entry.x) row.append(snippet(entry, words));
  row.append(under);
  return row;
}

function show() {
  const place = document.getElementById("results");
  const { query, facets, kind } = wanted();
  document.querySelectorAll("input[name=q]").forEach((input) => { input.value = query; });
  const words = fold(query).split(/[^a-z0-9]+/).filter(Boolean).map(root);
  if (!words.length && !facets.length && !kind) return;
  const hits = window.RECOUPE_INDEX.filter((entry) => matches(entry, words, facets, kind));
  const explained = document.createElement("p");
  explained.className = "lede";
  explained.textContent = hits.length ? `${hits.length} ${words.length ? place.dataset.explain : place.dataset.found}` : place.dataset.none;
  place.append(explained);
  for (const [name, title] of JSON.parse(place.dataset.kinds)) {
    const own = hits.filter((entry) => entry.k === name);
    if (!own.length) continue;
    const section = document.createElement("section");
    const heading = document.createElement("h2");
    heading.textContent = `${title} ${own.length}`;
    const list = document.createElement("ul");
    list.className = "plain items";
    list.append(...own.slice(0, MOST).map((entry) => item(entry, words)));
    section.append(heading, list);
    place.append(section);
  }
}

show();

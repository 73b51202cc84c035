/** Two to four places or case studies beside each other, as the address names them
 * (`?place=a&place=b`, `?case=c`), from a small file for each. Makes what compare_pair.html makes. */

import { inItem, make } from "./elements.js";
import { getJson } from "./fetching.js";
import { keepTable } from "./table_roles.js";

const MOST = 4;
const FOLDERS = { place: "places", case: "cases" };

/**
 * Show in `box` what the address asks for. `box` names the site's root in `data-root`, how many
 * questions stand side by side in `data-beside`, and how long a list may be in `data-listed`.
 */
export async function startCompare(box) {
  const status = document.querySelector(".hub-compared__status");
  const asked = wanted();
  choose(asked);
  if (!asked.length) return;
  const root = new URL(box.dataset.root, location.href);
  if (asked.length === 1) {
    const title = (await load(root, asked[0]))?.title;
    const first = title ? `“${title}”` : "it";
    status.textContent = `Choose a place to read ${first} beside.`;
    return;
  }
  const found = await Promise.all(asked.map((one) => load(root, one)));
  const sides = found.filter(Boolean);
  if (sides.length > 1) show(box, sides, root);
  status.textContent = said(asked.length, sides);
}

/** Return what the address names, each once, at most four. */
function wanted() {
  const found = new Map();
  for (const [kind, id] of new URLSearchParams(location.search)) {
    if (FOLDERS[kind] && /^[a-z0-9-]+$/.test(id)) found.set(`${kind} ${id}`, { kind, id });
  }
  return [...found.values()].slice(0, MOST);
}

/** Let the form show the places that the address names, and keep its case studies. */
function choose(asked) {
  const form = document.querySelector(".hub-choose");
  for (const { id } of asked.filter(({ kind }) => kind === "case")) {
    form.append(make("input", "", "", { type: "hidden", name: "case", value: id }));
  }
  const places = asked.filter(({ kind }) => kind === "place");
  document.querySelectorAll(".hub-choose select").forEach((select, index) => {
    const option = [...select.options].find(({ value }) => value === places[index]?.id);
    if (option) option.selected = true;
  });
}

/** Return what there is about one place or case study, or null when there is nothing. */
function load(root, { kind, id }) {
  return getJson(new URL(`compare/${FOLDERS[kind]}/${id}.json`, root)).catch(() => null);
}

function said(asked, sides) {
  const missing = asked - sides.length;
  const names = sides.map(({ title }) => title).join(", ");
  const gone = missing ? ` ${missing} of ${asked} could not be found.` : "";
  return sides.length > 1 ? `Side by side: ${names}.${gone}` : `There is nothing to compare.${gone}`;
}

function show(box, sides, root) {
  const questions = byQuestion(sides);
  const shared = questions.filter(({ cells }) => cells.filter(Boolean).length > 1);
  const title = sides.map((side) => side.title).join(", ").replace(/, ([^,]*)$/, " and $1");
  document.querySelector("[data-hub-compare-title]").textContent = title;
  const [beside, listed] = [box.dataset.beside, box.dataset.listed].map(Number);
  const all = sides.length === 2 ? "both" : "at least two";
  box.replaceChildren(
    section(`Questions ${all} have answered`, ...(shared.length
      ? [table("Questions side by side", sides, shared.slice(0, beside), root, answerParts), ...also(shared.slice(beside), sides, listed, root)]
      : [make("p", "hub-empty", "They share no question yet.")])),
    section("What each is", table("What each is", sides, factRows(sides), root, valueParts)),
    section("Questions only one has answered", only(sides, questions, listed, root)),
  );
  box.hidden = false;
}

/** Return every question with a cell for each side, those first that most sides answered. */
function byQuestion(sides) {
  const table = new Map();
  sides.forEach((side, index) => {
    for (const one of side.answers) {
      const row = table.get(one.id) ?? { title: one.title, url: one.url, cells: sides.map(() => null) };
      row.cells[index] = one;
      table.set(one.id, row);
    }
  });
  const number = ({ cells }) => cells.filter(Boolean).length;
  return [...table.values()].sort((a, b) => number(b) - number(a));
}

function factRows(sides) {
  const labels = [...new Set(sides.flatMap((side) => side.facts.map(({ label }) => label)))];
  const values = (side, label) => side.facts.find((one) => one.label === label)?.values ?? [];
  return labels
    .map((label) => ({ title: label, cells: sides.map((side) => values(side, label)) }))
    .filter(({ cells }) => cells.some((cell) => cell.length));
}

function section(title, ...parts) {
  const whole = make("section", "hub-section");
  whole.append(make("h2", "hub-h2", title), ...parts);
  return whole;
}

function table(label, sides, rows, root, parts) {
  const region = make("div", "hub-beside", "", { role: "region", tabindex: "0", "aria-label": label });
  const whole = make("table", "hub-beside__table");
  const head = make("tr");
  head.append(make("td"), ...sides.map((side) => placeHead(side, root)));
  const heads = make("thead");
  heads.append(head);
  const body = make("tbody");
  body.append(...rows.map((row) => tableRow(sides, row, root, parts)));
  whole.append(heads, body);
  keepTable(whole);
  region.append(whole);
  return region;
}

function placeHead(side, root) {
  const head = make("th", "hub-beside__place", "", { scope: "col" });
  head.append(link(side, root));
  if (side.where) head.append(make("span", "hub-beside__where", side.where));
  return head;
}

function tableRow(sides, row, root, parts) {
  const whole = make("tr");
  const kind = row.url ? "hub-beside__row hub-beside__row--question" : "hub-beside__row";
  const head = make("th", kind, row.url ? "" : row.title, { scope: "row" });
  if (row.url) head.append(link(row, root));
  whole.append(head);
  row.cells.forEach((cell, index) => {
    const box = make("td", "hub-beside__cell");
    box.append(make("span", "hub-beside__label", sides[index].title, { "aria-hidden": "true" }));
    box.append(...(cell && parts(cell, root)) || []);
    if (box.childElementCount === 1) box.append(make("p", "hub-beside__gap", "Not told yet."));
    whole.append(box);
  });
  return whole;
}

function answerParts(cell, root) {
  const parts = cell.told.flatMap((one) => {
    const from = make("p", "hub-beside__from");
    from.append(link(one, root), one.sure ? ` · ${one.sure}` : "");
    return [make("p", "hub-beside__voice", one.short), from];
  });
  if (cell.more) parts.push(make("p", "hub-beside__from", `and ${cell.more} more ${cell.more === 1 ? "answer" : "answers"}`));
  return parts;
}

function valueParts(values, root) {
  return values.map((one) => {
    const line = make("p", "", one.url ? "" : one.title);
    if (one.url) line.append(link(one, root));
    return line;
  });
}

/** Name the questions for which there is no room side by side. */
function also(questions, sides, listed, root) {
  if (!questions.length) return [];
  const words = sides.length === 2 ? "They also both answered" : "At least two of them also answered";
  const list = make("ul", "hub-linklist");
  list.append(...questions.slice(0, listed).map((one) => inItem(link(one, root, "hub-linklist__link"))));
  return [make("h3", "hub-beside__heading", words), list, ...more(questions.length - listed, root)];
}

/** Say how many questions a list leaves out, and where they are. */
function more(number, root) {
  if (number <= 0) return [];
  const line = make("p", "hub-more", `and ${number} more. `);
  line.append(link({ title: "See all questions", url: "guides/" }, root));
  return [line];
}

function only(sides, questions, listed, root) {
  const whole = make("div", "hub-facing__sides");
  sides.forEach((side, index) => {
    const box = make("div", "hub-facing__side");
    const rows = questions.filter(({ cells }) => cells[index] && cells.filter(Boolean).length === 1);
    const list = make("ul", "hub-onlylist");
    list.append(...rows.slice(0, listed).map(({ title, cells }) => {
      const [first] = cells[index].told;
      return inItem(link({ title, url: first.url }, root), " ", make("span", "", first.title));
    }));
    box.append(make("h3", "", `Only ${side.title}`));
    box.append(...(rows.length ? [list, ...more(rows.length - listed, root)] : [make("p", "hub-beside__gap", "No other question yet.")]));
    whole.append(box);
  });
  return whole;
}

function link({ title, url }, root, name = "") {
  return make("a", name, title, { href: new URL(url, root).href });
}

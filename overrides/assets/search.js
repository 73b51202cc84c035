/**
 * The search dialog: Pagefind finds, this shows, in groups by kind of page.
 * Where the index lies is written in the dialog relative to the page, so that it is found below
 * any address. What comes from the index is put in as text, never as HTML.
 */

import { link, make } from "./elements.js";

const AT_FIRST = 5;
const AT_ONCE = 20;
const PAUSE = 180;

let engine;
let run = 0;
let timer;

/** Make the open `dialog` answer, and look for what is in its field already. */
export function start(dialog) {
  if (!dialog.dataset.started) listen(dialog);
  dialog.dataset.started = "yes";
  find(dialog);
}

/** Fetch the index beforehand, so that the first words are answered at once. */
export function warm(dialog) {
  load(dialog).catch(() => {});
}

function listen(dialog) {
  dialog.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => find(dialog), PAUSE);
  });
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    find(dialog);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target.closest("a") || isOutside(dialog, event)) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => step(dialog, event));
}

/** Tell a click on the page behind; a click made with the keyboard has no place. */
function isOutside(dialog, { target, clientX, clientY }) {
  if (target !== dialog || !(clientX || clientY)) return false;
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

/** Close on Escape, which a search field would keep for itself; go through results with arrows. */
function step(dialog, event) {
  if (event.key === "Escape") dialog.close();
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [...dialog.querySelectorAll("input, .hub-search__link")];
  const at = stops.indexOf(document.activeElement);
  if (!way || at < 0) return;
  event.preventDefault();
  stops[Math.min(Math.max(at + way, 0), stops.length - 1)].focus();
}

/** Fetch the index that `dialog` names, once; raises when it cannot be had. */
export function load(dialog) {
  engine ??= fetchEngine(dialog).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function fetchEngine(dialog) {
  const bundle = new URL(dialog.dataset.bundle, location.href);
  const base = new URL(dialog.dataset.base, location.href);
  const pagefind = await import(new URL("pagefind.js", bundle));
  await pagefind.options({ basePath: bundle.pathname, baseUrl: base.pathname, excerptLength: 22 });
  await pagefind.init();
  return pagefind;
}

async function find(dialog) {
  clearTimeout(timer);
  const mine = ++run;
  const words = dialog.querySelector("input").value.trim();
  if (!words) return show(dialog, "", []);
  tell(dialog, "Searching");
  try {
    const groups = await search(await load(dialog), dialog.dataset.kinds.split("|"), words);
    if (mine === run) show(dialog, words, groups);
  } catch {
    if (mine === run) fail(dialog);
  }
}

/** Ask for each kind by itself, so that a question is never buried below many case studies. */
async function search(pagefind, kinds, words) {
  const groups = kinds.map(async (kind) => {
    const { results } = await pagefind.search(words, { filters: { kind } });
    return { kind, results, hits: await details(results.slice(0, AT_FIRST)) };
  });
  return (await Promise.all(groups)).filter((group) => group.results.length);
}

function details(results) {
  return Promise.all(results.map((result) => result.data()));
}

function show(dialog, words, groups) {
  dialog.querySelector(".hub-search__results").replaceChildren(...groups.map(groupOf));
  const total = groups.reduce((sum, group) => sum + group.results.length, 0);
  const none = `Nothing found for “${words}”. Try fewer or other words.`;
  tell(dialog, words && (total ? `${total} found` : none));
}

function fail(dialog) {
  dialog.querySelector(".hub-search__results").replaceChildren();
  tell(dialog, dialog.dataset.failed, true);
}

function tell(dialog, words, failed = false) {
  const status = dialog.querySelector("[role=status]");
  status.classList.toggle("hub-search__status--failed", failed);
  status.textContent = words;
}

function groupOf({ kind, results, hits }) {
  const section = make("section", "hub-search__group");
  const list = make("ul", "");
  list.append(...hits.map(hitOf));
  section.append(make("h3", "hub-search__kind", kind), make("p", "hub-search__count", results.length), list);
  if (results.length > hits.length) section.append(moreOf(list, results.slice(hits.length)));
  return section;
}

function moreOf(list, rest) {
  const button = make("button", "hub-search__more", `Show ${Math.min(rest.length, AT_ONCE)} more`);
  button.type = "button";
  button.addEventListener("click", async () => {
    const items = (await details(rest.splice(0, AT_ONCE))).map(hitOf);
    list.append(...items);
    items[0].querySelector("a").focus();
    if (rest.length) button.textContent = `Show ${Math.min(rest.length, AT_ONCE)} more`;
    else button.remove();
  });
  return button;
}

function hitOf(hit) {
  const item = make("li", "hub-search__hit");
  const best = bestPart(hit);
  item.append(link("hub-search__link", hit.url, hit.meta.title));
  if (hit.meta.place) item.append(make("span", "hub-search__place", hit.meta.place));
  item.append(excerptOf(best ?? hit));
  if (best) item.append(link("hub-search__part", best.url, best.title));
  return item;
}

/** Return the part of a page that fits the words best, when it has an address of its own. */
function bestPart(hit) {
  const [best] = [...hit.sub_results].sort((one, other) => worth(other) - worth(one));
  return best?.anchor ? best : undefined;
}

function worth(part) {
  return part.weighted_locations.reduce((sum, location) => sum + location.balanced_score, 0);
}

/** Put an excerpt together from its text; its marks are the only elements it may have. */
function excerptOf({ excerpt }) {
  const line = make("p", "hub-search__excerpt");
  const parsed = new DOMParser().parseFromString(excerpt, "text/html").body;
  for (const node of parsed.childNodes) {
    line.append(node.nodeName === "MARK" ? make("mark", "", node.textContent) : node.textContent);
  }
  return line;
}

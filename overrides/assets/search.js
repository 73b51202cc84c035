/**
 * The search: Pagefind's Component UI gives the window and the field, and this puts between them
 * what was found, in groups by kind of page.
 */

import { getJson } from "./fetching.js";
import { firstOf, groupOf } from "./search_results.js";
import { telling } from "./search_words.js";

let opened;
let loaded;
let run = 0;

/** Open the search in `root`, looking for `words` if there are any. */
export async function open(root, words) {
  opened ??= windowIn(root);
  const { modal, instance } = await opened;
  if (words !== undefined) instance.triggerSearch(words);
  modal.open();
}

/** Fetch the window and the index beforehand, so that the first words are answered at once. */
export async function warm(root) {
  opened ??= windowIn(root);
  load(root).catch(() => {}); // whoever looks for words will be told
  await opened;
}

/** Fetch the index that `root` names, once, and return it; raises when it cannot be had. */
export function load(root) {
  loaded ??= fetchIndex(root).catch((error) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function fetchIndex(root) {
  const [pagefind, table] = await Promise.all([
    import(new URL("pagefind.js", bundleOf(root))),
    getJson(new URL("kinds.json", bundleOf(root))),
  ]);
  await pagefind.options({ baseUrl: new URL(root.dataset.base, location.href).pathname, excerptLength: 22 });
  await pagefind.init();
  return { resultsFor: (words) => resultsFor(pagefind, words), kindOf: kindOf(table) };
}

async function resultsFor(pagefind, words) {
  const { results } = await pagefind.search(telling(words));
  return results;
}

/** Return what tells a result's kind; whatever the table does not list is of its largest kind. */
function kindOf({ most, kinds }) {
  const named = new Map(Object.entries(kinds).flatMap(([kind, names]) => names.map((name) => [name, kind])));
  return ({ id }) => named.get(id) ?? most;
}

function bundleOf(root) {
  return new URL(root.dataset.bundle, location.href);
}

/** Fill the window from the template, or a plain one that says the search is off. */
function windowIn(root) {
  return fetchWindow(root).catch(() => plainWindow(root));
}

async function fetchWindow(root) {
  await import(new URL("pagefind-component-ui.js", bundleOf(root)));
  const { configureInstance } = window.PagefindComponents;
  const instance = configureInstance("default", { bundlePath: new URL(".", import.meta.url).pathname });
  instance.setTranslations({ search_label: root.dataset.label, keyboard_search: "Search" });
  instance.setTranslations({ placeholder: " ", clear_search: "Clear" });
  const modal = document.createElement("pagefind-modal");
  modal.append(contentOf(root));
  root.append(modal);
  modal.dialogEl.classList.add("hub-search");
  // The field comes in last: what a modal holds is moved as it opens, and would be made twice.
  modal.querySelector(".hub-search__head").prepend(document.createElement("pagefind-input"));
  listen(root, modal, instance);
  return { modal, instance };
}

function contentOf(root) {
  return document.importNode(root.querySelector("template").content, true);
}

/** Say in a window of our own that Pagefind's could not be had; what it holds leads on. */
function plainWindow(root) {
  const dialog = document.createElement("dialog");
  dialog.className = "hub-search";
  dialog.setAttribute("aria-label", "Search");
  dialog.append(contentOf(root));
  root.append(dialog);
  closeOn(dialog, dialog);
  tell(root, root.dataset.failed, true);
  const off = { triggerSearch: () => {} };
  return { modal: { open: () => dialog.open || dialog.showModal() }, instance: off };
}

function listen(root, modal, instance) {
  const results = modal.querySelector(".hub-search__results");
  instance.registerResults(results, { keyboardNavigation: true, announcements: true });
  instance.on("search", (words) => find(root, words.trim()));
  instance.on("error", () => fail(root));
  modal.addEventListener("keydown", (event) => step(modal, event));
  closeOn(modal, modal);
}

/** Close `modal` when a link or the button for it in `within` is used. */
function closeOn(within, modal) {
  within.addEventListener("click", ({ target }) => {
    if (target.closest("a, [data-hub-search-close]")) modal.close();
  });
}

/** Go through the results with the arrows; Pagefind takes the first step down from its field. */
function step(modal, event) {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [...modal.querySelectorAll("input, .hub-search__link")];
  const at = stops.indexOf(document.activeElement);
  if (!way || at < 0 || event.defaultPrevented) return;
  event.preventDefault();
  stops[Math.min(Math.max(at + way, 0), stops.length - 1)].focus();
}

async function find(root, words) {
  const mine = ++run;
  if (!words) return show(root, "", []);
  tell(root, "Searching");
  try {
    const groups = await search(await load(root), root.dataset.kinds.split("|"), words);
    if (mine === run) show(root, words, groups);
  } catch {
    if (mine === run) fail(root);
  }
}

/** Put what is found in groups by kind, so that a question is never buried below many case studies. */
async function search({ resultsFor, kindOf }, kinds, words) {
  const results = await resultsFor(words);
  const groups = kinds.map((kind) => ({ kind, results: results.filter((one) => kindOf(one) === kind) }));
  return firstOf(groups.filter((group) => group.results.length));
}

function show(root, words, groups) {
  root.querySelector(".hub-search__results").replaceChildren(...groups.map(groupOf));
  const total = groups.reduce((sum, group) => sum + group.results.length, 0);
  const none = `Nothing found for “${words}”. Try fewer or other words.`;
  tell(root, words && (total ? `${total} found` : none));
}

function fail(root) {
  root.querySelector(".hub-search__results").replaceChildren();
  tell(root, root.dataset.failed, true);
}

function tell(root, words, failed = false) {
  const status = root.querySelector("[role=status]");
  status.classList.toggle("hub-search__status--failed", failed);
  status.textContent = words;
}

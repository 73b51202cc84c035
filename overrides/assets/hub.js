/**
 * What a page offers when scripts may run: print, search, pick answers.
 * Listeners sit on the document, so they outlive any exchange of the page below it; the larger
 * parts are fetched when somebody first needs them.
 */

const TYPING = "input, textarea, select, [contenteditable]";
const OPENERS = "[data-hub-search-open], [data-hub-search-form]";

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-hub-print]")) window.print();
  if (target.closest("[data-hub-search-open]")) openSearch();
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-hub-search-form]")) return;
  event.preventDefault();
  openSearch(event.target.elements.q.value);
});

document.addEventListener("keydown", (event) => {
  const held = event.ctrlKey || event.metaKey;
  const slash = event.key === "/" && !held && !event.target.closest(TYPING);
  const letter = event.key.toLowerCase() === "k" && held && !event.altKey && !event.shiftKey;
  if (!slash && !letter) return;
  event.preventDefault();
  openSearch();
});

for (const sign of ["focusin", "pointerover"]) {
  document.addEventListener(sign, ({ target }) => {
    if (target.closest?.(OPENERS)) withSearch((part, root) => part.warm(root));
  });
}

onEveryPage(() => {
  const moved = document.querySelector("[data-hub-moved]");
  if (moved && location.hash && !moved.hash) location.replace(moved.href + location.hash);
  import("./keep.js").then((part) => part.startKeep());
  const pack = document.querySelector("[data-hub-pack]");
  if (pack) import("./pack.js").then((part) => part.startPack(pack));
  const tables = document.querySelectorAll(".hub-compare__table, .hub-beside__table");
  if (tables.length) import("./table_roles.js").then((part) => tables.forEach(part.keepTable));
  const picker = document.querySelector("[data-hub-picker]");
  if (picker) import("./picker.js").then((part) => part.startPicker(picker));
  const themes = document.querySelector("[data-hub-bytheme]");
  if (themes) import("./bytheme.js").then((part) => part.startByTheme(themes));
  const compared = document.querySelector("[data-hub-compare]");
  if (compared) import("./compare.js").then((part) => part.startCompare(compared));
  const reflect = document.querySelector("[data-hub-reflect]");
  if (reflect) import("./reflect.js").then((part) => part.startReflect(reflect));
  const explore = document.querySelector("[data-hub-explore]");
  if (explore) import("./explore.js").then((part) => part.startExplore(explore)).catch(() => sayOff(explore));
  const form = document.querySelector("[data-hub-form]");
  if (form) import("./form.js").then((part) => part.startForm(form)).catch(sayFormOff);
});

function openSearch(words) {
  withSearch((part, root) => part.open(root, words));
}

/** Fetch the search and hand it to `use`, with the place where it stands. */
async function withSearch(use) {
  const root = document.querySelector("[data-hub-search]");
  const part = await import("./search.js");
  await use(part, root);
}

/** Say that the filters of the explore page could not be had; its lists stay as they are. */
function sayOff(explore) {
  const notice = document.querySelector("[data-hub-explore-notice]");
  notice.textContent = explore.dataset.failed;
  notice.hidden = false;
}

/** Say that the form could not be had; the other ways stand below. */
function sayFormOff(error) {
  console.error(error);
  document.querySelector("[data-hub-form-failed]").hidden = false;
}

/** Run `start` for this page, and again for each that the theme puts in its place. */
function onEveryPage(start) {
  if (window.document$) window.document$.subscribe(start);
  else start();
}

/**
 * The reader's list: what she ticked anywhere, kept in this browser alone and laid out at /pack/.
 * It is one text, the same in the address and in the browser: `case=a&answer=b/guide/question`.
 */

import { make } from "./elements.js";

export const MOST = 60;

const NAME = "[a-z0-9]+(?:-[a-z0-9]+)*";
const SHAPES = {
  question: new RegExp(`^${NAME}/${NAME}$`),
  answer: new RegExp(`^${NAME}(?:/${NAME}/${NAME})?$`),
  case: new RegExp(`^${NAME}$`),
  process: new RegExp(`^${NAME}$`),
};
const TICKS = "[data-hub-keep]";

/** Take a list apart: its items as `kind=id`, each once, and what in it can name nothing. */
export function readList(text) {
  const items = new Set();
  const strange = new Set();
  for (const [kind, id] of new URLSearchParams(text)) {
    if (!Object.hasOwn(SHAPES, kind)) continue;
    if (SHAPES[kind].test(id) && items.size < MOST) items.add(`${kind}=${id}`);
    else strange.add(id);
  }
  return { items: [...items], strange: [...strange] };
}

/** Return the items that this browser keeps; none when it keeps nothing for us. */
export function keptItems() {
  try {
    return readList(localStorage.getItem(keyOf()) ?? "").items;
  } catch {
    return [];
  }
}

/** Keep `items` in this browser, in place of those before; show it in ticks and in the header. */
export function keepItems(items) {
  if (items.length) localStorage.setItem(keyOf(), items.join("&"));
  else localStorage.removeItem(keyOf());
  showKept();
}

/** Tell whether this browser lets us keep anything. */
export function canKeep() {
  try {
    const key = `${keyOf()}-try`;
    localStorage.setItem(key, "1");
    localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** Return a box to tick for something on a card, or nothing where nothing can be kept. */
export function tickOf(item, title) {
  if (!canKeep()) return "";
  const label = make("label", "hub-keep");
  const box = make("input");
  Object.assign(box, { type: "checkbox", checked: keptItems().includes(item) });
  box.dataset.hubKeep = item;
  const words = make("span", "", "Keep");
  words.append(make("span", "hub-hidden", ` ${title}`));
  label.append(box, words);
  return label;
}

/** Show what is kept on this page; without a place to keep things, the ticks go. */
export function startKeep() {
  if (canKeep()) showKept();
  else for (const label of document.querySelectorAll(".hub-keep")) label.hidden = true;
}

document.addEventListener("change", ({ target }) => {
  if (target.matches(TICKS)) change(target);
});
// Another tab has changed the list, or a step back shows a page as it was left.
window.addEventListener("storage", ({ key }) => key === keyOf() && showKept());
window.addEventListener("pageshow", ({ persisted }) => persisted && showKept());

function change(box) {
  const item = box.dataset.hubKeep;
  const others = keptItems().filter((one) => one !== item);
  if (box.checked && others.length === MOST) {
    box.checked = false;
    announce(`Your list is full: it holds ${MOST} things at most.`);
    return;
  }
  const items = box.checked ? [...others, item] : others;
  keepItems(items);
  announce(`${box.checked ? "Kept" : "Taken out"}. ${held(items.length)}`);
}

function announce(words) {
  document.querySelector("[data-hub-list-status]").textContent = words;
}

function held(number) {
  if (!number) return "Your list is empty.";
  return number === 1 ? "Your list holds 1 thing." : `Your list holds ${number} things.`;
}

function showKept() {
  const items = keptItems();
  for (const box of document.querySelectorAll(TICKS)) {
    // Until this script listens, a tick would be lost.
    Object.assign(box, { checked: items.includes(box.dataset.hubKeep), disabled: false });
  }
  const link = document.querySelector("[data-hub-list]");
  link.textContent = items.length ? `Your list (${items.length})` : "Your list";
  link.parentElement.hidden = !items.length;
}

/** Name the list by the site's own path: sites of one owner may share what the browser keeps. */
function keyOf() {
  return new URL("your-list", document.querySelector("[data-hub-list]").href).pathname;
}

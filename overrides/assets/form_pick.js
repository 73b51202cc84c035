/**
 * A list to choose from: checkboxes, or radio buttons where one is wanted, with a box that narrows
 * a long list. What is chosen stands in the field itself (`data-hub-chosen`), so that it outlives
 * what the list shows.
 */

import { make } from "./elements.js";

const SHORT = 20;
const AT_ONCE = 40;
const WHEREVER = "99999px";

/**
 * Fetch with `listOf(kind)` the list of each field in `form` that is shown and not folded away, and
 * call `loaded` after each. Return what watches the fields in a part of the form.
 */
export function startPicks(form, listOf, loaded) {
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      load(target, listOf, loaded);
    }
  }, { rootMargin: WHEREVER });
  form.addEventListener("input", ({ target }) => {
    if (target.matches(".hub-pick__find input")) show(target.closest(".hub-pick"));
  });
  form.addEventListener("change", ({ target }) => {
    if (target.matches(".hub-pick__list input")) take(target.closest(".hub-pick"), target);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches(".hub-pick__find input")) event.preventDefault();
  });
  return (holder) => {
    for (const field of holder.querySelectorAll(".hub-pick")) seen.observe(field);
  };
}

/** Return the ids chosen in a field. */
export function chosenIn(field) {
  return (field.dataset.hubChosen ?? "").split(" ").filter(Boolean);
}

/** Choose `ids` in a field in place of what was chosen; where one is wanted, its list then closes. */
export function choose(field, ids) {
  field.dataset.hubChosen = ids.join(" ");
  field.classList.toggle("hub-pick--closed", !("hubMany" in field.dataset) && ids.length > 0);
  show(field);
}

const lists = new WeakMap();

async function load(field, listOf, loaded) {
  try {
    lists.set(field, await listOf(field.dataset.hubRefers));
    show(field);
    loaded();
  } catch {
    const again = make("button", "hub-form__remove", "Try again");
    again.type = "button";
    again.addEventListener("click", () => load(field, listOf, loaded));
    field.querySelector(".hub-pick__count").replaceChildren("The list could not be loaded. ", again);
  }
}

function take(field, box) {
  const many = "hubMany" in field.dataset;
  const others = many ? chosenIn(field).filter((id) => id !== box.value) : [];
  field.dataset.hubChosen = [...others, ...(box.checked ? [box.value] : [])].join(" ");
  showChosen(field);
}

/** Show the options that match what was typed, the first of them at once. */
function show(field) {
  const list = lists.get(field);
  if (!list) return;
  const options = [...list.values()];
  const find = field.querySelector(".hub-pick__find");
  const long = options.length > SHORT;
  const asked = folded(find.querySelector("input").value);
  const matching = nearestFirst(options.filter((option) => asked.every((word) => textOf(option).includes(word))), asked);
  const shown = long ? matching.slice(0, AT_ONCE) : options;
  find.hidden = !long;
  field.classList.toggle("hub-pick--short", !long);
  field.querySelector(".hub-pick__list").replaceChildren(...shown.map((option) => rowOf(field, option)));
  field.querySelector(".hub-pick__count").textContent = long ? countWords(shown.length, matching.length, options.length) : "";
  showChosen(field);
}

/** Put those first whose title begins as was typed, then those whose title holds it. */
function nearestFirst(options, asked) {
  const distance = ({ title }) => {
    const words = plain(title);
    return words.startsWith(asked.join(" ")) ? 0 : asked.every((word) => words.includes(word)) ? 1 : 2;
  };
  return asked.length ? [...options].sort((one, other) => distance(one) - distance(other)) : options;
}

function countWords(shown, matching, all) {
  if (!matching) return "Nothing matches. Try another word, or say below what is missing.";
  if (matching === shown) return matching === all ? `${all} to choose from.` : `${matching} of ${all} match.`;
  return `Showing ${shown} of ${matching}. Type to find the others.`;
}

function rowOf(field, { id, title, note }) {
  const row = make("li");
  const label = make("label", "hub-form__choice");
  const box = make("input");
  box.type = "hubMany" in field.dataset ? "checkbox" : "radio";
  box.name = field.id;
  box.value = id;
  box.checked = chosenIn(field).includes(id);
  const words = make("span", "", title);
  if (note) words.append(" ", make("span", "hub-pick__note", note));
  label.append(box, words);
  row.append(label);
  return row;
}

/** Show what is chosen above a long list, where the ticks may be out of sight. */
function showChosen(field) {
  const list = lists.get(field);
  const chosen = field.querySelector(".hub-pick__chosen");
  const ids = list && list.size > SHORT ? chosenIn(field) : [];
  chosen.replaceChildren(...ids.map((id) => chosenRow(field, id, list.get(id)?.title ?? id)));
  chosen.hidden = !ids.length;
}

function chosenRow(field, id, title) {
  const row = make("li", "hub-pick__one");
  const many = "hubMany" in field.dataset;
  const button = make("button", "hub-form__remove", many ? "Remove" : "Choose another");
  button.type = "button";
  if (many) button.append(make("span", "hub-hidden", ` ${title}`));
  button.addEventListener("click", () => {
    if (many) {
      choose(field, chosenIn(field).filter((one) => one !== id));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    field.classList.remove("hub-pick--closed");
    field.querySelector(".hub-pick__find input").focus();
  });
  row.append(make("span", "hub-pick__title", title), " ", button);
  return row;
}

function textOf({ title, note = "", also = [] }) {
  return plain([title, note, ...also].join(" "));
}

function folded(words) {
  return plain(words).split(/\s+/).filter(Boolean);
}

function plain(words) {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

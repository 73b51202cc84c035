/** The form of the explore page: a fieldset of checkboxes for each facet, and what each would give. */

import { make } from "./elements.js";
import { SORTS } from "./explore_state.js";

const LONG = 10;
const DEEPEST = 3;

/** Fill `form` with the hub's facets; return a function that shows a state and its counts. */
export function fillForm(form, { facets }) {
  const groups = facets.filter(({ options }) => options.length).map(groupOf);
  form.querySelector(".hub-filters__groups").replaceChildren(...groups.map(({ fieldset }) => fieldset));
  const shown = new Map(groups.map((group) => [group.id, group.options]));
  let arrived = false;
  return (state, counts) => {
    if (form.elements.q.value.trim() !== state.words) form.elements.q.value = state.words;
    facets.forEach(({ id }, index) => show(shown.get(id) ?? [], new Set(state.ticked[id]), counts[index]));
    fillSorts(form.elements.sort, state);
    if (!arrived) requestAnimationFrame(() => groups.forEach(bringTickedIntoSight));
    arrived = true;
  };
}

/** On arrival, roll a long list to what is ticked in it. */
function bringTickedIntoSight({ options }) {
  const ticked = options.find(({ box }) => box.checked);
  if (ticked) ticked.row.parentElement.scrollTop = ticked.row.offsetTop;
}

/** Show which options are ticked, and what each would give, once that is known. */
function show(options, ticked, counts) {
  options.forEach(({ row, box, count }, number) => {
    const words = counts ? String(counts[number]) : "";
    const on = ticked.has(box.value);
    if (box.checked !== on) box.checked = on;
    if (count.data === words) return;
    count.data = words;
    row.classList.toggle("hub-filter__option--none", words === "0");
  });
}

/** Offer the best match only while there are words to match. */
function fillSorts(select, { words, sort }) {
  const offered = Object.entries(SORTS).filter(([name]) => words || name !== "best");
  if (select.length !== offered.length) select.replaceChildren(...offered.map(([name, title]) => new Option(title, name)));
  if (select.value !== sort) select.value = sort;
}

function groupOf({ id, title, options }) {
  const fieldset = make("fieldset", "hub-filter");
  const list = make("ul", "hub-filter__list");
  const shown = options.map((option) => optionOf(id, option));
  list.append(...shown.map(({ row }) => row));
  fieldset.append(make("legend", "hub-filter__title", title));
  if (options.length > LONG) fieldset.append(finderOf(title, shown));
  fieldset.append(list);
  return { id, fieldset, options: shown };
}

function optionOf(facet, { id, title, depth }) {
  const row = make("li", `hub-filter__option hub-filter__option--${Math.min(depth, DEEPEST)}`);
  const label = make("label");
  const box = make("input", "", "", { type: "checkbox", name: facet, value: id });
  const count = document.createTextNode("");
  const counted = make("span", "hub-filter__count");
  counted.append(count);
  label.append(box, make("span", "", title), " ", counted);
  row.append(label);
  return { row, box, count, title: title.toLowerCase() };
}

/** Return a field that leaves only the options whose title holds what is typed, and those ticked. */
function finderOf(title, options) {
  const finder = make("input", "hub-filter__find", "", {
    type: "search", autocomplete: "off", placeholder: "Find in this list", "aria-label": `Find in the list: ${title}`,
  });
  finder.addEventListener("input", (event) => {
    event.stopPropagation();
    const typed = finder.value.trim().toLowerCase();
    for (const option of options) option.row.hidden = !option.title.includes(typed) && !option.box.checked;
  });
  finder.addEventListener("change", (event) => event.stopPropagation());
  finder.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  return finder;
}

/** What the explore page shows of its set: how many, the filters that are on, and cards or a map. */

import { sizeOf } from "./case_sets.js";
import { inItem, make } from "./elements.js";
import { holderFor, shownAs } from "./explore_cards.js";
import { countsOf, narrow, nearest, placesOf } from "./explore_filter.js";
import { goOf, showViews } from "./explore_links.js";
import { cleared, filtersOf, inWords, studies, without, writeState } from "./explore_state.js";

const AT_ONCE = 20;
const NO_CARDS = "These case studies could not be loaded. Try again, or reload the page.";
const NO_MAP = "The map could not be loaded. The list and the table work without it.";

/** Show everything but the cards; `announced` says how many there are to who cannot see it. */
export function showSet(page, announced) {
  const { hub, part, state, ordered } = page;
  const filters = filtersOf(state, hub);
  const number = ordered.length;
  part(".hub-results__count").replaceChildren(make("strong", "", number), ` of ${studies(hub.total)}`);
  part(".hub-filters__summary").textContent = filters.length ? `Filters (${filters.length})` : "Filters";
  part(".hub-filters__submit").textContent = `Show ${studies(number)}`;
  showChips(page, filters);
  showViews(page, state);
  const named = inWords(state, hub);
  document.title = named ? page.title.replace(page.name, () => `${named}: ${studies(number)}`) : page.title;
  part("[data-hub-explore-none]").textContent = number ? "" : "No case study matches.";
  page.say(announced ? `${number} of ${studies(hub.total)}` : "");
  part(".hub-results__foot").hidden = !number;
  page.showForm(state, countsOf(hub, page.set));
}

/** Put the next cards below those shown; the former results stay until the new ones are there. */
export async function showCards(page) {
  const { turn, state, ordered, shown } = page;
  const next = ordered.slice(shown, shown + AT_ONCE);
  try {
    const items = shownAs(state.view, await page.fetchCards(next), page.base);
    if (turn !== page.turn) return undefined;
    page.holder ??= newHolder(page);
    page.holder.inner.append(...items);
    page.shown += items.length;
    showMore(page);
    return items[0].querySelector("a");
  } catch {
    if (turn === page.turn) sayNoCards(page);
    return undefined;
  }
}

/** Show where the matching case studies are; a mark narrows the set to its place. */
export async function showMap(page) {
  const { turn, state } = page;
  page.part(".hub-results__more").hidden = true;
  try {
    const { fetchMap, mapOf } = await import("./explore_map.js");
    const map = await fetchMap(new URL("map.json", page.folder).href);
    if (turn !== page.turn) return;
    const inPlace = (place) => ({ ...state, view: "list", ticked: { ...state.ticked, place: [place] } });
    const places = placesOf(page.hub, page.set.matching);
    page.holder = mapOf(map, places, (name, place, words) => goOf(name, inPlace(place), words));
    page.part(".hub-results__cards").replaceChildren(page.holder);
  } catch {
    if (turn === page.turn) page.tell(NO_MAP);
  }
}

/** Say that nothing matches, what to let go of, and what comes near. */
export async function showNone(page) {
  const { turn } = page;
  page.part(".hub-results__more").hidden = true;
  const cards = page.part(".hub-results__cards");
  cards.replaceChildren(noneOf(page));
  const near = await page.fetchCards(nearest(page.set).slice(0, 3)).catch(() => []);
  if (turn !== page.turn || !near.length) return;
  const { outer, inner } = holderFor("list");
  inner.append(...shownAs("list", near, page.base));
  cards.append(make("p", "hub-results__near", "Near to it, but for one filter:"), outer);
}

/** Say that the cards could not be had. */
export function sayNoCards(page) {
  if (!page.holder) page.part(".hub-results__cards").replaceChildren();
  page.tell(NO_CARDS);
}

/** Show a chip for each filter; those that stay are the same as before, and lead elsewhere. */
function showChips(page, filters) {
  const { chips, state, hub } = page;
  const items = filters.map((filter) => {
    const name = `${filter.facet} ${filter.value}`;
    if (!chips.has(name)) chips.set(name, chipOf(state, filter.title));
    chips.get(name).firstChild.href = writeState(without(state, filter));
    return chips.get(name);
  });
  page.clear ??= inItem(goOf("hub-chips__clear", state, "Clear all"));
  page.clear.firstChild.href = writeState(cleared(state, hub));
  if (items.length) items.push(page.clear);
  const list = page.part(".hub-chips");
  const kept = new Set(items);
  for (const item of [...list.children]) if (!kept.has(item)) item.remove();
  items.forEach((item, place) => {
    if (list.children[place] !== item) list.insertBefore(item, list.children[place] ?? null);
  });
}

function chipOf(state, title) {
  const chip = goOf("hub-chip", state);
  chip.append(make("span", "hub-hidden", "Remove filter: "), title);
  return inItem(chip);
}

function newHolder({ state, part }) {
  const holder = holderFor(state.view);
  part(".hub-results__cards").replaceChildren(holder.outer);
  return holder;
}

function showMore({ part, shown, ordered }) {
  const more = part(".hub-results__more");
  more.hidden = shown >= ordered.length;
  more.querySelector("span").textContent = `${shown} of ${ordered.length} shown`;
  more.querySelector("button").textContent = `Show ${Math.min(AT_ONCE, ordered.length - shown)} more`;
}

function noneOf(page) {
  const { hub, state, root } = page;
  const list = make("ul", "hub-empty__ways");
  for (const filter of filtersOf(state, hub)) {
    const rest = without(state, filter);
    const { matching } = narrow(hub, rest, filter.facet === "q" ? undefined : page.found);
    list.append(inItem(goOf("", rest, `Remove ${filter.title}: ${results(sizeOf(matching))}`)));
  }
  const box = make("div", "hub-empty");
  box.append(make("p", "", "No case study matches all of these."), list);
  if (root.dataset.add) box.append(suggestion(root));
  return box;
}

function suggestion(root) {
  return make("a", "", "Suggest a case study", { href: new URL(root.dataset.add, location.href).href });
}

function results(number) {
  return number === 1 ? "1 result" : `${number} results`;
}

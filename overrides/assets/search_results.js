/** What the search found, as elements: what comes from the index is put in as text, never as HTML. */

import { link, make } from "./elements.js";

const FIRST_OF_ALL = 10;
const FIRST_OF_A_KIND = 5;
const AT_ONCE = 20;
const NEAR = { rootMargin: "200px" };

/** Return the groups with what is known of the first results; `hits` are empty further down. */
export function firstOf(groups) {
  let left = FIRST_OF_ALL;
  const shown = groups.map(async (group) => {
    const number = Math.min(group.results.length, FIRST_OF_A_KIND, left);
    left -= number;
    return { ...group, hits: await details(group.results.slice(0, number)) };
  });
  return Promise.all(shown);
}

/** Return the results of one kind, the first of them shown and the rest behind a button. */
export function groupOf({ kind, results, hits }) {
  const section = make("section", "hub-search__group");
  const list = make("ul", "");
  list.append(...hits.map(hitOf));
  section.append(make("h3", "hub-search__kind", kind), make("p", "hub-search__count", results.length), list);
  const rest = results.slice(hits.length);
  if (!rest.length) return section;
  const more = moreOf(list, rest);
  section.append(more);
  if (!hits.length) onSight(more, () => showMore(list, rest, more, FIRST_OF_A_KIND));
  return section;
}

/** Fetch what is known of each of `results`. */
function details(results) {
  return Promise.all(results.map((result) => result.data()));
}

function moreOf(list, rest) {
  const button = make("button", "hub-search__more", nameOf(rest));
  button.type = "button";
  button.addEventListener("click", async () => {
    const [first] = await showMore(list, rest, button, AT_ONCE);
    first?.querySelector("a").focus();
  });
  return button;
}

function nameOf(rest) {
  return `Show ${Math.min(rest.length, AT_ONCE)} more`;
}

/** Move the next of `rest` to the list, and return them; the button stays while anything is left. */
async function showMore(list, rest, button, number) {
  const next = rest.splice(0, number);
  const hits = await details(next).catch(() => {
    rest.unshift(...next); // another press tries again
    return [];
  });
  const items = hits.map(hitOf);
  list.append(...items);
  if (rest.length) button.textContent = nameOf(rest);
  else button.remove();
  return items;
}

/** Run `act` once, when the reader comes near `element`. */
function onSight(element, act) {
  const watch = new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting) return;
    watch.disconnect();
    act();
  }, NEAR);
  watch.observe(element);
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

/** What the search found, as elements: what comes from the index is put in as text, never as HTML. */

import { link, make } from "./elements.js";

export const AT_FIRST = 5;
const AT_ONCE = 20;

/** Fetch what is known of each of `results`. */
export function details(results) {
  return Promise.all(results.map((result) => result.data()));
}

/** Return the results of one kind, the first of them shown and the rest behind a button. */
export function groupOf({ kind, results, hits }) {
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

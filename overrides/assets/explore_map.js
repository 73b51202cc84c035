/**
 * The current set of case studies on the map: a mark for each place, and the same places as a list.
 * The land and where the places lie are made at build (hub/pages/maps.py) and fetched once.
 */

import { link, make } from "./elements.js";
import { studies } from "./explore_state.js";
import { getJson, once } from "./fetching.js";

const SVG = "http://www.w3.org/2000/svg";
const LIST = "hub-explore-places";
const BRITAIN = "hub-explore-britain";

/** Fetch what the map is drawn from; raises when it cannot be had. */
export const fetchMap = once(getJson);

/**
 * Return the map of `places` ({id, title, cases, url}) and their list as one element; `go` makes
 * the link that narrows the set to one place.
 */
export function mapOf({ frames, apart, middle }, places, go) {
  const whole = make("div", "hub-explore-map");
  const [world, britain] = frames.map((frame) => places.filter(({ id }) => frame?.places[id]));
  const inset = britain?.length > 1;
  if (world?.length) {
    const single = inset ? world.filter((place) => !britain.includes(place)) : world;
    const marks = merged(single, frames[0].places, apart).map((mark) => ({ ...mark, ...told(mark.places, go) }));
    if (inset) marks.unshift({ at: middle, number: britain.length, ...gathered(britain.length) });
    const maps = make("div", "hub-maps");
    maps.append(figure("hub-explore-world", frames[0], marks));
    if (inset) maps.append(figure(BRITAIN, frames[1], merged(britain, frames[1].places, apart).map((mark) => ({ ...mark, ...told(mark.places, go) }))));
    whole.append(maps);
  }
  whole.append(listOf(places, go));
  return whole;
}

/** Put what lies nearer than `apart` into one mark, as hub/mapping.py does. */
function merged(places, positions, apart) {
  const marks = [];
  for (const place of [...places].sort((one, other) => other.cases - one.cases)) {
    const at = positions[place.id];
    const away = marks.map((mark) => Math.hypot(mark.at[0] - at[0], mark.at[1] - at[1]));
    const nearest = away.indexOf(Math.min(...away));
    if (marks.length && away[nearest] < apart) marks[nearest].places.push(place);
    else marks.push({ at, places: [place] });
  }
  return marks.map((mark) => ({ ...mark, number: mark.places.length }));
}

function told(places, go) {
  const [first] = places;
  if (places.length === 1) return { label: `${first.title}: ${studies(first.cases)}`, href: go("", first.id, "").href };
  const names = places.map(({ title }) => title).join(", ");
  return { label: `${places.length} places: ${names}`, href: `#${LIST}` };
}

function gathered(number) {
  return { label: `${number} places in Britain, on the map below`, href: `#${BRITAIN}` };
}

function figure(id, { title, view, land }, marks) {
  const box = make("figure", "hub-map");
  box.id = id;
  const svg = draw("svg", { viewBox: view, role: "group", "aria-label": `${title}: the case studies shown` });
  svg.append(draw("path", { class: "hub-map__land", d: land }), ...marks.map(dotOf));
  box.append(make("figcaption", "hub-map__title", title), svg);
  return box;
}

function dotOf({ at: [x, y], number, label, href }) {
  const dot = draw("a", { class: "hub-map__dot", href, "aria-label": label });
  if (!href.startsWith("#")) dot.dataset.hubExploreGo = "";
  const name = draw("title", {});
  name.textContent = label;
  dot.append(name, draw("circle", { class: "hub-map__hit", cx: x, cy: y, r: 14 }));
  dot.append(draw("circle", { class: "hub-map__mark", cx: x, cy: y, r: number === 1 ? 6 : 11 }));
  if (number === 1) return dot;
  const text = draw("text", { class: "hub-map__number", x, y: y + 4, "aria-hidden": "true" });
  text.textContent = number;
  dot.append(text);
  return dot;
}

function listOf(places, go) {
  const section = make("section", "hub-explore-map__list");
  const head = make("h3", "hub-map__title", "The same places as a list");
  head.id = LIST;
  const list = make("ul", "hub-placelist");
  for (const { id, title, cases } of [...places].sort((one, other) => one.title.localeCompare(other.title, "en"))) {
    const item = make("li");
    item.append(go("", id, title), " ", make("span", "", studies(cases)));
    list.append(item);
  }
  section.append(head, list, make("p", "hub-map__credit", "A mark stands for a place, not for its boundary. Some places lie at no one point and stand in the list only. Land: Natural Earth, public domain."));
  return section;
}

function draw(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** The cards of case studies: fetched as they are shown, in a list or as a table. */

import { link, make } from "./elements.js";
import { getJson, once } from "./fetching.js";
import { tickOf } from "./keep.js";

const COLUMNS = { place: "Place", when: "When", status: "Status", evidence: "Evidence" };

/** Return a function that fetches the cards of some case studies, each file once. */
export function cardsFrom(folder, { version, folder: inner, inAFile }) {
  const file = once((number) => getJson(new URL(`${inner}/cards-${number}.json?v=${version}`, folder)));
  return (cases) =>
    Promise.all(cases.map(async (one) => (await file(Math.floor(one / inAFile)))[one % inAFile]));
}

/** Return cards as the kind of element that `view` holds: items of a list, or rows of a table. */
export function shownAs(view, cards, base) {
  return cards.map((card) => (view === "table" ? rowOf(card, base) : itemOf(card, base)));
}

/** Return the empty list or table that cards are put into, and the element that takes them. */
export function holderFor(view) {
  if (view === "list") {
    const list = make("ol", "hub-list");
    return { outer: list, inner: list };
  }
  const region = { role: "region", tabindex: "0", "aria-label": "Case studies as a table" };
  const wrap = make("div", "hub-tablewrap", "", region);
  const table = make("table", "hub-table");
  const head = table.createTHead().insertRow();
  for (const title of ["Case study", ...Object.values(COLUMNS)]) {
    head.append(make("th", "", title, { scope: "col" }));
  }
  wrap.append(table);
  return { outer: wrap, inner: table.createTBody() };
}

function rowOf(card, base) {
  const row = make("tr");
  const head = make("th", "", "", { scope: "row" });
  head.append(link("", new URL(card.url, base), card.title));
  row.append(head, ...Object.keys(COLUMNS).map((name) => make("td", "", card[name])));
  return row;
}

function itemOf(card, base) {
  const item = make("li", "hub-item");
  const side = make("p", "hub-item__side");
  side.append(make("strong", "", card.place), " ", make("span", "", card.when));
  const main = make("div", "hub-item__main");
  const title = make("h3", "hub-item__title");
  title.append(link("", new URL(card.url, base), card.title));
  const answers = make("p", "hub-item__answers");
  answers.append(make("span", "hub-label", "Answers"), ` ${card.answers}`);
  const state = [card.status, card.evidence, card.sectors, card.themes].filter(Boolean).join(" · ");
  const foot = make("p", "hub-item__state", `${state} · `);
  foot.append(compareLink(card, base), " ", tickOf(`case=${idOf(card)}`, card.title));
  main.append(title, make("p", "hub-item__summary", card.summary), answers, foot);
  item.append(side, main);
  return item;
}

/** Return the link to what sets this case study beside others. */
function compareLink(card, base) {
  const anchor = link("hub-item__compare", new URL(`compare/?case=${idOf(card)}`, base), "Compare");
  anchor.append(make("span", "hub-hidden", ` ${card.title}`));
  return anchor;
}

/** Return the id of a case study: the last part of its address. */
function idOf({ url }) {
  return url.split("/").at(-2);
}

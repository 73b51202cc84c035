/**
 * The explore page: the address says what is asked, the form and the results follow it.
 * Until the codes have come, and whenever they do not, the page lists everything in groups.
 */

import { link, make } from "./elements.js";
import { cardsFrom, getJson, holderFor, shownAs } from "./explore_cards.js";
import { fillForm } from "./explore_form.js";
import {
  filtersOf, inOrder, inWords, narrow, placesOf, prepare, readState, VIEWS, without, writeState,
} from "./explore_filter.js";

const AT_ONCE = 20;
const PAUSE = 300;
const WIDE = "(min-width: 60em)";
const NO_CARDS = "These case studies could not be loaded. Try again, or reload the page.";
const NO_MAP = "The map could not be loaded. The list and the table work without it.";
const NO_WORDS = "The search by words is off: its index could not be loaded. The filters work without it.";

/** Make the explore page in `root` answer; raises, with the page as it was, without its data. */
export async function startExplore(root) {
  const notice = document.querySelector("[data-hub-explore-notice]");
  const folder = new URL(root.dataset.folder, location.href);
  const codes = await getJson(new URL("codes.json", folder));
  const hub = prepare(codes);
  if (hub.total) await run(root, hub, { folder, notice, fetchCards: cardsFrom(folder, codes) });
}

async function run(root, hub, { folder, notice, fetchCards }) {
  const base = new URL(root.dataset.base, location.href);
  const part = (name) => root.querySelector(name);
  const form = part("form");
  const showForm = fillForm(form, hub);
  const heading = part("#hub-results");
  const status = part("[data-hub-explore-status]");
  const cardsPart = part(".hub-results__cards");
  const more = part(".hub-results__more");
  const page = document.title;
  const title = document.querySelector("h1").textContent;
  const views = viewLinks();
  part(".hub-views ul").replaceChildren(...Object.values(views).map(inItem));
  let state;
  let ordered = [];
  let holder;
  let shown = 0;
  let turn = 0;
  let timer;

  /** Follow the address; `announced` is false on arrival, when the page speaks for itself. */
  async function follow(announced = true) {
    const mine = ++turn;
    const asked = readState(new URLSearchParams(location.search), hub);
    let found;
    let failed = false;
    if (asked.words) {
      status.textContent = "Searching";
      try {
        const { casesWith } = await import("./explore_words.js");
        found = await casesWith(asked.words, new URL("words.json", folder));
      } catch {
        failed = true;
      }
    }
    if (mine !== turn) return;
    state = asked;
    show(found, announced);
    const ignored = asked.unknown.length ? `No case study is filed under ${asked.unknown.join(", ")}, so that is left out.` : "";
    tell(notice, [failed ? NO_WORDS : "", ignored].filter(Boolean).join(" "));
    await (state.view === "map" ? showMap(mine) : showCards(mine));
  }

  function show(found, announced) {
    const { matching, near, counts } = narrow(hub, state, found);
    ordered = inOrder(hub, matching, state.sort, found);
    shown = 0;
    const number = `${matching.length} of ${hub.total} case studies`;
    const filters = filtersOf(state, hub);
    showForm(state, counts);
    heading.replaceChildren(make("strong", "", matching.length), ` of ${hub.total} case studies`);
    part(".hub-filters__summary").textContent = filters.length ? `Filters (${filters.length})` : "Filters";
    part(".hub-filters__submit").textContent = `Show ${studies(matching.length)}`;
    part(".hub-chips").replaceChildren(...chipsOf(filters));
    for (const [view, anchor] of Object.entries(views)) showView(view, anchor);
    const named = inWords(state, hub);
    document.title = named ? page.replace(title, () => `${named}: ${studies(matching.length)}`) : page;
    part("[data-hub-explore-none]").textContent = matching.length ? "" : "No case study matches.";
    status.textContent = announced ? number : "";
    part(".hub-results__foot").hidden = !matching.length;
    holder = undefined;
    if (!matching.length) showNone(filters, near, found);
  }

  /** Show where the matching case studies are; a mark narrows the set to its place. */
  async function showMap(mine) {
    more.hidden = true;
    if (!ordered.length) return;
    try {
      const { fetchMap, mapOf } = await import("./explore_map.js");
      const map = await fetchMap(folder);
      if (mine !== turn) return;
      holder = mapOf(map, placesOf(hub, ordered), (name, place, words) =>
        goOf(name, { ...state, view: "list", ticked: { ...state.ticked, place: [place] } }, words));
      cardsPart.replaceChildren(holder);
    } catch {
      if (mine === turn) tell(notice, NO_MAP);
    }
  }

  /** Put the next cards below those shown; the former results stay until the new ones are there. */
  async function showCards(mine = turn) {
    const next = ordered.slice(shown, shown + AT_ONCE);
    if (!next.length) {
      more.hidden = true;
      return undefined;
    }
    try {
      const items = shownAs(state.view, await fetchCards(next), base);
      if (mine !== turn) return undefined;
      if (!holder) {
        holder = holderFor(state.view);
        cardsPart.replaceChildren(holder.outer);
      }
      holder.inner.append(...items);
      shown += items.length;
      more.hidden = shown >= ordered.length;
      more.querySelector("span").textContent = `${shown} of ${ordered.length} shown`;
      more.querySelector("button").textContent = `Show ${Math.min(AT_ONCE, ordered.length - shown)} more`;
      return items[0].querySelector("a");
    } catch {
      if (mine === turn) {
        if (!holder) cardsPart.replaceChildren();
        tell(notice, NO_CARDS);
      }
      return undefined;
    }
  }

  function chipsOf(filters) {
    const chips = filters.map((filter) => {
      const chip = goOf("hub-chip", without(state, filter));
      chip.append(make("span", "hub-hidden", "Remove filter: "), filter.title);
      return chip;
    });
    if (chips.length) chips.push(goOf("hub-chips__clear", cleared(), "Clear all"));
    return chips.map(inItem);
  }

  function showView(view, anchor) {
    anchor.href = new URL(writeState({ ...state, view }), folder);
    if (view === state.view) anchor.setAttribute("aria-current", "page");
    else anchor.removeAttribute("aria-current");
  }

  function showNone(filters, near, found) {
    const box = make("div", "hub-empty");
    const ways = filters.map((filter) => {
      const rest = without(state, filter);
      const { matching } = narrow(hub, rest, filter.facet === "q" ? undefined : found);
      return inItem(goOf("", rest, `Remove ${filter.title}: ${results(matching.length)}`));
    });
    const list = make("ul", "hub-empty__ways");
    list.append(...ways);
    box.append(make("p", "", "No case study matches all of these."), list);
    if (root.dataset.add) box.append(link("", new URL(root.dataset.add, location.href), "Suggest a case study"));
    cardsPart.replaceChildren(box);
    showNear(near.slice(0, 3));
  }

  async function showNear(near) {
    if (!near.length) return;
    const mine = turn;
    const cards = await fetchCards(near).catch(() => []);
    if (mine !== turn || !cards.length) return;
    const { outer, inner } = holderFor("list");
    inner.append(...shownAs("list", cards, base));
    cardsPart.append(make("p", "hub-results__near", "Near to it, but for one filter:"), outer);
  }

  /** Go to `address` and follow it; a step back comes here again unless it is `replaced`. */
  function go(address, replaced = false) {
    const target = new URL(address, location.href);
    if (target.search === location.search) return Promise.resolve();
    history[replaced ? "replaceState" : "pushState"](history.state, "", target);
    return follow();
  }

  function goByForm(replaced) {
    clearTimeout(timer);
    return go(writeState(readForm()), replaced);
  }

  /** Return what the form asks for; an order that was never chosen follows the words. */
  function readForm() {
    const params = new URLSearchParams(new FormData(form));
    const words = params.get("q").trim();
    if (Boolean(words) !== Boolean(state.words) && state.sort === (state.words ? "best" : "new")) params.delete("sort");
    params.set("view", state.view);
    return readState(params, hub);
  }

  function cleared() {
    return { ...readState(new URLSearchParams(), hub), view: state.view };
  }

  function goOf(name, next, words = "") {
    const anchor = link(name, new URL(writeState(next), folder), words);
    anchor.dataset.hubExploreGo = "";
    return anchor;
  }

  form.addEventListener("input", ({ target }) => {
    if (target !== form.elements.q) return;
    clearTimeout(timer);
    timer = setTimeout(() => goByForm(true), PAUSE);
  });
  root.addEventListener("change", ({ target }) => {
    if (target.form === form && target !== form.elements.q) goByForm(false);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!matchMedia(WIDE).matches) part("details").open = false;
    await goByForm(false);
    heading.focus();
  });
  root.addEventListener("click", (event) => {
    const anchor = event.target.closest("[data-hub-explore-go]");
    const address = anchor?.getAttribute("href");
    if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(address);
    if (!Object.values(views).includes(anchor)) heading.focus();
  });
  more.querySelector("button").addEventListener("click", async () => {
    (await showCards())?.focus();
  });
  part(".hub-results__foot").addEventListener("click", async ({ target }) => {
    const { hubTake } = target.dataset;
    if (!hubTake) return;
    const take = await import("./explore_take.js");
    if (hubTake === "link") status.textContent = await take.copyLink();
    else {
      fetchCards(ordered).then((cards) => take.save(hubTake, cards, base), () => tell(notice, NO_CARDS));
    }
  });
  window.addEventListener("popstate", () => follow());

  openOnWide(part("details"));
  await follow(false);
  if (ordered.length && !holder) throw new Error("no card could be had");
  for (const one of document.querySelectorAll("[data-hub-explore-plain]")) one.hidden = true;
  for (const one of root.querySelectorAll("[data-hub-explore-app]")) one.hidden = false;
}

/** Keep the filters open beside the results, and closed above them. */
function openOnWide(details) {
  const wide = matchMedia(WIDE);
  details.open = wide.matches;
  wide.addEventListener("change", () => {
    details.open = wide.matches;
  });
}

/** Return the links to the views, by name; where they lead depends on the state. */
function viewLinks() {
  const links = Object.entries(VIEWS).map(([view, title]) => [view, link("", "", title)]);
  for (const [, anchor] of links) anchor.dataset.hubExploreGo = "";
  return Object.fromEntries(links);
}

function tell(notice, words) {
  if (notice.textContent !== words) notice.textContent = words;
  notice.hidden = !words;
}

function inItem(child) {
  const item = make("li");
  item.append(child);
  return item;
}

function studies(number) {
  return number === 1 ? "1 case study" : `${number} case studies`;
}

function results(number) {
  return number === 1 ? "1 result" : `${number} results`;
}

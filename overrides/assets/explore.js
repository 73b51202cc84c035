/**
 * The explore page: the address says what is asked, the form and the results follow it.
 * Until the first data has come, and whenever it does not, the page lists everything in groups.
 */

import { inItem } from "./elements.js";
import { cardsFrom } from "./explore_cards.js";
import { codesFrom, hubOf } from "./explore_codes.js";
import { countsOf, inOrder, narrow } from "./explore_filter.js";
import { fillForm } from "./explore_form.js";
import { viewLinks } from "./explore_links.js";
import { sayNoCards, showCards, showMap, showNone, showSet } from "./explore_results.js";
import { needed, readState, stateIn, writeState } from "./explore_state.js";
import { getJson } from "./fetching.js";

const PAUSE = 300;
const WIDE = "(min-width: 60em)";
const NO_CODES = "The filters could not be loaded. Try again, or reload the page.";
const NO_WORDS = "The search by words is off: its index could not be loaded. The filters work without it.";

/** Make the explore page in `root` answer; raises, with the page as it was, without its data. */
export async function startExplore(root) {
  const folder = new URL(root.dataset.folder, location.href);
  const hub = hubOf(await getJson(new URL("codes.json", folder)));
  if (!hub.total) return;
  const page = pageOf(root, hub, folder);
  openOnWide(page.part("details"));
  await follow(page, false);
  if (!page.state || (page.ordered.length && !page.holder)) throw new Error("nothing could be shown");
  listen(page);
  for (const one of document.querySelectorAll("[data-hub-explore-plain]")) one.hidden = true;
  for (const one of root.querySelectorAll("[data-hub-explore-app]")) one.hidden = false;
}

/**
 * Return what the parts of the page share. Following an address sets its `state`, the `found` by
 * words, the `set` as narrowed and `ordered`; `turn` counts up, so that an overtaken answer is
 * dropped, and `answered` waits for the last; `holder` holds the cards of which so many are `shown`.
 */
function pageOf(root, hub, folder) {
  const part = (name) => root.querySelector(name);
  const notice = document.querySelector("[data-hub-explore-notice]");
  const views = viewLinks();
  part(".hub-views ul").replaceChildren(...Object.values(views).map((view) => inItem(view)));
  return {
    root, hub, folder, part, views, turn: 0, ordered: [], chips: new Map(),
    base: new URL(root.dataset.base, location.href),
    form: part("form"),
    showForm: fillForm(part("form"), hub),
    title: document.title,
    name: document.querySelector("h1").textContent,
    fetchCards: cardsFrom(folder, hub),
    fetchCodes: codesFrom(folder, hub),
    tell: (words) => tell(notice, words),
    say: (words) => {
      part("[data-hub-explore-status]").textContent = words;
    },
  };
}

/** Follow the address; `announced` is false on arrival, when the page speaks for itself. */
async function follow(page, announced = true) {
  page.answered = answer(page, announced);
  if (!(await page.answered)) return;
  await showResults(page);
  if (page.set.narrowed) completeCounts(page);
}

/** Show how many the address asks for; tell whether that could be done and is still asked. */
async function answer(page, announced) {
  const turn = ++page.turn;
  const state = asked(page);
  const { found, trouble = "", failed } = await answerTo(page, state);
  if (turn !== page.turn) return false;
  page.tell([trouble, ignored(state)].filter(Boolean).join(" "));
  if (failed) return false;
  const set = narrow(page.hub, state, found);
  const ordered = inOrder(page.hub, set.matching, state.sort, found);
  Object.assign(page, { state, found, set, ordered, holder: undefined, shown: 0 });
  showSet(page, announced);
  return true;
}

function asked({ hub }) {
  return readState(new URLSearchParams(location.search), hub);
}

/** Fetch what the state cannot be answered without: codes, and what the words find. */
async function answerTo(page, state) {
  const coming = page.fetchCodes(needed(state));
  if (coming || state.words) page.say("Searching");
  try {
    await coming;
  } catch {
    page.say("");
    return { failed: true, trouble: NO_CODES };
  }
  try {
    return { found: state.words ? await casesWith(page, state.words) : undefined };
  } catch {
    return { trouble: NO_WORDS };
  }
}

async function casesWith({ folder, hub }, words) {
  const search = await import("./explore_words.js");
  return search.casesWith(words, new URL("words.json", folder).href, hub.cases);
}

function ignored({ unknown }) {
  return unknown.length ? `No case study is filed under ${unknown.join(", ")}, so that is left out.` : "";
}

function showResults(page) {
  if (!page.ordered.length) return showNone(page);
  return page.state.view === "map" ? showMap(page) : showCards(page);
}

/** Say what each filter would give, once the codes of all facets are here. */
async function completeCounts(page) {
  const { turn } = page;
  const coming = fetchAllCodes(page);
  if (!coming) return;
  const came = await coming.then(() => true, () => false);
  if (turn !== page.turn) return;
  if (came) page.showForm(page.state, countsOf(page.hub, page.set));
  else page.tell(NO_CODES);
}

function fetchAllCodes({ hub, fetchCodes }) {
  return fetchCodes({ facets: hub.facets.map(({ id }) => id) });
}

/** Go to `address` and follow it; a step back comes here again unless it is `replaced`. */
function go(page, address, replaced = false) {
  const target = new URL(address, location.href);
  if (target.search === location.search) return Promise.resolve();
  history[replaced ? "replaceState" : "pushState"](history.state, "", target);
  return follow(page);
}

function listen(page) {
  listenToForm(page);
  listenToLinks(page);
  listenToFoot(page);
  window.addEventListener("popstate", () => follow(page));
}

function listenToForm(page) {
  const { form, root } = page;
  const { q } = form.elements;
  let timer;
  const goByForm = (replaced) => {
    clearTimeout(timer);
    return go(page, writeState(stateIn(form, asked(page), page.hub)), replaced);
  };
  form.addEventListener("input", ({ target }) => {
    if (target !== q) return;
    clearTimeout(timer);
    timer = setTimeout(() => goByForm(true), PAUSE);
  });
  // The order stands outside the form, but belongs to it.
  root.addEventListener("change", ({ target }) => {
    if (target.form === form && target !== q) goByForm(false);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!matchMedia(WIDE).matches) page.part("details").open = false;
    await goByForm(false);
    focusOnResults(page);
  });
  for (const sign of ["focusin", "pointerover"]) {
    form.addEventListener(sign, () => fetchAllCodes(page)?.catch(() => {}), { once: true });
  }
}

function listenToLinks(page) {
  page.root.addEventListener("click", async (event) => {
    const anchor = event.target.closest("[data-hub-explore-go]");
    if (!anchor || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    let answered; // until then the link leads on from what was asked before
    while (answered !== page.answered) await (answered = page.answered);
    if (!anchor.isConnected) return;
    go(page, anchor.getAttribute("href"));
    if (!Object.values(page.views).includes(anchor)) focusOnResults(page);
  });
}

function listenToFoot(page) {
  page.part(".hub-results__more button").addEventListener("click", async () => {
    (await showCards(page))?.focus();
  });
  page.part(".hub-results__foot").addEventListener("click", async ({ target }) => {
    const { hubTake } = target.dataset;
    if (!hubTake) return;
    const take = await import("./explore_take.js");
    if (hubTake === "link") page.say(await take.copyLink());
    else page.fetchCards(page.ordered).then((cards) => take.save(hubTake, cards, page.base), () => sayNoCards(page));
  });
}

function focusOnResults({ part }) {
  part(".hub-results__count").focus();
}

/** Keep the filters open beside the results, and closed above them. */
function openOnWide(details) {
  const wide = matchMedia(WIDE);
  details.open = wide.matches;
  wide.addEventListener("change", () => {
    details.open = wide.matches;
  });
}

function tell(notice, words) {
  if (notice.textContent !== words) notice.textContent = words;
  notice.hidden = !words;
}

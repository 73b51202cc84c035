/** The reader's list as a briefing: the address says what is on it, a small file each what that is. */

import { canKeep, keepItems, keptItems, MOST, readList } from "./keep.js";
import { link, make } from "./elements.js";
import { loadBrief, nameOf, numberOf } from "./pack_briefs.js";
import { groupsOf } from "./pack_sheet.js";

const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" });
const OWN_PROMPTS = 3;
const PROMPTS = 5;

/** Lay out in `box` what the address asks for, or what this browser keeps. */
export async function startPack(box) {
  const part = (name) => box.querySelector(`[data-hub-pack-${name}]`);
  const root = new URL(box.dataset.root, location.href);
  const site = { ...box.dataset, root };
  const standard = [...box.querySelectorAll(".hub-meeting__prompts li")].map((one) => one.textContent);
  let items = [];
  let briefs = [];
  let own = true;
  let turn = 0;

  /** Follow the address, after `words` on what has just happened. */
  async function follow(words = "") {
    const mine = ++turn;
    const asked = askedFor();
    items = asked.items;
    own = isSame(items, keptItems());
    if (items.length) part("status").textContent = "Laying out the list";
    const loaded = await Promise.all(items.map((item) => loadBrief(root, item)));
    if (mine === turn) show(loaded, asked.strange, words);
  }

  function show(loaded, strange, words) {
    briefs = loaded.filter(({ title }) => title);
    part("things").replaceChildren(...groupsOf(briefs, site));
    part("made").replaceChildren(`Made on ${DATE.format(new Date())} from ${site.name}. The same list: `, linkTo(addressOf(briefs.map(({ item }) => item))));
    showPrompts();
    tell(loaded, strange);
    part("status").textContent = [words, briefs.length ? `${numberOf(briefs)}.` : ""].filter(Boolean).join(" ");
    for (const name of ["bar", "made"]) part(name).hidden = !briefs.length;
    part("empty").hidden = items.length > 0;
    showWhose();
  }

  /** Put the questions' own prompts first, and fill up with the standing ones. */
  function showPrompts() {
    const asked = briefs.flatMap(({ prompts = [] }) => prompts).slice(0, OWN_PROMPTS);
    const prompts = [...new Set([...asked, ...standard])].slice(0, PROMPTS);
    box.querySelector(".hub-meeting__prompts").replaceChildren(...prompts.map((one) => make("li", "", one)));
  }

  function tell(loaded, strange) {
    const gone = loaded.filter(({ missing }) => missing).map(({ item }) => nameOf(item));
    const failed = loaded.filter(({ failure }) => failure).length;
    const lines = [
      ...strange.map((one) => `“${one}” names nothing that a list can hold, so it is left out.`),
      ...gone.map((one) => `The ${one} is not on this hub. It may have been renamed or taken out, or the link was cut short.`),
      ...(failed ? [`${failed} of ${loaded.length} could not be loaded. Reload the page to try again.`] : []),
    ];
    part("notice").replaceChildren(...lines.map((one) => make("p", "", one)));
    part("notice").hidden = !lines.length;
  }

  /** Say when the address shows another list than the one that this browser keeps. */
  function showWhose() {
    const kept = keptItems();
    const things = kept.length === 1 ? "1 thing" : `${kept.length} things`;
    const ownList = kept.length ? `has ${things} on it` : "is empty";
    part("whose").textContent = `You are looking at the list in a link. Your own list ${ownList}.`;
    part("foreign").hidden = own || !briefs.length;
    part("adopt").hidden = !canKeep() || items.every((item) => kept.includes(item));
    part("mine").hidden = !kept.length;
    part("clear").hidden = !own;
  }

  /** Show another list, and keep it too when it is the reader's own; a step back undoes it. */
  async function change(next, words, kept = own) {
    if (kept) keepItems(next);
    history.pushState({ hubOwn: kept }, "", addressOf(next));
    await follow(words);
  }

  async function drop(button) {
    const at = [...box.querySelectorAll("[data-hub-pack-drop]")].indexOf(button);
    await change(items.filter((one) => one !== button.dataset.hubPackDrop), "Taken out.");
    const left = box.querySelectorAll("[data-hub-pack-drop]");
    (left[Math.min(at, left.length - 1)] ?? part("status")).focus();
  }

  async function clear() {
    await change([], "Your list is empty now. The browser’s Back button brings it back.");
    part("status").focus();
  }

  async function adopt() {
    const all = [...new Set([...keptItems(), ...items])];
    const full = all.length > MOST ? ` A list holds ${MOST} things at most; the last ones are left out.` : "";
    await change(all.slice(0, MOST), `Added to your own list.${full}`, true);
    part("status").focus();
  }

  async function take(button) {
    const { save } = await import("./pack_take.js");
    save(button.dataset.hubPackTake, { briefs, sheet: part("sheet"), site });
  }

  async function copy() {
    const { copyLink } = await import("./explore_take.js");
    part("status").textContent = `${await copyLink()}.`;
  }

  const uses = { hubPackDrop: drop, hubPackTake: take, hubPackCopy: copy, hubPackClear: clear, hubPackAdopt: adopt };
  box.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    const use = button && Object.keys(uses).find((name) => name in button.dataset);
    if (use) uses[use](button);
  });
  window.addEventListener("popstate", ({ state }) => {
    if (state?.hubOwn) keepItems(readList(location.search).items);
    follow();
  });

  await follow();
  history.replaceState({ hubOwn: own }, "");
}

/** Return what the address asks for; one that asks for nothing gets what this browser keeps. */
function askedFor() {
  const asked = readList(location.search);
  const kept = keptItems();
  if (asked.items.length || asked.strange.length || !kept.length) return asked;
  history.replaceState(history.state, "", addressOf(kept));
  return { items: kept, strange: [] };
}

function addressOf(items) {
  return items.length ? `?${items.join("&")}` : "./";
}

function isSame(one, other) {
  return one.length === other.length && one.every((item) => other.includes(item));
}

function linkTo(address) {
  const { href } = new URL(address, location.href);
  return link("", href, href);
}

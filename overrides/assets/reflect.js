/**
 * Reflecting together: the address says what the session is about, the notes stay on the device.
 * Without a session in the address, the form to choose one.
 */

import { link, make } from "./elements.js";
import { getJson } from "./fetching.js";
import { showKept } from "./reflect_kept.js";
import { inWords, peopleIn, readPlan, writePlan } from "./reflect_plan.js";
import { screenFor } from "./reflect_screen.js";
import { sheetOf } from "./reflect_sheet.js";
import { current, ended, lastTime, noted, storeFor } from "./reflect_store.js";
import { take } from "./reflect_take.js";

const NOT_KEPT = "This browser does not keep notes. Print or download them before you leave the page.";
const NO_DATA = "The prompts could not be loaded. Reload the page, or use a sheet on paper.";

/** Make the page in `root` answer. */
export async function startReflect(root) {
  const part = (name) => root.querySelector(`[data-hub-reflect-${name}]`);
  const base = new URL(root.dataset.base, location.href);
  const store = storeFor(base);
  const kept = () => showKept(part("list"), store, root.dataset.name, changed);
  const changed = (words) => {
    show();
    part("status").textContent = words;
    part("status").focus();
  };
  let data;
  try {
    data = await getJson(root.dataset.session);
  } catch {
    say(part("notice"), NO_DATA);
    kept();
    return;
  }

  function show() {
    const plan = readPlan(location.search, data);
    const going = plan.chosen.length > 0;
    for (const one of root.querySelectorAll("[data-hub-reflect-start]")) one.hidden = going;
    part("session").hidden = !going;
    part("session").replaceChildren(...(going ? session(plan) : []));
    kept();
  }

  function session(plan) {
    const now = new Date();
    const notes = {
      now: (field) => current(store.read(), now)?.notes.find((one) => one.field === field)?.text ?? "",
      before: (field) => lastTime(store.read(), now, field),
      write: (note) => {
        if (!store.write(noted(store.read(), now, plan.people, note))) say(part("notice"), NOT_KEPT);
        kept();
      },
    };
    const { sheet, rounds } = sheetOf(plan, data, notes, base);
    return [head(root), waysOf(sheet, rounds), sheet, endOf(changed, store, root.dataset.name, now)];
  }

  choosing(part("form"), part("sum"), data);
  show();
}

function say(notice, words) {
  notice.textContent = words;
  notice.hidden = false;
}

/** Let the form say what its choice would take, and lead to the session. */
function choosing(form, sum, data) {
  const plan = () => {
    const asked = new FormData(form);
    return { chosen: asked.getAll("with"), people: peopleIn(asked.get("people")) };
  };
  const show = () => {
    const { chosen } = plan();
    sum.textContent = chosen.length ? inWords(plan(), data) : "Nothing chosen yet";
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (plan().chosen.length) location.search = writePlan(plan());
    else form.querySelector("[name=with]").focus();
  });
  show();
}

function head(root) {
  const header = make("header", "hub-head hub-head--compact");
  const way = make("p", "hub-kicker");
  way.append(link("", location.pathname, "Choose other prompts"));
  header.append(way, make("h1", "hub-h1", "Your session"), make("p", "hub-lead", "Share the address of this page to bring others to the same sheet. What you write stays on this device."));
  return header;
}

function waysOf(sheet, rounds) {
  const bar = screenFor(sheet, rounds);
  const print = make("button", "hub-button hub-button--quiet", "Print");
  print.type = "button";
  print.dataset.hubPrint = "";
  bar.prepend(print);
  return bar;
}

/** Return the foot of a session: take the notes away, or end it so that the next begins empty. */
function endOf(changed, store, name, now) {
  const foot = make("div", "hub-session__end");
  const taking = (format) => () => {
    const session = current(store.read(), now);
    if (session) take(format, session, name);
    else changed("There is nothing to take away yet.");
  };
  const end = () => {
    store.write(ended(store.read(), now));
    changed("The session is closed and kept. The fields are empty for the next one.");
  };
  for (const [words, act] of [["Download Markdown", taking("md")], ["Download for Word", taking("doc")], ["End this session", end]]) {
    const one = make("button", "hub-button hub-button--quiet", words);
    one.type = "button";
    one.addEventListener("click", act);
    foot.append(one);
  }
  return foot;
}

/** The session sheet on the screen: rounds, roles, prompts, and fields with what was said last time. */

import { link, make } from "./elements.js";
import { inWords, rolesFor, roundsOf } from "./reflect_plan.js";
import { dayOf } from "./reflect_store.js";

/**
 * Return the sheet of `plan`. `notes` gives the text of a field now and last time, and takes what is
 * written: {now(field), before(field), write(note)}.
 */
export function sheetOf(plan, data, notes, base) {
  const sheet = make("div", "hub-session");
  const rounds = roundsOf(plan, data).map((round) => roundOf(round, data, notes, base));
  sheet.append(...headOf(plan, data), ...rounds);
  return { sheet, rounds };
}

function headOf(plan, data) {
  const words = make("p", "hub-session__sum", `${inWords(plan, data)}.`);
  const roles = rolesFor(plan.people, data);
  const parts = [words];
  if (plan.people > data.tables.above) parts.push(make("p", "hub-session__tables", data.tables.text));
  if (roles.length) parts.push(rolesOf(roles));
  return parts;
}

function rolesOf(roles) {
  const list = make("dl", "hub-roles");
  list.append(...roles.map(({ title, text }) => inRow(make("dt", "", title), make("dd", "", text))));
  return list;
}

function inRow(...parts) {
  const row = make("div");
  row.append(...parts);
  return row;
}

function roundOf(round, data, notes, base) {
  const { prompt } = round;
  const section = make("section", prompt ? "hub-round hub-round--prompt" : "hub-round");
  const heading = make("h2", prompt ? "hub-round__prompt" : "hub-round__title", round.title);
  heading.id = `hub-round-${(prompt?.id ?? round.id).replaceAll("/", "-")}`;
  heading.tabIndex = -1;
  section.setAttribute("aria-labelledby", heading.id);
  section.append(make("p", "hub-round__time", `${round.minutes} minutes`), heading);
  if (prompt?.text) section.append(make("p", "hub-round__text", prompt.text));
  if (prompt?.lists.length) section.append(listsOf(prompt.lists));
  section.append(make("p", prompt ? "hub-round__how" : "hub-round__text", round.text));
  section.append(...round.fields.map((field) => fieldOf(field, round, notes)));
  if (prompt) section.append(moreOf(prompt, base));
  return section;
}

function moreOf({ kind, url }, base) {
  const words = { question: "How other places answered", behaviour: "Where it was seen, and missed" }[kind];
  const more = make("p", "hub-round__more");
  if (words) more.append(link("", new URL(url, base).href, words));
  return more;
}

function listsOf(lists) {
  const holder = make("div", "hub-round__lists");
  for (const { title, items } of lists) {
    const part = make("div");
    if (title) part.append(make("h3", "hub-round__label", title));
    const list = make("ul");
    list.append(...items.map((text) => make("li", "", text)));
    part.append(list);
    holder.append(part);
  }
  return holder;
}

/** Return a field for notes; the same words stand beside it for paper, where a field would cut them. */
function fieldOf({ id, label }, round, notes) {
  const holder = make("div", "hub-written");
  const name = make("label", "hub-written__label", label);
  const area = make("textarea", "hub-written__now");
  const paper = make("p", "hub-written__paper hub-lines", notes.now(id));
  name.htmlFor = area.id = `hub-note-${id.replaceAll("/", "-")}`;
  area.rows = 4;
  area.value = notes.now(id);
  area.addEventListener("input", () => {
    paper.textContent = area.value;
    notes.write({ field: id, title: round.title, label, text: area.value });
  });
  const beside = make("div", "hub-written__fields");
  beside.append(area, paper);
  const before = notes.before(id);
  if (before) beside.append(lastTimeOf(before, area));
  holder.append(name, beside);
  return holder;
}

function lastTimeOf({ text, begun }, area) {
  const aside = make("div", "hub-written__before");
  const when = make("p", "hub-written__when", `On ${dayOf(begun)} you wrote`);
  when.id = `${area.id}-before`;
  area.setAttribute("aria-describedby", when.id);
  aside.append(when, make("p", "hub-written__then", text));
  return aside;
}

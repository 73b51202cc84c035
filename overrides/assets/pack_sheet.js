/** A briefing as it stands on the page, on paper and in what is downloaded. */

import { link, make } from "./elements.js";
import { KINDS } from "./pack_briefs.js";

/** Return the briefs in sections by kind; `site` has its `root`, `name` and public `address`. */
export function groupsOf(briefs, site) {
  return Object.entries(KINDS).flatMap(([kind, { heading }]) => {
    const found = briefs.filter((brief) => brief.kind === kind);
    if (!found.length) return [];
    const section = make("section", "hub-pack__group");
    section.append(make("h2", "hub-h2", heading), ...found.map((brief) => briefOf(brief, site)));
    return [section];
  });
}

/** Return all that a fact says. */
export function textsOf({ values, rest = [] }) {
  return [...values, ...rest].map(({ title }) => title);
}

/** Say how to cite a brief: its words, and its public address. */
export function citationOf({ cite, page, url }, { name, address, root }) {
  const what = /[.?!]$/.test(cite.what) ? cite.what : `${cite.what}.`;
  const whose = cite.who ? `${cite.who}. ${what} ${name}.` : `${name}. ${what}`;
  return { words: `${whose} ${cite.when}.`, address: new URL(page ?? url, address || root).href };
}

function briefOf(brief, site) {
  const article = make("article", "hub-brief");
  const head = make("header", "hub-brief__head");
  head.append(titleOf("h3", "hub-brief__title", brief, site));
  if (brief.where) head.append(make("p", "hub-brief__where", brief.where));
  head.append(dropOf(brief));
  const body = make("div", "hub-brief__body");
  const lead = brief.facts.find(({ label }) => label === brief.lead);
  if (lead) body.append(make("p", "hub-brief__lead", lead.values[0].title));
  body.append(...brief.answers.map((one) => answerOf(one, brief.kind, site)));
  if (brief.more) body.append(make("p", "hub-more", `and ${brief.more} more on the page of the question`));
  body.append(rowsOf(brief.facts.filter((fact) => fact !== lead).map((fact) => [fact.label, textsOf(fact)])));
  const { words, address } = citationOf(brief, site);
  const cite = make("p", "hub-brief__cite", `To cite: ${words} `);
  cite.append(link("", address, address));
  body.append(cite);
  article.append(head, body);
  return article;
}

function answerOf(one, kind, site) {
  const box = make("div", "hub-brief__answer");
  const { short, sure, title, url } = one.told[0];
  if (kind !== "answer") box.append(titleOf("h4", "hub-brief__question", { title: one.title, url }, site));
  box.append(make("p", "hub-brief__short", short));
  const rows = (one.facts ?? []).map(({ label, text }) => [label, [text]]);
  if (kind === "question") box.append(make("p", "hub-brief__from", [title, sure].filter(Boolean).join(" · ")));
  else if (sure) rows.push(["How sure they are", [sure]]);
  if (kind === "answer") rows.push(["Told in", [title]]);
  if (rows.length) box.append(rowsOf(rows));
  return box;
}

function titleOf(tag, name, { title, url }, { root }) {
  const heading = make(tag, name);
  heading.append(link("", new URL(url, root), title));
  return heading;
}

function rowsOf(rows) {
  const list = make("dl", "hub-rows");
  list.append(...rows.filter(([, texts]) => texts.length).map(([label, texts]) => {
    const row = make("div");
    const value = make("dd");
    value.append(...texts.map((one) => make("p", "", one)));
    row.append(make("dt", "", label), value);
    return row;
  }));
  return list;
}

function dropOf({ item, title }) {
  const button = make("button", "hub-brief__drop", "Take out");
  button.type = "button";
  button.dataset.hubPackDrop = item;
  button.append(make("span", "hub-hidden", ` ${title}`));
  return button;
}

/** Taking a briefing away: for Word as plain HTML, as Markdown, and as a table for a spreadsheet. */

import { download } from "./download.js";
import { asCsv } from "./csv.js";
import { make } from "./elements.js";
import { KINDS } from "./pack_briefs.js";
import { citationOf, textsOf } from "./pack_sheet.js";

const FORMATS = {
  html: { type: "text/html", write: asHtml },
  md: { type: "text/markdown", write: asMarkdown },
  csv: { type: "text/csv", write: asTable },
};
const UNSEEN = "button, .hub-hidden, [hidden]";
const BOXES = "article, div, header, section";

/** Hand a briefing to the reader as a file; `sheet` is it as it stands on the page. */
export function save(format, { briefs, sheet, site }) {
  const { type, write } = FORMATS[format];
  download(`briefing.${format}`, type, write({ briefs, site, sheet: plain(sheet, site) }));
}

/** Return a copy of the sheet with what is to be read and nothing else. */
function plain(sheet, { name }) {
  const copy = sheet.cloneNode(true);
  for (const one of copy.querySelectorAll(UNSEEN)) one.remove();
  for (const one of copy.querySelectorAll("*")) {
    for (const attribute of [...one.attributes]) {
      if (attribute.name !== "href") one.removeAttribute(attribute.name);
    }
  }
  copy.prepend(make("h1", "", `A briefing from ${name}`));
  return copy;
}

function asHtml({ sheet, site }) {
  const page = document.implementation.createHTMLDocument(`A briefing from ${site.name}`);
  page.documentElement.lang = "en";
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  page.head.prepend(charset);
  for (const box of sheet.querySelectorAll(BOXES)) box.replaceWith(...box.childNodes);
  page.body.append(...page.importNode(sheet, true).childNodes);
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

function asMarkdown({ sheet }) {
  return `${blockOf(sheet)}\n`;
}

/** Return an element as Markdown, one paragraph for each that holds text. */
function blockOf(element) {
  const tag = element.localName;
  if (/^h[1-6]$/.test(tag)) return `${"#".repeat(tag[1])} ${inline(element)}`;
  if (tag === "p") return atLineStart(inline(element));
  if (tag === "dl") return [...element.children].map(rowOf).join("\n");
  if (tag === "ol") return [...element.children].map((one, number) => `${number + 1}. ${inline(one)}`).join("\n");
  return [...element.children].map(blockOf).filter(Boolean).join("\n\n");
}

function rowOf(row) {
  const [label, value] = row.children;
  return `- **${inline(label)}:** ${[...value.children].map(inline).join(" / ")}`;
}

function inline(element) {
  return [...element.childNodes].map((node) => {
    const text = escaped(node.textContent);
    if (node.localName !== "a") return text;
    return node.textContent === node.href ? `<${node.href}>` : `[${text}](${node.href})`;
  }).join("");
}

/** Put a backslash before what Markdown would take for a mark (`\x60` is a backtick, which rjsmin would take for a text's). */
function escaped(text) {
  return text.replace(/[\\\x60*_[\]<>|~]/g, "\\$&");
}

function atLineStart(text) {
  return text.replace(/^[#+\-=]/, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2");
}

/** Return a row for each answer, and one for each thing without any. */
function asTable({ briefs, site }) {
  const rows = briefs.flatMap((brief) => {
    const { words, address } = citationOf(brief, site);
    const common = {
      Kind: KINDS[brief.kind].one,
      Title: brief.title,
      Place: brief.kind === "question" ? "" : brief.where,
      ...Object.fromEntries(brief.facts.map((fact) => [fact.label, textsOf(fact).join("\n")])),
      Address: new URL(brief.url, site.root).href,
      Citation: `${words} ${address}`,
    };
    return brief.answers.length ? brief.answers.map((one) => ({ ...common, ...cellsOf(one, brief, site) })) : [common];
  });
  const first = ["Kind", "Title", "Place", "Question", "Answer"];
  const last = ["Address", "Citation"];
  const between = rows.flatMap(Object.keys).filter((name) => ![...first, ...last].includes(name));
  const names = [...first, ...new Set(between), ...last];
  return `\ufeff${asCsv(names, rows.map((row) => ({ ...Object.fromEntries(names.map((name) => [name, ""])), ...row })))}`;
}

function cellsOf({ title, told, facts = [] }, { kind, title: name }, { root }) {
  const asked = kind === "question";
  return {
    ...(asked ? { Place: title, Question: name } : { Question: title }),
    Answer: told[0].short,
    Address: new URL(told[0].url, root).href,
    "How sure they are": told[0].sure,
    ...Object.fromEntries(facts.map(({ label, text }) => [label, text])),
  };
}

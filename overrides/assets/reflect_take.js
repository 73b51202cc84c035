/** Taking notes away: as Markdown, or as a page that word processors open. */

import { make } from "./elements.js";
import { dayOf } from "./reflect_store.js";

const FORMATS = {
  md: { type: "text/markdown", ending: "md", write: asMarkdown },
  doc: { type: "application/msword", ending: "doc", write: asDocument },
};

/** Hand the notes of `session` to the reader as a file. */
export function take(format, session, name) {
  const { type, ending, write } = FORMATS[format];
  const anchor = make("a");
  anchor.href = URL.createObjectURL(new Blob([write(session, name)], { type: `${type};charset=utf-8` }));
  anchor.download = `reflection-${localDay(session.begun)}.${ending}`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}

/** Write a session as Markdown, every line of a note as it was typed. */
export function asMarkdown(session, name) {
  const parts = inRounds(session).map(({ title, notes }) => {
    const written = notes.map(({ label, text }) => `**${plain(label)}**\n\n${quoted(text)}`);
    return [`## ${plain(title)}`, ...written].join("\n\n");
  });
  const head = `# Reflection, ${dayOf(session.begun)}`;
  return [head, about(session, name), ...parts].join("\n\n") + "\n";
}

/** Write a session as HTML that Word and its like open as a document. */
export function asDocument(session, name) {
  const parts = inRounds(session).map(({ title, notes }) => {
    const written = notes.map(({ label, text }) => `<h3>${safe(label)}</h3>${paragraphs(text)}`);
    return `<h2>${safe(title)}</h2>${written.join("")}`;
  });
  const heading = `Reflection, ${dayOf(session.begun)}`;
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${safe(heading)}</title></head><body><h1>${safe(heading)}</h1><p>${safe(about(session, name))}</p>${parts.join("")}</body></html>`;
}

/** Return the notes under the rounds they belong to, in the order of writing. */
function inRounds(session) {
  const rounds = new Map();
  for (const note of session.notes) rounds.set(note.title, [...(rounds.get(note.title) ?? []), note]);
  return [...rounds].map(([title, notes]) => ({ title, notes }));
}

function about({ people }, name) {
  const who = people === 1 ? "One person" : `${people} people`;
  return `${who}. Notes from a session with a sheet of ${name}; impressions to talk about, and no measure of anything.`;
}

/** Keep a heading on one line, and its signs from being read as Markdown. */
function plain(text) {
  return text.replace(/\s+/g, " ").replace(/([\\`*_#<>[\]])/g, "\\$1");
}

function quoted(text) {
  return text.split("\n").map((line) => `> ${line}`.trimEnd()).join("\n");
}

function paragraphs(text) {
  return text.split(/\n{2,}/).map((part) => `<p>${safe(part).replaceAll("\n", "<br>")}</p>`).join("");
}

function safe(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function localDay(begun) {
  const day = new Date(begun);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

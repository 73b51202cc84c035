/** What is wrong with a field, and what to do about it, in words for the person who fills it in. */

const FORMS = {
  day: "must be a date: year, month, day, such as 2026-11-22",
  not_a_time: "must be a year, a month or a day, such as 2019, 2019-04 or 2019-04-01",
  not_a_year: "must be a year of four digits, or the word undated",
};

const WORDS = {
  "answer-as-long-as-a-case": ({ count, limit }) => `${count} words is too long for an answer; the limit is ${limit}. Shorten it, or add a case study instead.`,
  "broken-anchor": ({ value }) => `the link ${quoted(value)} leads to a heading that is not there.`,
  "broken-front-matter": () => "Everything together is too long. Shorten the longest texts, or move them to the text at the end.",
  "broken-link": ({ value }) => `the link ${quoted(value)} leads nowhere. Use the whole address, starting with https://.`,
  "duplicate-id": () => "A page of this name is here already. Change the title a little.",
  "hidden-character": () => "it holds an invisible character. Please type the words again.",
  "identifying-field": () => "this would show who it is. Please leave it empty.",
  "identifying-link": ({ value }) => `${quoted(value)} could show who it is. Please remove it.`,
  "identifying-name": ({ value }) => `${quoted(value)} could show who it is. Describe it without the name, such as “a council” or “one northern town”.`,
  "identifying-place": ({ value }) => value
    ? `people could be recognised in such a small place. Choose ${value} instead.`
    : "people could be recognised in such a small place, and no wider one has enough case studies yet. Ask for their consent, or tell it later.",
  "empty-heading": () => "a heading has no words. Say what the part is about, or take the line out.",
  "empty-link": ({ value }) => `the link ${quoted(value)} has no words. Write between the square brackets where it leads.`,
  "misplaced-file": () => "No name for the file could be made from the title. Add a few plain letters to it.",
  "missing-description": ({ value }) => `the picture ${quoted(value)} has no description.`,
  "missing-field": ({ shape }) => ({ choice: "choose an option.", reference: "choose one from the list." })[shape] ?? "please fill this in.",
  "missing-picture": ({ value }) => `the picture ${quoted(value)} cannot be sent with this form. Take it out; an editor can add it later.`,
  "no-doubt": () => "Say at least one thing that did not work or is still uncertain. This is where readers learn most.",
  "no-sources": () => "name at least one source.",
  "not-a-question": () => "it must end with a question mark.",
  "personal-contact": ({ value, words }) => `${quoted(value)} looks like ${words}. Please remove it: what is published cannot be taken back.`,
  "raw-html": ({ value }) => `${quoted(value)} looks like HTML. Take out the sign <, or put the word in backticks.`,
  "repeated-answer": () => "this question is already answered above. Put the two together, or choose another question.",
  "reserved-heading": ({ value }) => `choose other words for the heading ${quoted(value)}.`,
  "skipped-heading": ({ value }) => `start the heading ${quoted(value)} with ##, and headings below it with ###.`,
  "table-without-headings": () => "a column of a table has no heading. Say in the table’s first line what each column holds.",
  "too-long": ({ count, limit, unit }) => `${count} ${unit} is too long; the limit is ${limit}.`,
  "too-long-page": () => "it is too long for one page. Link to a longer report instead.",
  "unfit-consent": () => "it has to end after the day it was given, and within two years. People can agree again.",
  "unknown-choice": () => "choose one of those shown.",
  "unknown-id": ({ value }) => `${quoted(value)} is no longer in the list. Choose another.`,
  "unsafe-address": ({ value }) => `a link cannot start as ${quoted(value)} does. Use one that starts with https://.`,
  "wrong-address": () => "give the whole address, starting with https://.",
  "wrong-date": ({ form }) => `it ${FORMS[form]}.`,
};

/** What concerns the page as a whole, and so needs no field's name before it. */
const WHOLE = new Set(["broken-front-matter", "duplicate-id", "misplaced-file", "no-doubt"]);

/** Return the message for a complaint about `field`, which is called `label`. */
export function messageFor(complaint, label, field) {
  const words = WORDS[complaint.code] ?? (() => `the check would refuse this (${complaint.code}).`);
  const said = words({ ...complaint, shape: field?.dataset.hubShape });
  if (WHOLE.has(complaint.code)) return said;
  return label.endsWith("?") ? `${label} ${said[0].toUpperCase()}${said.slice(1)}` : `${label}: ${said}`;
}

function quoted(value, limit = 60) {
  const text = String(value).replace(/\s+/g, " ").trim();
  return text.length > limit ? `“${text.slice(0, limit - 1)}…”` : `“${text}”`;
}

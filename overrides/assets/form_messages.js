/** What is wrong with a field, and what to do about it, in words for the person who fills it in. */

const FORMS = {
  day: "must be a date: year, month, day, such as 2026-11-22",
  not_a_time: "must be a year, a month or a day, such as 2019, 2019-04 or 2019-04-01",
  not_a_year: "must be a year of four digits, or the word undated",
};

const WORDS = {
  "answer-as-long-as-a-case": ({ count, limit }) => `${count} words are too many for an answer; at most ${limit} fit. Shorten it, or add a case study instead.`,
  "broken-anchor": ({ value }) => `the link ${quoted(value)} names a heading that is not there.`,
  "broken-front-matter": () => "Everything together is too long. Shorten the longest texts, or move them to the text at the end.",
  "broken-link": ({ value }) => `the link ${quoted(value)} leads nowhere. Copy the whole address, with https:// at the start.`,
  "duplicate-id": () => "A page of this name is here already. Change the title a little.",
  "hidden-character": () => "there is an invisible character in it. Type the words anew.",
  "identifying-field": () => "this would tell who it is. Leave it empty.",
  "identifying-link": ({ value }) => `${quoted(value)} could tell who it is. Delete it.`,
  "identifying-name": ({ value }) => `${quoted(value)} could tell who it is. Say what it is without its name, such as “a council” or “one northern town”.`,
  "identifying-place": ({ value }) => value
    ? `people could be recognised in so small a place. Choose ${value} instead.`
    : "people could be recognised in so small a place, and no wider one has enough case studies yet. Tell it with their consent, or later.",
  "misplaced-file": () => "No name for the file could be made from the title. Add a few plain letters to it.",
  "missing-description": ({ value }) => `the picture ${quoted(value)} has no description.`,
  "missing-field": ({ shape }) => `${{ choice: "choose one", reference: "choose one from the list", group: "add at least one" }[shape] ?? "this is still empty"}.`,
  "missing-picture": ({ value }) => `the picture ${quoted(value)} cannot be sent with this form. Take it out; an editor can add it.`,
  "no-doubt": () => "Say at least one thing that did not work, or that is still unsure. Readers learn most there.",
  "no-sources": () => "name at least one source.",
  "not-a-question": () => "it must end with a question mark.",
  "personal-contact": ({ value }) => `${quoted(value)} looks like ${value.includes("@") ? "an e-mail address" : "a phone number"}. Delete it; nothing that is published can be taken back.`,
  "raw-html": ({ value }) => `${quoted(value)} looks like HTML. Take out the sign <, or put the word in backticks.`,
  "repeated-answer": () => "this question is answered above already. Put both together, or choose another question.",
  "reserved-heading": ({ value }) => `choose other words for the heading ${quoted(value)}.`,
  "skipped-heading": ({ value }) => `begin the heading ${quoted(value)} with ##; below it come ###.`,
  "too-long": ({ count, limit, unit }) => `${count} ${unit} are too many; at most ${limit} fit.`,
  "too-long-page": () => "it is too long for one page. Link to a longer report instead.",
  "unknown-choice": () => "choose one of those shown.",
  "unknown-id": ({ value }) => `${quoted(value)} is not in the list any more. Choose another.`,
  "unsafe-address": ({ value }) => `a link may not begin as ${quoted(value)} does. Use one with https:// at the start.`,
  "wrong-address": () => "it must be whole, with https:// at the start.",
  "wrong-date": ({ form }) => `it ${FORMS[form]}.`,
};

/** What concerns the page as a whole, and so needs no field's name before it. */
const WHOLE = new Set(["broken-front-matter", "duplicate-id", "misplaced-file", "no-doubt"]);

/** Return the message for a complaint about the field called `label`, whose shape is `shape`. */
export function messageFor(complaint, label, shape) {
  const words = WORDS[complaint.code] ?? (() => `the check would refuse this (${complaint.code}).`);
  const said = words({ ...complaint, shape });
  if (WHOLE.has(complaint.code)) return said;
  return label.endsWith("?") ? `${label} ${said[0].toUpperCase()}${said.slice(1)}` : `${label}: ${said}`;
}

function quoted(value, limit = 60) {
  const text = String(value).replace(/\s+/g, " ").trim();
  return text.length > limit ? `“${text.slice(0, limit - 1)}…”` : `“${text}”`;
}

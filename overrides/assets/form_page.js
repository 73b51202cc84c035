/** The page that a form makes: its front matter, its text, and a name that is still free. */

import { read } from "./form_fields.js";
import { chosenIn } from "./form_pick.js";
import { idFrom } from "./form_file.js";
import { NotFetched } from "./form_known.js";
import { complaintsAbout } from "./form_rules.js";

const PASTED_BREAKS = /[\v\f\u0085\u2028\u2029]|\r\n?/g;
const MOST_OF_A_NAME = 99;

/** Return what a form holds as a page of `kind`; `unnamed` when nobody may be recognised. */
function pageOf(form, kind, unnamed, clean) {
  const { text = "", ...values } = read(form, clean);
  return { kind, text, values: { ...values, published: today(), ...(unnamed ? { anonymised: true } : {}) } };
}

/** Take out of what was typed or pasted what nobody can see: it would be refused. */
export function cleaner({ patterns }) {
  return (text) => text
    .replace(PASTED_BREAKS, "\n")
    .replace(patterns.hidden, "")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .trim();
}

/**
 * Hold what a form says against the rules of the check. Return the page with its name, and
 * the complaints; or null when not everything could be fetched.
 */
export async function examine(form, kind, unnamed, { rules, known, clean }) {
  const page = pageOf(form, kind, unnamed, clean);
  const picks = [...form.querySelectorAll("[data-hub-refers]")].filter((field) => chosenIn(field).length);
  const kinds = new Set([kind, ...picks.map(({ dataset }) => dataset.hubRefers), ...(unnamed ? ["place"] : [])]);
  try {
    const about = await known.about(kinds, unnamed);
    const whole = { ...page, name: nameFor(page, rules, about) };
    return { page: whole, complaints: complaintsAbout(whole, rules, about) };
  } catch (error) {
    if (error instanceof NotFetched) return null;
    throw error;
  }
}

/** Return a name for a page that nothing is wrong with. */
function nameFor(page, rules, known) {
  const { title = "", places = [], question = "" } = page.values;
  const about = question.split("/").at(-1);
  const wishes = [title, [places[0], about].filter(Boolean).join(" "), about, `${page.kind} ${page.values.published}`];
  const names = wishes.map(idFrom).filter(Boolean).flatMap((name) => [name, ...numbered(name)]);
  return names.find((name) => isFree(name, page, rules, known)) ?? names.at(-1);
}

function numbered(name) {
  return Array.from({ length: MOST_OF_A_NAME - 1 }, (_, index) => `${name}-${index + 2}`);
}

function isFree(name, page, rules, known) {
  if (known[page.kind].has(name)) return false;
  return !complaintsAbout({ ...page, name, text: "" }, rules, known).some(({ field, code }) => field === "file" && code !== "broken-front-matter");
}

/** Return this day where the reader is, year first. */
function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

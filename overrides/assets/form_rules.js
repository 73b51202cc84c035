/**
 * What the check would refuse in a page, found before it is sent: the same rules as in Python, read
 * from `contribute/rules.json`. `tests/form_cases/` holds both to the same cases.
 */

import { complaintsOfNames } from "./form_anonymous.js";
import { frontMatter } from "./form_file.js";
import { scan } from "./form_markdown.js";
import { folded, textsIn, wordsOf } from "./form_texts.js";

const CODES = { not_a_question: "not-a-question", not_a_time: "wrong-date", not_a_url: "wrong-address", not_a_year: "wrong-date" };
const DAY = 24 * 60 * 60 * 1000;

/** Make ready what `contribute/rules.json` holds. */
export function readRules(data) {
  const patterns = Object.fromEntries(
    Object.entries(data.patterns).map(([name, [source, flags]]) => [name, new RegExp(source, `${flags}dg`)]),
  );
  patterns.noHeading = new RegExp(`^(?:${data.patterns.noHeading[0]})`, "u");
  patterns.whole = new RegExp(`^(?:${data.patterns.id[0]})$`, "u");
  patterns.device = new RegExp(`^${data.patterns.device[0]}$`, "u");
  patterns.scheme = new RegExp(`^(?:${data.patterns.scheme[0]})`, "u");
  const details = data.private.map(([words, source, flags]) => ({ words, pattern: new RegExp(source, flags) }));
  return { ...data, patterns, details, white: new RegExp(`[${data.white}]+`, "u") };
}

/**
 * Return what is wrong with a page, a complaint for each field and code: `{ field, code, ... }`.
 *
 * `page` has its `kind`, its front matter as `values`, its `text` and its `name` (the id that it
 * would get). `known` has for each kind a Map of ids to records, and `names` for accounts without
 * names. `field` is a path such as `sources.0.url`; or `text`, or `file` for the page as a whole.
 */
export function complaintsAbout(page, rules, known) {
  const found = [...unreadable(page, rules)];
  if (!found.length) found.push(...complaints(page, rules, known));
  const seen = new Map(found.map((one) => [`${one.field} ${one.code}`, one]));
  return [...seen.values()];
}

function* unreadable({ kind, values, text }, rules) {
  const bytes = (one) => new TextEncoder().encode(one).length;
  const front = frontMatter(kind, values, rules);
  if (bytes(front) + bytes(text) > rules.most.page) yield { field: "text", code: "too-long-page" };
  else if (found(text, rules.patterns.hidden)) yield { field: "text", code: "hidden-character" };
  else if (bytes(front) > rules.most.frontMatter) yield { field: "file", code: "broken-front-matter" };
}

function* complaints(page, rules, known) {
  const { kind, values, text, name } = page;
  const { schema, doubt, words } = rules.kinds[kind];
  yield* complaintsOfName(kind, name, rules, known);
  yield* againstSchema(schema, values, [], { root: schema, rules, known, questions: new Set() });
  if (doubt.length && !doubt.some((one) => values[one]?.length)) yield { field: doubt.at(-1), code: "no-doubt" };
  for (const { path, text: said } of textsIn(values)) {
    if (found(said, rules.patterns.hidden)) yield { field: path.join("."), code: "hidden-character" };
    yield* contacts(said, path.join("."), rules);
  }
  yield* contacts(text, "text", rules);
  yield* complaintsOfConsent(values.contact?.consent ?? {});
  if (words && wordsOf(text, rules).length > words.most) {
    yield { field: "text", code: "answer-as-long-as-a-case", count: wordsOf(text, rules).length, limit: words.most };
  }
  const outline = scan(text, rules.patterns);
  yield* complaintsOfText(page, outline, rules);
  yield* complaintsOfNames(page, outline, rules, known);
}

/** An agreement to be asked ends after it was given, and within two years. */
function* complaintsOfConsent({ given = "", until = "" }) {
  const days = isDay(given) && isDay(until) ? (new Date(until) - new Date(given)) / DAY : 0;
  if (days < 0 || days > 2 * 366) yield { field: "contact.consent", code: "unfit-consent" };
}

function* complaintsOfName(kind, name, rules, known) {
  if (name.length > rules.most.id || !rules.patterns.whole.test(name)) yield { field: "file", code: "misplaced-file" };
  else if (rules.patterns.device.test(name)) yield { field: "file", code: "stray-file" };
  else if (known[kind].has(name)) yield { field: "file", code: "duplicate-id" };
}

/** Compare a value with its JSON Schema: the part of it that pydantic writes, and our own keywords. */
function* againstSchema(schema, value, path, around) {
  const rule = resolved(schema, around.root);
  const field = path.join(".");
  const shape = Array.isArray(value) ? "array" : typeof value;
  if (rule.type && rule.type !== shape) yield { field, code: "wrong-type" };
  else if (shape === "array") yield* ofList(rule, value, path, around);
  else if (shape === "object") yield* ofGroup(rule, value, path, around);
  else if (shape === "string") yield* ofText(rule, value, field, around);
}

function resolved(schema, root) {
  if (schema.$ref) return root.$defs[schema.$ref.split("/").at(-1)];
  return schema.anyOf ? resolved(schema.anyOf.find(({ type }) => type !== "null"), root) : schema;
}

function* ofList(rule, value, path, around) {
  if (value.length < (rule.minItems ?? 0)) yield empty(path);
  for (const [index, one] of value.entries()) yield* againstSchema(rule.items, one, [...path, index], around);
}

function* ofGroup(rule, value, path, around) {
  for (const name of rule.required ?? []) {
    if (value[name] === undefined) yield empty([...path, name]);
  }
  for (const [name, one] of Object.entries(value)) {
    const field = [...path, name];
    if (rule.properties[name]) yield* againstSchema(rule.properties[name], one, field, around);
    else yield { field: field.join("."), code: /^(hub|template)/.test(name) ? "reserved-field" : "unknown-field" };
  }
}

function empty(path) {
  return { field: path.join("."), code: path.length === 1 && path[0] === "sources" ? "no-sources" : "missing-field" };
}

function* ofText(rule, value, field, { rules, known, questions }) {
  const text = rule.folded ? folded(value, rules) : value;
  if (rule.folded && !text) {
    yield { field, code: "missing-field" };
    return;
  }
  const count = rule.maxWords ? wordsOf(text, rules).length : [...text].length;
  const limit = rule.maxWords ?? rule.maxLength ?? Infinity;
  if (count > limit) yield { field, code: "too-long", count, limit, unit: rule.maxWords ? "words" : "letters" };
  if (rule.format === "date" && !isDay(value)) yield { field, code: "wrong-date", form: "day" };
  if (rule.pattern && !new RegExp(rule.pattern, "u").test(text)) yield { field, code: CODES[rule.refusal], form: rule.refusal };
  const choices = rule.enum ?? (rule.const && [rule.const]);
  if (choices && !choices.includes(value)) yield { field, code: "unknown-choice" };
  if (!rule.refersTo) return;
  if (!known[rule.refersTo].has(value)) yield { field, code: "unknown-id", value };
  if (rule.refersTo !== "question") return;
  if (questions.has(value)) yield { field, code: "repeated-answer" };
  questions.add(value);
}

function isDay(value) {
  if (!/^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(value);
}

function* contacts(text, field, { patterns, details }) {
  const bare = text.replace(patterns.address, (address) => " ".repeat(address.length));
  for (const paragraph of bare.split("\n\n").map((one) => one.replaceAll("\n", " "))) {
    for (const { words, pattern } of details) {
      const value = paragraph.match(pattern)?.[0];
      if (value) yield { field, code: "personal-contact", value, words };
    }
  }
}

function* complaintsOfText({ kind, values }, { headings, links, tables, html }, { patterns, schemes }) {
  const field = "text";
  if (headings.some(({ text }) => !text)) yield { field, code: "empty-heading" };
  for (const { url } of links.filter(({ nameless }) => nameless)) yield { field, code: "empty-link", value: url };
  const filled = (cells) => (cells.length > 1 ? cells.slice(1) : cells).every((one) => one.trim());
  if (!tables.every(filled)) yield { field, code: "table-without-headings" };
  if (html.length) yield { field, code: "raw-html", value: html[0] };
  const answers = kind === "answer" ? [] : (values.answers ?? []).map(({ question }) => `answer-${question}`.replaceAll("/", "-"));
  let level = 1;
  for (const heading of headings) {
    if (heading.level === 1 || heading.level > level + 1) yield { field, code: "skipped-heading", value: heading.text };
    if (answers.includes(heading.id) || /^(hub-|__)/.test(heading.id)) yield { field, code: "reserved-heading", value: heading.text };
    level = Math.max(2, heading.level);
  }
  const anchors = new Set([...headings.map(({ id }) => id), ...answers]);
  for (const { url, text, picture } of links) {
    const scheme = url.match(patterns.scheme)?.[1].toLowerCase();
    if (scheme && !schemes.includes(scheme)) yield { field, code: "unsafe-address", value: url };
    else if (picture) yield { field, code: "missing-picture", value: url };
    else if (url.startsWith("#")) {
      if (!anchors.has(decoded(url.slice(1))) && url !== "#") yield { field, code: "broken-anchor", value: url };
    } else if (!scheme) yield { field, code: "broken-link", value: url };
    if (picture && !text.trim()) yield { field, code: "missing-description", value: url };
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function found(text, pattern) {
  return text.match(pattern)?.[0];
}

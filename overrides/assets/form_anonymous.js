/** What could tell who is behind an account without names; does what the checks `identifying-…` do. */

import { textsIn } from "./form_texts.js";

/** Return the complaints about an account with `anonymised: true`, and about one that follows it. */
export function* complaintsOfNames(page, outline, rules, known) {
  const { values } = page;
  if (values.anonymised !== true) {
    for (const [index, id] of (values.follows ?? []).entries()) {
      if (known["case-study"].get(id)?.anonymised) yield { field: `follows.${index}`, code: "identifying-field" };
    }
    return;
  }
  for (const name of rules.unnamed) {
    if (values[name] && values[name].length !== 0) yield { field: name, code: "identifying-field" };
  }
  for (const [index, { url }] of (values.sources ?? []).entries()) {
    if (url) yield { field: `sources.${index}.url`, code: "identifying-field" };
  }
  for (const [index, id] of (values.places ?? []).entries()) {
    const place = known.place.get(id);
    if (place?.narrow) yield { field: `places.${index}`, code: "identifying-place", value: known.place.get(place.wider)?.title };
  }
  yield* names(page, rules, known);
  yield* addresses(page, outline, rules);
}

function* names({ name, values, text }, { patterns }, known) {
  const told = (one) => one.kind !== "place" || known.place.get(one.id)?.narrow;
  const table = byFirstWord(known.names);
  for (const one of namesIn(name, table, isSame)) {
    if (told(one)) yield { field: "file", code: "identifying-name", value: one.name };
  }
  const texts = [...textsIn(values)].map(({ path, text: said }) => [path.join("."), said]);
  for (const [field, said] of [...texts, ["text", text]]) {
    const known = [...namesIn(said, table, isWrittenAs)].find(told)?.name;
    const value = known ?? said.match(patterns.position)?.[0] ?? said.match(patterns.postcode)?.[0];
    if (value) yield { field, code: "identifying-name", value };
  }
}

function* addresses({ values, text }, { links }, { patterns }) {
  for (const { path, text: said } of textsIn(values)) {
    const value = said.match(patterns.web)?.[0];
    if (value && path.at(-1) !== "url") yield { field: path.join("."), code: "identifying-link", value };
  }
  const outside = links.find(({ url, picture }) => patterns.scheme.test(url) || picture)?.url;
  const value = outside ?? text.match(patterns.web)?.[0];
  if (value) yield { field: "text", code: "identifying-link", value };
}

function byFirstWord(names) {
  return Map.groupBy ? Map.groupBy(names, ({ words }) => words[0].toLowerCase()) : grouped(names);
}

function grouped(names) {
  const table = new Map();
  for (const one of names) {
    const key = one.words[0].toLowerCase();
    table.set(key, [...(table.get(key) ?? []), one]);
  }
  return table;
}

/** Go through the names in `text`; of two at one spot, the longer one. */
function* namesIn(text, table, agrees) {
  const words = wordsOfNames(text);
  for (let at = 0; at < words.length; ) {
    const here = table.get(words[at].toLowerCase()) ?? [];
    const name = here.find(({ words: own }) => own.every((word, index) => at + index < words.length && agrees(words[at + index], word)));
    if (name) yield name;
    at += name ? name.words.length : 1;
  }
}

function wordsOfNames(text) {
  const plain = [...text].map((letter) => (letter <= "\x7f" ? letter : [...letter.normalize("NFKD")][0] ?? letter)).join("");
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.toLowerCase() !== "and");
}

function isSame(word, named) {
  return word.toLowerCase() === named.toLowerCase();
}

function isWrittenAs(word, named) {
  const isCapital = (one) => /^\p{Uppercase}/u.test(one);
  return isSame(word, named) && (isCapital(word) || !isCapital(named));
}

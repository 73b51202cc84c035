/** The filters of the hub, and the codes of its case studies taken apart as hub/publish/case_codes.py wrote them. */

import { either, setOf, setOfAll } from "./case_sets.js";
import { getJson, once } from "./fetching.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const DIGITS = new Uint8Array(128);
[...LETTERS].forEach((letter, digit) => {
  DIGITS[letter.charCodeAt(0)] = digit;
});

/**
 * Take the filters apart: facets with their options by id, which have no sets of case studies yet.
 * A facet gets `own` (for each option, the case studies that name it) and `sets` (with its parts).
 */
export function hubOf({ facets, total, version, cases, folder, in_a_file: inAFile }) {
  const named = facets.map(({ id, title, options }) => {
    const known = options.map(([name, label, depth, wider, count]) => ({ id: name, title: label, depth, wider, count }));
    return { id, title, options: known, numbers: new Map(known.map((option, number) => [option.id, number])) };
  });
  return { facets: named, orders: {}, total, version, cases, folder, inAFile, every: setOfAll(total) };
}

/**
 * Return a function that fetches some of the codes into `hub`, {facets: [id, …], orders: [name, …]};
 * it returns undefined when all of them are there.
 */
export function codesFrom(folder, hub) {
  const fetchOne = once((name) => getJson(new URL(`${hub.folder}/${name}.json?v=${hub.version}`, folder)));
  const facet = async (one) => Object.assign(one, setsIn(await fetchOne(`codes-${one.id}`), one.options, hub.total));
  const order = async (name) => {
    hub.orders[name] = orderIn(await fetchOne(`order-${name}`), hub.total);
  };
  return ({ facets = [], orders = [] }) => {
    const missing = hub.facets.filter(({ id, sets }) => !sets && facets.includes(id)).map(facet);
    missing.push(...orders.filter((name) => !hub.orders[name]).map(order));
    return missing.length ? Promise.all(missing) : undefined;
  };
}

/** Return the sets of case studies of a facet: those that name an option, and those of its parts with them. */
export function setsIn(codes, options, total) {
  const numbers = codes.lists ? inLists(codes.lists) : inSets(codes, options.length, total);
  const own = numbers.map((cases) => setOf(cases, total));
  const inside = own.map((set) => [set]);
  options.forEach(({ wider }, number) => wider.forEach((one) => inside[one].push(own[number])));
  return { own, sets: inside.map((sets) => (sets.length > 1 ? either(...sets) : sets[0])) };
}

/** Return the numbers of the case studies in an order. */
export function orderIn(text, total) {
  let last = 0;
  return numbersIn(text).map((distance) => (last = (last + distance) % total));
}

function inLists(lists) {
  return lists.map((text) => {
    let last = -1;
    return numbersIn(text).map((left) => (last += left + 1));
  });
}

function inSets({ sets, each, cases }, options, total) {
  const numbers = Array.from({ length: options }, () => []);
  numbersIn(cases).forEach((digits, group) => {
    let rest = digits;
    for (let one = group * each; one < Math.min((group + 1) * each, total); one += 1) {
      for (const value of sets[rest % sets.length]) numbers[value].push(one);
      rest = Math.floor(rest / sets.length);
    }
  });
  return numbers;
}

function numbersIn(text) {
  const numbers = [];
  let number = 0;
  let shift = 0;
  for (let at = 0; at < text.length; at += 1) {
    const digit = DIGITS[text.charCodeAt(at)];
    number += (digit & 31) << shift;
    shift += 5;
    if (digit < 32) {
      numbers.push(number);
      number = 0;
      shift = 0;
    }
  }
  return numbers;
}

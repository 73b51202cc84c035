/** Which case studies hold the reader's words: Pagefind finds, a table tells which case each is. */

import { load } from "./search.js";

let names;

/** Return the numbers of the case studies that hold `words`, the best first; raises when it cannot. */
export async function casesWith(words, table) {
  const [{ pagefind }, numbers] = await Promise.all([
    load(document.querySelector("[data-hub-search]")),
    (names ??= fetchNames(table)),
  ]);
  const { results } = await pagefind.search(words);
  return results.map(({ id }) => numbers.get(id)).filter((number) => number !== undefined);
}

async function fetchNames(table) {
  try {
    const list = await (await fetch(table)).json();
    return new Map(list.map((name, number) => [name, number]));
  } catch (error) {
    names = undefined;
    throw error;
  }
}

/** Which case studies hold the reader's words: Pagefind finds, a table tells which case each is. */

import { getJson, once } from "./fetching.js";
import { load } from "./search.js";

const namesIn = once(async (table) => {
  const names = await getJson(table);
  return new Map(names.map((name, number) => [name, number]));
});

/** Return the numbers of the case studies that hold `words`, the best first; raises when it cannot. */
export async function casesWith(words, table) {
  const [{ pagefind }, numbers] = await Promise.all([
    load(document.querySelector("[data-hub-search]")),
    namesIn(table),
  ]);
  const { results } = await pagefind.search(words);
  return results.map(({ id }) => numbers.get(id)).filter((number) => number !== undefined);
}

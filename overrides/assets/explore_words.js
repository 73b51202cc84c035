/** Which case studies hold the reader's words: Pagefind finds, a table tells which case each is. */

import { getJson, once } from "./fetching.js";
import { load } from "./search.js";

const namesIn = once(async (table) => {
  const { cases, names } = await getJson(table);
  return { cases, numbers: new Map(names.map((name, number) => [name, number])) };
});

/**
 * Return the numbers of the case studies that hold `words`, the best first; raises when it cannot,
 * and when the table tells of other case studies than those known as `cases`.
 */
export async function casesWith(words, table, cases) {
  const [{ resultsFor }, known] = await Promise.all([
    load(document.querySelector("[data-hub-search]")),
    namesIn(table),
  ]);
  if (known.cases !== cases) throw new Error("The case studies are others by now.");
  const results = await resultsFor(words);
  return results.map(({ id }) => known.numbers.get(id)).filter((number) => number !== undefined);
}

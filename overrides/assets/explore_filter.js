/**
 * Which case studies match, and what each filter would give: pure functions over sets of them.
 * What the words found is undefined (no words asked) or the case studies found, the best first.
 */

import { both, butNot, either, has, numbersOf, setOf, sizeOfBoth, sizesOfBoth } from "./case_sets.js";

/**
 * Return the set of `matching` case studies, and for each facet with ticks what would match without
 * them (`others`). The facets ticked have to have their sets.
 */
export function narrow(hub, state, found) {
  const among = found ? setOf(found, hub.total) : hub.every;
  const asked = hub.facets.filter(({ id }) => state.ticked[id].length);
  const passing = new Map(asked.map((facet) => [facet.id, ticked(facet, state)]));
  const others = new Map(
    asked.map(({ id }) => [id, both(among, ...[...passing].filter(([one]) => one !== id).map(([, set]) => set))]),
  );
  return { matching: both(among, ...passing.values()), others, narrowed: Boolean(found || asked.length) };
}

/**
 * Return for each facet the number of results that each option stands for, were the facet's other
 * ticks to stay; undefined for a facet whose codes have not come.
 */
export function countsOf(hub, { matching, others, narrowed }) {
  return hub.facets.map(({ id, options, sets }) => {
    if (!narrowed) return options.map(({ count }) => count);
    return sets && sizesOfBoth(sets, others.get(id) ?? matching);
  });
}

/** Return the case studies that miss one facet only, the newest first. */
export function nearest({ matching, others }) {
  return others.size ? numbersOf(butNot(either(...others.values()), matching)) : [];
}

/** Return the numbers of `matching` in the order asked for; what is equal stays with the newest first. */
export function inOrder(hub, matching, sort, found) {
  const order = sort === "best" ? found : hub.orders[sort];
  return order ? order.filter((one) => has(matching, one)) : numbersOf(matching);
}

/** Return the places that `matching` cases name themselves, as {id, title, cases}. */
export function placesOf({ facets }, matching) {
  const { options, own } = facets.find(({ id }) => id === "place");
  return options
    .map(({ id, title }, number) => ({ id, title, cases: sizeOfBoth(own[number], matching) }))
    .filter(({ cases }) => cases);
}

function ticked({ id, numbers, sets }, state) {
  return either(...state.ticked[id].map((value) => sets[numbers.get(value)]));
}

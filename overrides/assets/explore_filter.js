/**
 * Which case studies match, and what each filter would give: pure functions over small numbers.
 * A state is what the address says: {words, ticked: {facet: [id, …]}, sort, view}.
 * A set of words is undefined (no words asked) or the case studies found, the best first.
 */

export const SORTS = { best: "Best match", new: "Newest", title: "Title, A to Z", place: "Place" };
export const VIEWS = { list: "List", table: "Table", map: "Map" };

/** Take the codes apart once: facets with their options by id, and for each case all its values. */
export function prepare(codes) {
  const facets = codes.facets.map(({ id, title, options }) => {
    const named = options.map(([name, label, depth]) => ({ id: name, title: label, depth }));
    const numbers = new Map(named.map((option, number) => [option.id, number]));
    const own = codes.cases[id];
    const all = own.map((values) => [...new Set(values.flatMap((value) => [value, ...options[value][3]]))]);
    return { id, title, options: named, numbers, own, all };
  });
  return { facets, titles: codes.titles, total: codes.titles.length };
}

/** Read a state from the address; what nobody knows is left out, and told as `unknown`. */
export function readState(params, { facets }) {
  const unknown = [];
  const known = (name, table, standard) => {
    const value = params.get(name);
    if (value !== null && !Object.hasOwn(table, value)) unknown.push(value);
    return value !== null && Object.hasOwn(table, value) ? value : standard;
  };
  const words = (params.get("q") ?? "").trim();
  const ticked = {};
  for (const { id, numbers } of facets) {
    const asked = [...new Set(params.getAll(id))];
    unknown.push(...asked.filter((value) => !numbers.has(value)));
    ticked[id] = asked.filter((value) => numbers.has(value));
  }
  const sort = known("sort", SORTS, standardSort(words));
  const view = known("view", VIEWS, "list");
  return { words, ticked, sort: sort === "best" && !words ? "new" : sort, view, unknown };
}

/** Write a state as an address: `?theme=trust&place=wigan`; what is the standard is left out. */
export function writeState({ words, ticked, sort, view }) {
  const params = new URLSearchParams();
  if (words) params.set("q", words);
  for (const [facet, values] of Object.entries(ticked)) {
    for (const value of values) params.append(facet, value);
  }
  if (sort !== standardSort(words)) params.set("sort", sort);
  if (view !== "list") params.set("view", view);
  const query = params.toString().replaceAll("%2F", "/");
  return query ? `?${query}` : "./";
}

/** Return the state without one filter; `facet` is `q` for the words. */
export function without(state, { facet, value }) {
  if (facet === "q") return { ...state, words: "", sort: state.sort === "best" ? "new" : state.sort };
  const rest = state.ticked[facet].filter((one) => one !== value);
  return { ...state, ticked: { ...state.ticked, [facet]: rest } };
}

/** Return the places that `matching` cases name themselves, as {id, title, cases}. */
export function placesOf({ facets }, matching) {
  const { options, own } = facets.find(({ id }) => id === "place");
  const counts = new Map();
  for (const one of matching) {
    for (const value of own[one]) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].map(([value, cases]) => ({ id: options[value].id, title: options[value].title, cases }));
}

/** Return every filter that is on, as {facet, value, title}. */
export function filtersOf({ words, ticked }, { facets }) {
  const chosen = facets.flatMap(({ id, options, numbers }) =>
    ticked[id].map((value) => ({ facet: id, value, title: options[numbers.get(value)].title })),
  );
  return words ? [{ facet: "q", value: words, title: `“${words}”` }, ...chosen] : chosen;
}

/**
 * Return the matching cases, the newest first; for each facet the number of results that each
 * option stands for, were the facet's other ticks to stay; and the cases that miss one facet only.
 */
export function narrow(hub, state, found) {
  const among = found && new Set(found);
  const wanted = hub.facets.map(({ id, numbers }) => new Set(state.ticked[id].map((one) => numbers.get(one))));
  const counts = hub.facets.map(({ options }) => new Array(options.length).fill(0));
  const matching = [];
  const near = [];
  for (let one = 0; one < hub.total; one += 1) {
    if (among && !among.has(one)) continue;
    const failed = [];
    for (let index = 0; index < wanted.length && failed.length < 2; index += 1) {
      if (wanted[index].size && !hub.facets[index].all[one].some((value) => wanted[index].has(value))) failed.push(index);
    }
    if (!failed.length) matching.push(one);
    if (failed.length === 1) near.push(one);
    if (failed.length > 1) continue;
    for (const index of failed.length ? failed : counts.keys()) {
      for (const value of hub.facets[index].all[one]) counts[index][value] += 1;
    }
  }
  return { matching, near, counts };
}

/** Return `matching` in the order asked for; what is equal stays with the newest first. */
export function inOrder(hub, matching, sort, found) {
  const keys = { new: () => (one) => one, title: () => (one) => hub.titles[one], place: placeKey, best: bestKey };
  const key = keys[sort](hub, found);
  return [...matching].sort((one, other) => key(one) - key(other) || one - other);
}

/** Say what is shown: 'Trust in Bologna'; '' without a filter. */
export function inWords(state, hub) {
  const filters = filtersOf(state, hub);
  const named = (wanted) => filters.filter(wanted).map(({ title }) => title);
  const things = named(({ facet }) => facet !== "place").join(", ");
  const places = named(({ facet }) => facet === "place").join(" or ");
  return [things, places].filter(Boolean).join(" in ");
}

/** Return `rows` (a list of cards) as a table for a spreadsheet (RFC 4180). */
export function asCsv(names, rows) {
  const lines = [names, ...rows.map((row) => names.map((name) => row[name]))];
  return `${lines.map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** Put a quote before what a spreadsheet would take for a formula. */
function csvCell(value) {
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

function standardSort(words) {
  return words ? "best" : "new";
}

/** Cases by the name of the place that they name first. */
function placeKey({ facets }) {
  const { options, own } = facets.find(({ id }) => id === "place");
  const { compare } = new Intl.Collator("en");
  const named = [...options.keys()].sort((one, other) => compare(options[one].title, options[other].title));
  const ranks = new Map(named.map((option, rank) => [option, rank]));
  return (one) => ranks.get(own[one][0]) ?? options.length;
}

function bestKey(_, found = []) {
  const ranks = new Map(found.map((one, rank) => [one, rank]));
  return (one) => ranks.get(one) ?? found.length;
}

/**
 * What is asked of the explore page: pure functions between the address and a state,
 * {words, ticked: {facet: [id, …]}, sort, view}.
 */

export const SORTS = { best: "Best match", new: "Newest", title: "Title, A to Z", place: "Place" };
export const VIEWS = { list: "List", table: "Table", map: "Map" };

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

/** Return what `form` asks for, in the view of `state`; an order that was never chosen follows the words. */
export function stateIn(form, state, hub) {
  const params = new URLSearchParams(new FormData(form));
  const words = params.get("q").trim();
  if (Boolean(words) !== Boolean(state.words) && state.sort === standardSort(state.words)) params.delete("sort");
  params.set("view", state.view);
  return readState(params, hub);
}

/** Return the state without any filter. */
export function cleared({ view }, hub) {
  return { ...readState(new URLSearchParams(), hub), view };
}

/** Return the state without one filter; `facet` is `q` for the words. */
export function without(state, { facet, value }) {
  if (facet === "q") return { ...state, words: "", sort: state.sort === "best" ? "new" : state.sort };
  const rest = state.ticked[facet].filter((one) => one !== value);
  return { ...state, ticked: { ...state.ticked, [facet]: rest } };
}

/** Return which codes the state cannot be answered without, as {facets, orders}. */
export function needed({ ticked, sort, view }) {
  const facets = Object.keys(ticked).filter((id) => ticked[id].length);
  if (view === "map" && !facets.includes("place")) facets.push("place");
  return { facets, orders: ["title", "place"].filter((name) => name === sort) };
}

/** Return every filter that is on, as {facet, value, title}. */
export function filtersOf({ words, ticked }, { facets }) {
  const chosen = facets.flatMap(({ id, options, numbers }) =>
    ticked[id].map((value) => ({ facet: id, value, title: options[numbers.get(value)].title })),
  );
  return words ? [{ facet: "q", value: words, title: `“${words}”` }, ...chosen] : chosen;
}

/** Say what is shown: 'Trust in Bologna'; '' without a filter. */
export function inWords(state, hub) {
  const filters = filtersOf(state, hub);
  const named = (wanted) => filters.filter(wanted).map(({ title }) => title);
  const things = named(({ facet }) => facet !== "place").join(", ");
  const places = named(({ facet }) => facet === "place").join(" or ");
  return [things, places].filter(Boolean).join(" in ");
}

/** Say how many: '1 case study', '3 case studies'. */
export function studies(number) {
  return number === 1 ? "1 case study" : `${number} case studies`;
}

function standardSort(words) {
  return words ? "best" : "new";
}

/** Links that stay on the explore page: each leads to another state, with or without a script. */

import { link } from "./elements.js";
import { VIEWS, writeState } from "./explore_state.js";

/** Return a link to the state `next`. */
export function goOf(name, next, words = "") {
  const anchor = link(name, writeState(next), words);
  anchor.dataset.hubExploreGo = "";
  return anchor;
}

/** Return the links to the views, by name; where they lead depends on the state. */
export function viewLinks() {
  const links = Object.entries(VIEWS).map(([view, title]) => [view, link("", "", title)]);
  for (const [, anchor] of links) anchor.dataset.hubExploreGo = "";
  return Object.fromEntries(links);
}

/** Let the links to the views lead there with the filters of `state`, and mark the one shown. */
export function showViews({ views }, state) {
  for (const [view, anchor] of Object.entries(views)) {
    anchor.href = writeState({ ...state, view });
    if (view === state.view) anchor.setAttribute("aria-current", "page");
    else anchor.removeAttribute("aria-current");
  }
}

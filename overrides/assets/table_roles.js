/**
 * Tables that CSS lays out as something else: some browsers then no longer call them tables, and HTML
 * does not allow to say it in the page itself.
 */

const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

/** Say of `table` and all its parts what they are. */
export function keepTable(table) {
  for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, td, th")]) {
    part.setAttribute("role", ROLES[part.nodeName] ?? (part.scope === "row" ? "rowheader" : "columnheader"));
  }
}

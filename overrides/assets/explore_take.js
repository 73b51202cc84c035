/** Taking a set of case studies away: as a table for a spreadsheet, as JSON, or as a link. */

import { asCsv } from "./csv.js";
import { download } from "./download.js";

const COLUMNS = ["title", "url", "place", "when", "status", "evidence", "sectors", "themes", "summary", "answers"];
const FORMATS = {
  csv: { type: "text/csv", write: (rows) => `\ufeff${asCsv(COLUMNS, rows)}` },
  json: { type: "application/json", write: (rows) => `${JSON.stringify(rows, null, 2)}\n` },
};

/** Hand `cards` to the reader as a file; their addresses are made whole with `base`. */
export function save(format, cards, base) {
  const rows = cards.map((card) => ({ ...card, url: new URL(card.url, base).href }));
  const { type, write } = FORMATS[format];
  download(`case-studies.${format}`, type, write(rows));
}

/** Copy the page's address; return what to tell the reader. */
export async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    return "Link copied";
  } catch {
    return "The browser did not allow it. Copy the link from the address bar.";
  }
}

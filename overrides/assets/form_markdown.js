/** What a Markdown text holds that the check looks at; does what `hub/outline.py` does. */

/** Return the headings, links, headings of tables and pieces of HTML in `text`; `patterns` as `readRules` has them. */
export function scan(text, patterns) {
  const bare = withoutCode(text, patterns);
  const links = linksIn(bare, patterns);
  const starts = new Set(links.map(({ start }) => start - 1));
  const html = [...bare.matchAll(patterns.html)].filter(({ index }) => !starts.has(index));
  const tables = [...bare.matchAll(patterns.table)].map(([, line]) => line.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/));
  return { headings: headingsIn(text, bare, patterns), links, tables, html: html.map(([piece]) => piece) };
}

/** Return `text` with code blanked out, each character in its old position. */
function withoutCode(text, patterns) {
  const open = blank(text, fences(text, patterns));
  return blank(open, codeSpans(open, patterns));
}

function blank(text, spans) {
  return spans.reduceRight(
    (whole, [start, end]) => whole.slice(0, start) + whole.slice(start, end).replace(/[^\n]/g, " ") + whole.slice(end),
    text,
  );
}

function fences(text, { fence }) {
  const spans = [];
  let opened = null;
  for (const match of text.matchAll(fence)) {
    if (!opened) opened = match;
    else if (match[1].startsWith(opened[1]) && !match[2].trim()) {
      spans.push([opened.index, match.index + match[0].length]);
      opened = null;
    }
  }
  return opened ? [...spans, [opened.index, text.length]] : spans;
}

function codeSpans(text, { ticks }) {
  const runs = [...text.matchAll(ticks)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const spans = [];
  for (let at = 0; at < runs.length; at += 1) {
    const { start, end } = runs[at];
    const closing = runs.findIndex((run, index) => index > at && run.end - run.start === end - start);
    if (closing < 0 || text.slice(end, runs[closing].start).includes("\n\n")) continue;
    spans.push([start, runs[closing].end]);
    at = closing;
  }
  return spans;
}

function headingsIn(text, bare, patterns) {
  const found = [...bare.matchAll(patterns.heading)].map((match) => {
    const words = match.index + match[0].length - match[2].length;
    return { at: match.index, level: match[1].length, raw: text.slice(words, match.index + match[0].length).replace(/[ \t]#+$/, "") };
  });
  for (const match of bare.matchAll(patterns.underline)) {
    const start = bare.lastIndexOf("\n", Math.max(0, match.index - 1) - 1) + 1;
    const line = text.slice(start, Math.max(start, match.index - 1));
    if (!patterns.noHeading.test(line)) found.push({ at: start, level: match[0][0] === "=" ? 1 : 2, raw: line });
  }
  found.sort((one, other) => one.at - other.at);
  return withIds(found.map(({ level, raw }) => ({ level, text: raw.replace(patterns.marks, "$1$2").trim() })));
}

/** Give each heading the id that it gets on its page (python-markdown's `slugify` and `unique`). */
function withIds(headings) {
  const used = new Set();
  return headings.map((heading) => {
    const plain = heading.text.normalize("NFKD").replace(/[^\x00-\x7f]/g, "");
    const slug = plain.replace(/[^\w\s-]/g, "").trim().toLowerCase().replace(/[-\s]+/g, "-");
    let id = slug;
    for (let number = 1; used.has(id) || !id; number += 1) id = `${slug}_${number}`;
    used.add(id);
    return { ...heading, id };
  });
}

function linksIn(bare, patterns) {
  const found = [...bare.matchAll(patterns.link)].map((match) => {
    const bracket = match[2].startsWith("<");
    const url = bracket ? match[2].slice(1, -1) : match[2];
    const picture = bare[match.index - 1] === "!";
    const nameless = !picture && !match[1].trim();
    return { start: match.indices[2][0] + Number(bracket), text: match[1], url, picture, nameless };
  });
  for (const [pattern, group] of [[patterns.linkedPicture, 1], [patterns.definition, 2], [patterns.autolink, 1]]) {
    for (const match of bare.matchAll(pattern)) {
      found.push({ start: match.indices[group][0], text: "", url: match[group], picture: false });
    }
  }
  return found;
}

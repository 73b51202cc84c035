/** How readers will meet what is written: its place, and each question with its answer. */

import { make } from "./elements.js";

/** Return the parts that `values` hold already; `titleOf(kind, id)` names a record. */
export function look({ places = [], title, summary, answers, question, short }, titleOf) {
  const told = answers ?? [{ question, short }];
  const lines = [
    ["place", places.map((id) => titleOf("place", id)).join(", ")],
    ["title", title],
    ["summary", summary],
    ...told.flatMap((answer) => [["question", answer.question && titleOf("question", answer.question)], ["short", answer.short]]),
  ];
  return lines.filter(([, words]) => words).map(([name, words]) => make("p", `hub-result__${name}`, words));
}

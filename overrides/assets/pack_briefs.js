/** What is known of each thing on a list, from one small file for each. */

import { getJson, NotThere } from "./fetching.js";

export const KINDS = {
  question: { one: "question", many: "questions", heading: "Questions" },
  answer: { one: "answer", many: "answers", heading: "Answers" },
  case: { one: "case study", many: "case studies", heading: "Case studies" },
  process: { one: "way of working", many: "ways of working", heading: "Ways of working" },
};

/**
 * Return what there is to show of `item` (`kind=id`): {kind, title, url, where, lead, facts, answers,
 * prompts, cite}. When there is nothing it is `missing`, and a `failure` when it cannot be had now.
 */
export async function loadBrief(root, item) {
  const { kind, id } = partsOf(item);
  const [file, question] = fileOf(kind, id);
  try {
    const brief = await getJson(new URL(file, root));
    if (brief.moved) return { ...(await loadBrief(root, brief.moved)), item };
    return { item, ...(kind === "answer" ? answerOf(brief, question) : { kind, ...brief }) };
  } catch (error) {
    return error instanceof NotThere ? { item, missing: true } : { item, failure: true };
  }
}

/** Return what to call an item that nobody knows: 'case study “gone”'. */
export function nameOf(item) {
  const { kind, id } = partsOf(item);
  return `${KINDS[kind].one} “${id}”`;
}

/** Say how many there are of each kind: '2 questions, 1 case study'. */
export function numberOf(briefs) {
  const counts = Object.entries(KINDS).map(([kind, { one, many }]) => {
    const number = briefs.filter((brief) => brief.kind === kind).length;
    return number ? `${number} ${number === 1 ? one : many}` : "";
  });
  return counts.filter(Boolean).join(", ");
}

function partsOf(item) {
  const [kind, id] = item.split("=");
  return { kind, id };
}

/** Return the file of an item, and for an answer of a case study the question it answers. */
function fileOf(kind, id) {
  const [first, ...question] = id.split("/");
  if (kind === "case" || (kind === "answer" && question.length)) {
    return [`compare/cases/${first}.json`, question.join("/")];
  }
  const folder = kind === "process" ? "processes" : `${kind}s`;
  return [`pack/${folder}/${id}.json`];
}

/** Take one answer out of the account that gives it: of a case study, or alone. */
function answerOf(brief, question) {
  const one = question ? brief.answers.find(({ id }) => id === question) : brief.answers[0];
  if (!one) return { missing: true };
  return {
    kind: "answer",
    title: one.title,
    url: one.told[0].url,
    where: brief.where,
    lead: "",
    facts: brief.facts.filter(({ label }) => label !== brief.lead),
    answers: [one],
    cite: brief.cite,
    page: brief.url,
  };
}

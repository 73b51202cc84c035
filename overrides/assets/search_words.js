/**
 * Words that say nothing of what is looked for. Nearly every page holds them, so that to ask for them
 * finds no less, and fetches the longest lists of the index.
 *
 * Those that Lucene leaves out of English, and more pronouns, question words and forms of "be", "do"
 * and "have"; but not "will", which some people leave behind.
 */
const COMMON = new Set(
  `a am an and are as at be been being but by did do does doing for from had has have having he her his
  how i if in into is it its me my no not of on or our she so such than that the their them then there
  these they this those to was we were what when where which who whom why with you your`.split(/\s+/),
);

/**
 * Return those of `words` that the index is asked for: the common ones only where there are no others,
 * or where quotation marks ask for all of them, in their order.
 */
export function telling(words) {
  if (words.includes('"')) return words;
  return words.split(/\s+/).filter(tells).join(" ") || words;
}

function tells(word) {
  const letters = word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return letters && !COMMON.has(letters);
}

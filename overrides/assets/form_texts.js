/** Texts as Python sees them: their words, and where they stand. */

/** Fold white space, as the models do. */
export function folded(text, { white }) {
  return wordsOf(text, { white }).join(" ");
}

/** Return the words of `text`, as Python splits it. */
export function wordsOf(text, { white }) {
  return text.split(white).filter(Boolean);
}

/** Return every text of `values` with its path. */
export function* textsIn(values, path = []) {
  if (typeof values === "string") yield { path, text: values };
  else if (values && typeof values === "object") {
    for (const [key, inner] of Object.entries(values)) yield* textsIn(inner, [...path, key]);
  }
}

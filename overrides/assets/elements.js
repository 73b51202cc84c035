/** New elements; what they hold is always put in as text. */

/** Return an element with its class and its text. */
export function make(tag, name = "", words = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = words;
  return element;
}

/** Return a link with its class, its address and its text. */
export function link(name, url, words) {
  const anchor = make("a", name, words);
  anchor.href = url;
  return anchor;
}

/** New elements; what they hold is always put in as text. */

/** Return an element with its class, its text and its other attributes. */
export function make(tag, name = "", words = "", attributes = {}) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (words !== "") element.textContent = words;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** Return a link with its class, its address and its text. */
export function link(name, url, words) {
  const anchor = make("a", name, words);
  anchor.href = url;
  return anchor;
}

/** Return an item of a list that holds `children`. */
export function inItem(...children) {
  const item = make("li");
  item.append(...children);
  return item;
}

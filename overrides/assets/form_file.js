/** The file that a form makes: its name, its text, and where it can be sent. */

import { folded } from "./form_texts.js";

const PLAIN = /^[a-z][a-z0-9-]*(?:\/[a-z0-9-]+)?$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const WORDS_OF_YAML = new Set(["true", "false", "null"]);
const LONGEST_ADDRESS = 6000;
const LONGEST_MAIL = 1800;

/** Return the whole Markdown file of a page. */
export function fileOf({ kind, values, text }, rules) {
  const below = text ? `\n${text}\n` : "";
  return `---\n${frontMatter(kind, values, rules)}---\n${below}`;
}

/** Return `values` as YAML, every text in double quotes and on one line. */
export function frontMatter(kind, values, rules) {
  const { order } = rules.kinds[kind];
  const names = Object.keys(values).sort((one, other) => order.indexOf(one) - order.indexOf(other));
  return names.map((name) => entry(name, values[name], "", rules)).join("");
}

function entry(name, value, indent, rules) {
  const further = `${indent}  `;
  if (Array.isArray(value)) return `${indent}${name}:\n${value.map((one) => item(one, further, rules)).join("")}`;
  if (value && typeof value === "object") return `${indent}${name}:\n${group(value, further, rules)}`;
  return `${indent}${name}: ${scalar(value, rules)}\n`;
}

function item(value, indent, rules) {
  if (!value || typeof value !== "object") return `${indent}- ${scalar(value, rules)}\n`;
  const further = `${indent}  `;
  return `${indent}- ${group(value, further, rules).slice(further.length)}`;
}

function group(values, indent, rules) {
  return Object.entries(values).map(([name, value]) => entry(name, value, indent, rules)).join("");
}

function scalar(value, rules) {
  if (typeof value !== "string") return String(value);
  if (PLAIN.test(value) && !WORDS_OF_YAML.has(value)) return value;
  return `"${folded(value, rules).replace(/[\\"]/g, "\\$&")}"`;
}

/** Make an id from words, as `hub/skeleton.py` does: lower-case letters, digits and dashes. */
export function idFrom(words) {
  const plain = words.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").replaceAll("'", "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60).replace(/-+$/, "");
}

/** Return the address at which GitHub shows a new file, filled in as far as an address may be long. */
export function githubAddress(repository, path, file) {
  const bare = `${repository}/new/main?filename=${encodeURIComponent(path)}`;
  const whole = `${bare}&value=${encodeURIComponent(file)}`;
  return whole.length < LONGEST_ADDRESS ? { address: whole, holdsAll: true } : { address: bare, holdsAll: false };
}

/** Return the address that opens a message with the file, or one that asks to paste it. */
export function mailAddress(mailbox, subject, file) {
  const start = `mailto:${mailbox}?subject=${encodeURIComponent(subject)}&body=`;
  const whole = start + encodeURIComponent(file.replaceAll("\n", "\r\n"));
  if (whole.length < LONGEST_MAIL) return { address: whole, holdsAll: true };
  return { address: start + encodeURIComponent("(Please paste the text here.)"), holdsAll: false };
}

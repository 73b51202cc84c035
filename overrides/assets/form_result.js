/** What somebody gets once everything is right: a look at it, and the ways to send it. */

import { make } from "./elements.js";
import { githubAddress, mailAddress } from "./form_file.js";
import { look } from "./form_look.js";
import { textsIn, wordsOf } from "./form_texts.js";

const PASTE = "It is too long to be filled in for you. This copies the text and opens an empty file with the right name. Paste the text there, then press “Commit changes”, “Propose changes” and “Create pull request”.";
const BY_MAIL = "Opens your e-mail program with everything in the message.";
const BY_MAIL_PASTED = "Copies the text and opens your e-mail program. Paste the text into the message.";

/** Fill `box` with a finished page: `{ page, file, path, missing }`; `settings` are the form's own. */
export function showResult(box, { page, file, path, missing }, { settings, rules, titleOf }) {
  const part = (name) => box.querySelector(`[data-hub-${name}]`);
  part("look").replaceChildren(...look(page.values, titleOf));
  fillList(part("advice"), advice(page, rules));
  part("editors").hidden = !missing;
  part("editors-words").textContent = missing;
  part("unnamed").hidden = page.values.anonymised !== true;
  part("path").textContent = path;
  part("file").textContent = file;
  part("ways-status").textContent = "";
  showGithub(part("github"), part("github-says"), path, file, settings);
  showMail(part("mail"), path, missing ? `${file}\n\n${missing}` : file, settings);
  box.hidden = false;
  box.querySelector("h2").focus();
}

function showGithub(anchor, says, path, file, { repository }) {
  if (!anchor) return;
  const { address, holdsAll } = githubAddress(repository, path, file);
  anchor.href = address;
  anchor.textContent = holdsAll ? "Open it on GitHub" : "Copy it and open GitHub";
  anchor.toggleAttribute("data-hub-copies", !holdsAll);
  says.dataset.hubWords ??= says.textContent;
  says.textContent = holdsAll ? says.dataset.hubWords : PASTE;
}

function showMail(item, path, file, { mailbox, site }) {
  item.hidden = !mailbox;
  if (!mailbox) return;
  const anchor = item.querySelector("a");
  const { address, holdsAll } = mailAddress(mailbox, `For ${site}: ${path}`, file);
  anchor.href = address;
  anchor.toggleAttribute("data-hub-copies", !holdsAll);
  item.querySelector("p:last-child").textContent = holdsAll ? BY_MAIL : BY_MAIL_PASTED;
}

function fillList(note, lines) {
  note.hidden = !lines.length;
  note.querySelector("ul").replaceChildren(...lines.map((line) => make("li", "", line)));
}

/** Return what the check would advise, though it refuses nothing. */
function advice({ values, text, kind }, rules) {
  const lines = [];
  values.sources.forEach((source, index) => {
    const lacks = ["publisher", "year"].filter((name) => !source[name]);
    if (lacks.length) lines.push(`source ${index + 1} said ${lacks.map((name) => ({ publisher: "who published it", year: "when it came out, or undated" })[name]).join(", and ")}`);
  });
  for (const { path, text: said } of textsIn(values)) {
    const name = path.findLast((part) => !/^\d+$/.test(part));
    const judged = rules.judged.includes(name) && said.toLowerCase().match(rules.patterns.judging)?.[0];
    if (judged) lines.push(`it said in words what people saw, in place of “${judged}”: sooner or later a score is taken for a target`);
  }
  const { words } = rules.kinds[kind];
  if (words && wordsOf(text, rules).length > words.good) lines.push(`the last text had about ${words.good} words; it has ${wordsOf(text, rules).length}`);
  return lines;
}

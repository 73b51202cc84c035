/** The form in which somebody adds an answer or a case study; see `hub/pages/forms.py`. */

import { consentOf } from "./form_consent.js";
import { missingWords } from "./form_entry.js";
import { follow, showErrors, showProblem, updateErrors } from "./form_errors.js";
import { addItem, empty, firstControl, read, removeItem } from "./form_fields.js";
import { fileOf } from "./form_file.js";
import { keepingOf } from "./form_keeping.js";
import { knowledge } from "./form_known.js";
import { look } from "./form_look.js";
import { cleaner, examine } from "./form_page.js";
import { startPicks } from "./form_pick.js";
import { showResult } from "./form_result.js";
import { readRules } from "./form_rules.js";
import { wordsOf } from "./form_texts.js";
import { startWays } from "./form_ways.js";
import { startCounts } from "./form_words.js";

/** Long enough for a press of the mouse to end: what is said of mistakes moves the fields below. */
const PAUSE = 400;
const OFFLINE = "It could not be checked, because something could not be loaded. Your draft is saved. Check your connection and try again.";

/** Make the form in `root` work, with what was kept of it and what the address fills in. */
export async function startForm(root) {
  const part = (name) => root.querySelector(`[data-hub-${name}]`);
  const form = root.querySelector("form");
  const kind = root.dataset.hubForm;
  const base = new URL(root.dataset.base, location.href);
  const known = knowledge(base);
  const rules = readRules(await known.rules());
  const clean = cleaner(rules);
  const consent = consentOf(root, form, rules.unnamed);
  const keeping = keepingOf(root, { kind, base, clean, list: known.list, refresh, reset });
  const watchPicks = startPicks(form, known.list, preview);
  const showCounts = startCounts(form, (text) => wordsOf(text, rules).length, tell);
  const showWays = startWays(part("form-result"));
  let tried = false;
  let timer;

  function tell(words) {
    part("form-status").textContent = words;
  }

  /** Show the form as it is after much of it was changed at once. */
  function refresh() {
    showCounts();
    consent.follow();
    watchPicks(form);
    preview();
  }

  function reset() {
    empty(form);
    sayErrors({ complaints: [] });
    part("form-result").hidden = true;
    tried = false;
    refresh();
  }

  /** Show how readers will see it, beside the form. */
  function preview() {
    const parts = look(read(form, clean), known.titleOf);
    part("form-preview").querySelector("[data-hub-look]").replaceChildren(...parts);
    part("form-preview").hidden = !parts.length || part("form-rest").hidden;
  }

  function changed() {
    if (!part("form-result").hidden) tell("Changed. Check it again before you send it.");
    part("form-result").hidden = true;
    preview();
    keeping.keepSoon();
  }

  function examined() {
    return examine(form, kind, consent.isUnnamed(), { rules, known, clean });
  }

  /** Say what is wrong, or that this could not be found out; return whether all is well. */
  function sayErrors(found, show = showErrors) {
    if (found) show(form, part("form-errors"), found.complaints, clean);
    else showProblem(part("form-errors"), OFFLINE);
    const well = found?.complaints.length === 0;
    document.title = (well ? "" : "Error: ") + document.title.replace("Error: ", "");
    return well;
  }

  /** Keep what is said of mistakes true while they are put right. */
  async function recheck() {
    const found = await examined();
    if (found) sayErrors(found, updateErrors);
  }

  async function finish() {
    const found = await examined();
    tried = true;
    if (!sayErrors(found)) {
      part("form-errors").focus();
      return;
    }
    const { page } = found;
    const path = `${rules.kinds[kind].folder}/${page.name}.md`;
    const finished = { page, path, file: fileOf(page, rules), missing: missingWords(form, clean) };
    showWays(finished);
    showResult(part("form-result"), finished, { settings: root.dataset, rules, titleOf: known.titleOf });
  }

  function add(field) {
    const item = addItem(field);
    consent.hideNames();
    watchPicks(item);
    firstControl(item).focus();
    changed();
  }

  function remove(item) {
    const field = removeItem(item);
    field.querySelector(":scope > p > [data-hub-add]").focus();
    changed();
    tell("Removed");
  }

  form.addEventListener("input", ({ target }) => {
    if (target.type !== "search") changed();
  });
  form.addEventListener("change", ({ target }) => {
    if (target.type === "search") return;
    if (target.name === "consent") consent.follow();
    changed();
    clearTimeout(timer);
    if (tried) timer = setTimeout(recheck, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    finish();
  });
  root.addEventListener("click", ({ target }) => {
    const { dataset } = target.closest("button") ?? { dataset: {} };
    if ("hubAdd" in dataset) add(target.closest("[data-hub-field]"));
    if ("hubRemove" in dataset) remove(target.closest("[data-hub-item]"));
    if ("hubClear" in dataset) keeping.clear();
  });
  part("form-errors").addEventListener("click", follow);

  reset();
  await keeping.restore();
  preview();
  root.hidden = false;
}

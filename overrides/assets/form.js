/** The form in which somebody adds an answer or a case study; see `hub/pages/forms.py`. */

import { make } from "./elements.js";
import { fillFrom } from "./form_address.js";
import { consentOf } from "./form_consent.js";
import { draftOf } from "./form_draft.js";
import { enter, entered, holdsAnything, missingWords } from "./form_entry.js";
import { follow, showErrors, showProblem } from "./form_errors.js";
import { addItem, empty, firstControl, read, removeItem } from "./form_fields.js";
import { fileOf } from "./form_file.js";
import { knowledge } from "./form_known.js";
import { look } from "./form_look.js";
import { cleaner, examine } from "./form_page.js";
import { choose, startPicks } from "./form_pick.js";
import { showResult } from "./form_result.js";
import { readRules } from "./form_rules.js";
import { wordsOf } from "./form_texts.js";
import { startWays } from "./form_ways.js";
import { startCounts } from "./form_words.js";

const OFFLINE = "It could not be checked, because not everything could be fetched. Your text is kept. See whether you are connected, and try again.";
const NOT_KEPT = "This browser does not keep it. Copy your text before you leave.";

/** Make the form in `root` work, with what was kept of it and what the address fills in. */
export async function startForm(root) {
  const part = (name) => root.querySelector(`[data-hub-${name}]`);
  const form = root.querySelector("form");
  const kind = root.dataset.hubForm;
  const base = new URL(root.dataset.base, location.href);
  const known = knowledge(base);
  const rules = readRules(await known.rules());
  const clean = cleaner(rules);
  const draft = draftOf(kind, base);
  const consent = consentOf(root, form, rules.unnamed);
  const watchPicks = startPicks(form, known.list);
  const showCounts = startCounts(form, (text) => wordsOf(text, rules).length, tell);
  const showWays = startWays(part("form-result"));
  let tried = false;

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

  /** Show how readers will meet it, beside the form. */
  function preview() {
    const parts = look(read(form, clean), known.titleOf);
    part("form-preview").querySelector("[data-hub-look]").replaceChildren(...parts);
    part("form-preview").hidden = !parts.length || part("form-rest").hidden;
  }

  function keepSoon() {
    part("form-result").hidden = true;
    preview();
    draft.keepSoon(() => entered(form, clean), sayKept);
  }

  function sayKept(kept) {
    const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    part("form-when").textContent = kept ? `Kept at ${time}.` : NOT_KEPT;
  }

  /** Say at the top what became of a draft; `ways` are the words of buttons and what they do. */
  function notice(words, ways) {
    const buttons = ways.map(([label, act]) => {
      const button = make("button", "hub-form__remove", label);
      button.type = "button";
      button.addEventListener("click", act);
      return button;
    });
    const line = make("p", "hub-form__ways-on");
    line.append(...buttons);
    part("form-notice").replaceChildren(make("p", "", words), line);
    part("form-notice").hidden = false;
  }

  function clear() {
    const former = entered(form, clean);
    draft.clear();
    startAnew();
    notice("The draft is cleared.", [["Bring it back", () => {
      enter(form, former);
      draft.keep(former);
      part("form-notice").hidden = true;
      refresh();
      part("form-status").textContent = "The draft is back.";
      form.querySelector("h2").scrollIntoView();
    }]]);
    part("form-notice").focus();
  }

  function startAnew() {
    empty(form);
    showErrors(form, part("form-errors"), [], clean);
    part("form-result").hidden = true;
    part("form-when").textContent = "";
    tried = false;
    refresh();
  }

  /** Bring back what was kept, and let the address choose where nothing is chosen yet. */
  async function restore() {
    const former = draft.restore();
    if (former) enter(form, former);
    refresh();
    const others = await fillFrom(new URLSearchParams(location.search), form, known.list).catch(() => []);
    preview();
    if (!former) return;
    const day = new Date(former.kept).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
    const instead = others.filter(({ field, title }) => title && !("hubMany" in field.dataset));
    notice(`Your draft of ${day} is back.`, [
      ...instead.map(({ field, id, title }) => [`Answer “${title}” instead`, () => {
        choose(field, [id]);
        keepSoon();
        tell(`The question is now: ${title}`);
      }]),
      ["Clear it and begin anew", clear],
    ]);
  }

  async function check() {
    const found = await examine(form, kind, consent.isUnnamed(), { rules, known, clean });
    if (found) showErrors(form, part("form-errors"), found.complaints, clean);
    else showProblem(part("form-errors"), OFFLINE);
    return found;
  }

  async function finish() {
    const found = await check();
    tried = true;
    if (!found || found.complaints.length) {
      part("form-errors").focus();
      return;
    }
    draft.keep(entered(form, clean));
    const { page } = found;
    const path = `${rules.kinds[kind].folder}/${page.name}.md`;
    const finished = { page, path, file: fileOf(page, rules), missing: missingWords(form, clean) };
    showWays(finished);
    showResult(part("form-result"), finished, { settings: root.dataset, rules, titleOf: known.titleOf });
  }

  form.addEventListener("input", keepSoon);
  form.addEventListener("change", ({ target }) => {
    keepSoon();
    if (target.name === "consent") consent.follow();
    preview();
    if (tried) check();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    finish();
  });
  form.addEventListener("click", ({ target }) => {
    const { dataset } = target.closest("button") ?? { dataset: {} };
    if ("hubAdd" in dataset) {
      const item = addItem(target.closest("[data-hub-field]"));
      consent.hideNames();
      watchPicks(item);
      firstControl(item).focus();
      keepSoon();
    }
    if ("hubRemove" in dataset) {
      const field = removeItem(target.closest("[data-hub-item]"));
      field.querySelector(":scope > p > [data-hub-add]").focus();
      tell("Removed");
      keepSoon();
    }
  });
  root.addEventListener("click", ({ target }) => {
    if (target.closest("[data-hub-clear]")) clear();
  });
  part("form-errors").addEventListener("click", follow);
  window.addEventListener("pagehide", () => {
    const now = entered(form, clean);
    if (draft.restore() || holdsAnything(now)) draft.keep(now);
  });

  empty(form);
  await restore();
  root.hidden = false;
}

/** Keeping a draft, coming back to it, and clearing it, with what is said of each. */

import { make } from "./elements.js";
import { fillFrom } from "./form_address.js";
import { draftOf } from "./form_draft.js";
import { enter, entered } from "./form_entry.js";
import { firstControl } from "./form_fields.js";
import { choose } from "./form_pick.js";

const NOT_KEPT = "This browser does not save drafts. Copy your text before you leave.";

/**
 * Keep the draft of the form of `kind` in `root`, for the site at `base`. `clean` cleans a text,
 * `list(kind)` fetches records, `refresh` shows a form that was filled, and `reset` empties it.
 */
export function keepingOf(root, { kind, base, clean, list, refresh, reset }) {
  const part = (name) => root.querySelector(`[data-hub-${name}]`);
  const form = root.querySelector("form");
  const draft = draftOf(kind, base);
  let typed = false;

  const content = () => ({ ...entered(form, clean), typed });

  /** Say at the top what became of a draft; `ways` are the words of buttons and what they do. */
  function notice(words, ways) {
    const line = make("p", "hub-form__ways-on");
    line.append(...ways.map(([label, act]) => buttonOf(label, act)));
    part("form-notice").replaceChildren(make("p", "", words), line);
    part("form-notice").hidden = false;
  }

  function bringBack(former) {
    enter(form, former);
    typed = former.typed;
    refresh();
  }

  function clear() {
    const former = content();
    draft.clear();
    typed = false;
    part("form-when").textContent = "";
    reset();
    notice("Your draft has been cleared.", [["Undo", () => {
      bringBack(former);
      draft.keep(former);
      part("form-notice").hidden = true;
      firstControl(form).focus();
    }]]);
    part("form-notice").focus();
  }

  function sayRestored({ kept }, others) {
    const day = new Date(kept).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
    const anew = ["Clear it and start again", clear];
    const instead = others.filter(({ field, title }) => title && !("hubMany" in field.dataset));
    notice(`Your draft from ${day} is back.`, [...instead.map(({ field, id, title }) => [`Answer “${title}” instead`, () => {
      choose(field, [id]);
      keepSoon();
      notice(`The question is now “${title}”.`, [anew]);
      part("form-notice").focus();
    }]), anew]);
  }

  function keepSoon() {
    draft.keepSoon(content, (kept) => {
      const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      part("form-when").textContent = kept ? `Saved at ${time}.` : NOT_KEPT;
    });
  }

  form.addEventListener("input", ({ target }) => {
    typed ||= target.matches("textarea, [type=text]");
  });
  window.addEventListener("pagehide", () => draft.keepNow());

  return {
    keepSoon,
    clear,
    /** Bring back what was kept, and let the address choose where nothing is chosen yet. */
    async restore() {
      const address = new URLSearchParams(location.search);
      const former = draft.restore();
      const counts = former && (former.typed || !address.size);
      if (counts) bringBack(former);
      const others = await fillFrom(address, form, list).catch(() => []);
      if (counts) sayRestored(former, others);
    },
  };
}

function buttonOf(label, act) {
  const button = make("button", "hub-form__remove", label);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

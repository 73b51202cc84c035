/** What is kept on this device: every session with its ways out, and the very text that is stored. */

import { make } from "./elements.js";
import { counted } from "./reflect_plan.js";
import { dayOf } from "./reflect_store.js";
import { take } from "./reflect_take.js";

/** Show in `holder` what `store` keeps; `changed` is called, with what to say, after a deletion. */
export function showKept(holder, store, name, changed) {
  const sessions = store.read();
  if (!sessions.length) {
    holder.replaceChildren(make("p", "hub-kept__none", "Nothing is kept yet. What you write on a session sheet will stand here."));
    return;
  }
  const list = make("ul", "hub-kept__list");
  list.append(...[...sessions].reverse().map((session) => sessionOf(session, store, name, changed)));
  holder.replaceChildren(list, everything(store, changed), stored(store));
}

function sessionOf(session, store, name, changed) {
  const row = make("li", "hub-kept__session");
  const when = dayOf(session.begun);
  const said = make("p", "hub-kept__when");
  said.append(make("strong", "", when), ` ${counted(session.notes.length, "note")}`);
  const remove = () => {
    store.write(store.read().filter(({ begun }) => begun !== session.begun));
    changed(`Deleted: the session of ${when}.`);
  };
  const ways = make("p", "hub-kept__ways");
  ways.append(
    button("Markdown", `Download the notes of ${when} as Markdown`, () => take("md", session, name)),
    button("Word", `Download the notes of ${when} for Word`, () => take("doc", session, name)),
    button("Delete", `Delete the notes of ${when}`, remove),
  );
  row.append(said, ways);
  return row;
}

function everything(store, changed) {
  const holder = make("p");
  const all = button("Delete everything", "", () => {
    store.write([]);
    changed("Deleted. Nothing is kept on this device now.");
  });
  all.className = "hub-button hub-button--quiet";
  holder.append(all);
  return holder;
}

function stored(store) {
  const details = make("details", "hub-kept__stored");
  const text = make("pre", "hub-kept__text", JSON.stringify(JSON.parse(store.text()), null, 2));
  text.tabIndex = 0;
  details.append(
    make("summary", "", "See exactly what is stored"),
    make("p", "", `In this browser's local storage, under the key ${store.key}:`),
    text,
  );
  return details;
}

function button(words, label, act) {
  const one = make("button", "hub-kept__way", words);
  one.type = "button";
  if (label) one.setAttribute("aria-label", label);
  one.addEventListener("click", act);
  return one;
}

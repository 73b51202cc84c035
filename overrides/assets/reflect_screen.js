/** One round at a time, in large letters, for a screen that a small group shares. */

import { make } from "./elements.js";

/** Return a switch between all rounds of `sheet` and one at a time, and the buttons to go on. */
export function screenFor(sheet, rounds) {
  let at = -1;
  const bar = make("div", "hub-screen");
  const toggle = button("hub-button hub-button--quiet", "Show one round at a time", () => show(at < 0 ? 0 : -1));
  const back = button("hub-button hub-button--quiet", "Back", () => show(at - 1));
  const next = button("hub-button", "Next round", () => show(at + 1));
  const where = make("p", "hub-screen__where");
  where.setAttribute("role", "status");
  bar.append(toggle, back, next, where);

  function show(number) {
    at = number;
    const one = at >= 0;
    sheet.classList.toggle("hub-session--one", one);
    rounds.forEach((round, index) => {
      round.hidden = one && index !== at;
    });
    back.hidden = next.hidden = !one;
    back.disabled = at === 0;
    next.disabled = at === rounds.length - 1;
    toggle.textContent = one ? "Show all rounds" : "Show one round at a time";
    where.textContent = one ? `Round ${at + 1} of ${rounds.length}` : "";
    if (one) rounds[at].querySelector("h2").focus();
  }

  show(-1);
  return bar;
}

function button(name, words, act) {
  const one = make("button", name, words);
  one.type = "button";
  one.addEventListener("click", act);
  return one;
}

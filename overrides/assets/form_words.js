/** How many words a text has, shown while somebody writes, and said when they pause. */

const PAUSE = 1000;
const NEARLY = 0.8;

/** Count the words of every text in `form` that has a limit; `countOf` counts, `tell` says it aloud. */
export function startCounts(form, countOf, tell) {
  let timer;
  form.addEventListener("input", ({ target }) => {
    if (!target.dataset.hubWords) return;
    show(target, countOf);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { count, limit } = counted(target, countOf);
      if (count > limit * NEARLY) tell(wordsFor(count, limit));
    }, PAUSE);
  });
  return () => {
    for (const control of form.querySelectorAll("[data-hub-words]")) show(control, countOf);
  };
}

function show(control, countOf) {
  const { count, limit } = counted(control, countOf);
  const line = control.parentElement.querySelector(".hub-form__count");
  line.textContent = count ? wordsFor(count, limit) : `At most ${limit} words`;
  line.classList.toggle("hub-form__count--over", count > limit);
}

function counted(control, countOf) {
  return { count: countOf(control.value), limit: Number(control.dataset.hubWords) };
}

function wordsFor(count, limit) {
  const over = count - limit;
  return over > 0 ? `${count} words: ${over} too many` : `${count} of ${limit} words`;
}

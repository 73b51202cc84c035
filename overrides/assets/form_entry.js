/** All that was entered in a form, as it is kept and brought back. */

import { fill, isFilled, read } from "./form_fields.js";

/** Return what a form holds, hidden fields too. */
export function entered(form, clean) {
  const missing = missingIn(form).map(({ id, value }) => [id, value]);
  return {
    consent: form.elements.consent.value,
    values: read(form, clean, true),
    missing: Object.fromEntries(missing),
    kept: new Date().toISOString(),
  };
}

/** Put what was kept back into a form, and open what hides some of it. */
export function enter(form, { consent = "", values = {}, missing = {} }) {
  for (const box of form.elements.consent) box.checked = box.value === consent;
  fill(form, values);
  for (const [id, words] of Object.entries(missing)) {
    const box = document.getElementById(id);
    if (box) box.value = words;
  }
  for (const details of form.querySelectorAll("details")) {
    const fields = [...details.querySelectorAll("[data-hub-field]")];
    details.open = fields.some(isFilled) || missingIn(details).length > 0;
  }
}

/** Return in words what somebody missed in the lists, for the editors. */
export function missingWords(form, clean) {
  const lines = missingIn(form).map((box) => `${box.closest("[data-hub-label]").dataset.hubLabel} ${clean(box.value)}`);
  return lines.length ? `Missing from the lists: ${lines.join("; ")}` : "";
}

function missingIn(holder) {
  return [...holder.querySelectorAll("[data-hub-missing]")].filter(({ value }) => value.trim());
}

/** What the address of a form fills in: `?question=…`, `?place=…`, `?told_by=…` and so on. */

import { fill, isFilled } from "./form_fields.js";

/**
 * Put into `form` what `params` name, where nothing stands yet. A parameter is a field's name, or
 * the kind of record that it refers to; `list` fetches the records of a kind. Return the fields that
 * hold something else already, with what was asked: `{ field, id, title }`.
 */
export async function fillFrom(params, form, list) {
  const others = [];
  for (const [name, id] of params) {
    const field = form.querySelector(`[data-hub-refers="${CSS.escape(name)}"], [data-hub-field="${CSS.escape(name)}"]`);
    if (!field || !/^(choice|reference)$/.test(field.dataset.hubShape)) continue;
    const record = field.dataset.hubRefers ? (await list(field.dataset.hubRefers)).get(id) : known(field, id);
    if (!record || field.dataset.hubChosen === id) continue;
    if (isFilled(field)) others.push({ field, ...record });
    else fill(field.parentElement.closest("[data-hub-item], [data-hub-field], form"), { [field.dataset.hubField]: id });
  }
  return others;
}

function known(field, id) {
  const box = [...field.querySelectorAll("input")].find(({ value }) => value && value === id);
  return box && { id };
}

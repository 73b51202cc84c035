/** The question that comes before all others: may the people in it be recognised? */

import { fieldsIn } from "./form_fields.js";

const OPENING = ["agreed", "unnamed"];

/** Return what the answer is, and what makes the form follow it; `naming` are fields that name. */
export function consentOf(root, form, naming) {
  const part = (name) => root.querySelector(`[data-hub-${name}]`);
  const answer = () => form.elements.consent.value;
  const isUnnamed = () => answer() === "unnamed";
  const hideNames = () => {
    for (const field of namingFields(form, naming)) field.hidden = isUnnamed();
    for (const section of form.querySelectorAll("[data-hub-form-rest] > section")) {
      const fields = fieldsIn(form).filter((field) => section.contains(field));
      section.hidden = fields.length > 0 && fields.every(({ hidden }) => hidden);
      const line = part("form-parts").querySelector(`[href="#${section.id}"]`)?.parentElement;
      if (line) line.hidden = section.hidden;
    }
  };
  return {
    isUnnamed,
    hideNames,
    /** Show what the answer asks for, and the rest of the form once it may be filled in. */
    follow() {
      const says = form.querySelector(`template[data-hub-consent="${answer()}"]`);
      part("consent-says").replaceChildren(...(says ? [says.content.cloneNode(true)] : []));
      for (const name of ["form-rest", "form-parts"]) part(name).hidden = !OPENING.includes(answer());
      hideNames();
    },
  };
}

function namingFields(form, naming) {
  const fields = fieldsIn(form).filter(({ dataset }) => naming.includes(dataset.hubField));
  return [...fields, ...form.querySelectorAll("[data-hub-field=sources] [data-hub-field=url]")];
}

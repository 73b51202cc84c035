/** What is to be mended: beside each field, and all of it above the form with links to the fields. */

import { link, make } from "./elements.js";
import { firstControl, locate } from "./form_fields.js";
import { messageFor } from "./form_messages.js";

const TITLE = "Error: ";

/** Show `complaints` about the fields of `form` in `summary` and beside them; true when there are any. */
export function showErrors(form, summary, complaints, clean) {
  clearErrors(form);
  const lines = complaints.map((complaint) => lineFor(form, complaint, clean));
  summary.hidden = !lines.length;
  summary.querySelector("ul").replaceChildren(...lines);
  document.title = (lines.length ? TITLE : "") + document.title.replace(TITLE, "");
  return lines.length > 0;
}

/** Say in `summary` that something other than a field is in the way. */
export function showProblem(summary, words) {
  summary.querySelector("ul").replaceChildren(make("li", "", words));
  summary.hidden = false;
}

/** Go to the field that a line of the summary names. */
export function follow(event) {
  const anchor = event.target.closest("a");
  const control = anchor && document.getElementById(anchor.hash.slice(1));
  if (!control) return;
  event.preventDefault();
  for (let around = control.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  control.closest(".hub-form__field, .hub-form__item").scrollIntoView({ block: "start" });
  (control.matches("fieldset") ? firstControl(control) : control).focus({ preventScroll: true });
}

function clearErrors(form) {
  for (const place of form.querySelectorAll(".hub-form__error")) place.textContent = "";
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  for (const field of form.querySelectorAll(".hub-form__wrong")) field.classList.remove("hub-form__wrong");
}

function lineFor(form, complaint, clean) {
  const line = make("li");
  const found = locate(form, complaint.field, clean);
  const message = messageFor(complaint, found?.label ?? "The page", found?.field.dataset.hubShape);
  if (!found) {
    line.textContent = message;
    return line;
  }
  const { field } = found;
  const place = field.querySelector(".hub-form__error");
  place.replaceChildren(make("span", "hub-hidden", "Error: "), message);
  field.classList.add("hub-form__wrong");
  const control = field.matches("fieldset") ? field : field.querySelector("input, textarea");
  if (control.matches("input, textarea")) control.setAttribute("aria-invalid", "true");
  line.append(link("", `#${control.id}`, message));
  return line;
}

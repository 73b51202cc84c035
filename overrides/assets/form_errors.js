/** What is wrong: beside each field, and all of it above the form with links to the fields. */

import { link, make } from "./elements.js";
import { firstControl, locate } from "./form_fields.js";
import { messageFor } from "./form_messages.js";

/** Show `complaints` about the fields of `form` in `summary` and beside them. */
export function showErrors(form, summary, complaints, clean) {
  clearErrors(form);
  const found = complaints.map((complaint) => ({ complaint, ...markField(form, complaint, clean) }));
  const lines = found.sort(asInTheForm).map(({ complaint, ...about }) => lineOf(complaint, about));
  summary.querySelector("ul").replaceChildren(...lines);
  summary.hidden = !lines.length;
}

/**
 * Show beside the fields what is still wrong, and in `summary` what has been put right since. No
 * line moves, so that somebody who is about to press one does not miss it.
 */
export function updateErrors(form, summary, complaints, clean) {
  const lines = new Map([...summary.querySelectorAll("li")].map((line) => [line.dataset.hubAbout, line]));
  clearErrors(form);
  const wrong = new Set();
  for (const complaint of complaints) {
    const line = lineOf(complaint, markField(form, complaint, clean));
    wrong.add(line.dataset.hubAbout);
    if (!lines.has(line.dataset.hubAbout)) summary.querySelector("ul").append(line);
  }
  for (const [about, line] of lines) line.classList.toggle("hub-form__done", !wrong.has(about));
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

/** Say beside a field what is wrong with it; return the message, and what it is about. */
function markField(form, complaint, clean) {
  const found = locate(form, complaint.field, clean);
  const message = messageFor(complaint, found?.label ?? "The page", found?.field);
  if (!found) return { message };
  const { field } = found;
  field.querySelector(".hub-form__error").replaceChildren(make("span", "hub-hidden", "Error: "), message);
  field.classList.add("hub-form__wrong");
  const control = field.matches("fieldset") ? field : field.querySelector("input, textarea");
  if (!control.matches("fieldset")) control.setAttribute("aria-invalid", "true");
  return { message, control };
}

/** Order what is wrong as the fields stand in the form; what concerns no field comes last. */
function asInTheForm({ control: one }, { control: other }) {
  if (!one || !other) return Number(!one) - Number(!other);
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

function lineOf({ field, code }, { message, control }) {
  const line = make("li", "", control ? "" : message);
  if (control) line.append(link("", `#${control.id}`, message));
  line.append(make("span", "hub-form__corrected", " Corrected"));
  line.dataset.hubAbout = `${field} ${code}`;
  return line;
}

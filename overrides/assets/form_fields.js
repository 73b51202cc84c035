/** The fields of a form, read as front matter and filled from it; the markup is in form_fields.html. */

import { make } from "./elements.js";
import { chosenIn, choose } from "./form_pick.js";

/** Return the fields that stand directly in `holder`: a form, a group, or one item of a list. */
export function fieldsIn(holder) {
  const holderOf = (field) => field.parentElement.closest("[data-hub-field], [data-hub-item], form");
  return [...holder.querySelectorAll("[data-hub-field]")].filter((field) => holderOf(field) === holder);
}

/** Return the values of the fields in `holder`, without those left empty; `all` reads hidden ones too. */
export function read(holder, clean, all = false) {
  const entries = fieldsIn(holder)
    .filter((field) => all || !field.hidden)
    .map((field) => [field.dataset.hubField, valueOf(field, clean, all)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Make every field in `form` as it was at the beginning. */
export function empty(form) {
  form.reset();
  for (const item of form.querySelectorAll("[data-hub-item]")) item.remove();
  for (const field of form.querySelectorAll("[data-hub-shape=reference]")) choose(field, []);
  for (const field of form.querySelectorAll("[data-hub-each]")) {
    if ("hubOpen" in field.dataset) addItem(field);
    else number(field);
  }
}

/** Put `values` into the fields in `holder`. */
export function fill(holder, values) {
  for (const field of fieldsIn(holder)) {
    const value = values[field.dataset.hubField];
    if (value !== undefined) put(field, value);
  }
}

/** Tell whether a field holds anything. */
export function isFilled(field) {
  return valueOf(field, (text) => text.trim(), true) !== undefined;
}

/** Return the items of a list that count: those that hold something, and a needed first one. */
export function itemsIn(field, clean, all = false) {
  const items = [...itemsOf(field)];
  return items.filter((item, index) => (index === 0 && "hubNeeded" in field.dataset) || !isEmpty(contentOf(item, clean, all)));
}

/** Add an item to a list, and return it. */
export function addItem(field) {
  const serial = String(Number(field.dataset.hubSerial ?? 0) + 1);
  field.dataset.hubSerial = serial;
  const item = field.querySelector(":scope > template").content.firstElementChild.cloneNode(true);
  for (const element of [item, ...item.querySelectorAll("*")]) {
    for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll("{n}", serial);
  }
  field.querySelector(":scope > [data-hub-items]").append(item);
  number(field);
  return item;
}

/** Take an item out of its list. */
export function removeItem(item) {
  const field = item.parentElement.closest("[data-hub-field]");
  item.remove();
  number(field);
  return field;
}

/** Find what a path such as `sources.0.url` names: the field, and where its error stands. */
export function locate(form, path, clean) {
  let holder = form;
  let found = null;
  for (const name of path.split(".")) {
    if (/^\d+$/.test(name)) {
      const item = itemsIn(holder, clean)[Number(name)];
      if (!item) return found;
      holder = item;
      if (isText(item)) return { field: item, label: labelOf(item) };
    } else {
      const field = fieldsIn(holder).find((one) => one.dataset.hubField === name);
      if (!field) return found;
      holder = field;
      found = { field, label: labelOf(field) };
      if (!field.matches("[data-hub-shape=group], [data-hub-many]:not([data-hub-shape=reference], [data-hub-shape=choice])")) return found;
    }
  }
  return found;
}

/** Return what can take the focus first in a field. */
export function firstControl(field) {
  const controls = [...field.querySelectorAll("input, textarea, button")];
  return controls.find((one) => one.checkVisibility?.() ?? true) ?? field;
}

/** Return a field's name for messages: "Source 2, year", or "When did it happen, from". */
function labelOf(field) {
  const around = field.parentElement.closest("[data-hub-item], [data-hub-field]");
  const own = field.dataset.hubLabel ?? numberOf(field);
  if (!around) return own;
  const group = around.matches("[data-hub-item]") ? numberOf(around) : around.dataset.hubLabel.replace("?", "");
  return `${group}, ${own[0].toLowerCase()}${own.slice(1)}`;
}

function numberOf(item) {
  return item.querySelector(".hub-form__number").textContent;
}

function valueOf(field, clean, all) {
  const { hubShape: shape } = field.dataset;
  const many = "hubMany" in field.dataset;
  if (shape === "reference") return list(chosenIn(field), many);
  if (shape === "choice") return list([...field.querySelectorAll("input:checked")].map(({ value }) => value).filter(Boolean), many);
  if (shape === "yes-no") return field.querySelector("input").checked || undefined;
  if (many) {
    const items = itemsIn(field, clean, all).map((item) => contentOf(item, clean, all));
    return items.some((content) => !isEmpty(content)) || "hubNeeded" in field.dataset ? items : undefined;
  }
  if (shape === "group") {
    const values = read(field, clean, all);
    return isEmpty(values) ? undefined : values;
  }
  return clean(field.querySelector("input, textarea").value) || undefined;
}

function list(values, many) {
  if (many) return values.length ? values : undefined;
  return values[0];
}

function contentOf(item, clean, all) {
  return isText(item) ? clean(item.querySelector("input, textarea").value) : read(item, clean, all);
}

function isEmpty(content) {
  return typeof content === "string" ? !content : !Object.keys(content).length;
}

function isText(item) {
  return !item.matches("fieldset");
}

function itemsOf(field) {
  return field.querySelector(":scope > [data-hub-items]").children;
}

function put(field, value) {
  const { hubShape: shape } = field.dataset;
  if (shape === "reference") choose(field, [value].flat());
  else if (shape === "choice") {
    const values = [value].flat();
    for (const box of field.querySelectorAll("input")) box.checked = values.includes(box.value);
  } else if (shape === "yes-no") field.querySelector("input").checked = value === true;
  else if ("hubMany" in field.dataset) putItems(field, [value].flat());
  else if (shape === "group") fill(field, value);
  else field.querySelector("input, textarea").value = value;
}

function putItems(field, values) {
  values.forEach((value, index) => {
    const item = itemsOf(field)[index] ?? addItem(field);
    if (isText(item)) item.querySelector("input, textarea").value = value;
    else fill(item, value);
  });
}

/** Number the items of a list, and say on its button what it adds. */
function number(field) {
  const items = [...itemsOf(field)];
  const { hubEach: each } = field.dataset;
  items.forEach((item, index) => {
    const name = `${each} ${index + 1}`;
    item.querySelector(".hub-form__number").textContent = name;
    const button = item.querySelector(":scope > .hub-form__away > [data-hub-remove]");
    button.replaceChildren("Remove", make("span", "hub-hidden", ` ${name.toLowerCase()}`));
    button.hidden = items.length === 1 && "hubOpen" in field.dataset;
  });
  const add = field.querySelector(":scope > p > [data-hub-add]");
  add.dataset.hubFirstWords ??= add.textContent;
  add.textContent = items.length ? add.dataset.hubAnother : add.dataset.hubFirstWords;
}

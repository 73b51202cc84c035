/** Which answers of a comparison are shown: ticked in the picker, kept in the address (`?show=a,b`). */

/** Make `picker` (a fieldset of checkboxes, disabled until then) show and hide its table's rows. */
export function startPicker(picker) {
  const boxes = [...picker.querySelectorAll("input")];
  const all = picker.querySelector("button");
  const table = picker.parentElement.querySelector("table");

  const show = (ids) => {
    for (const box of boxes) box.checked = ids.includes(box.value);
    for (const row of table.tBodies[0].rows) row.hidden = !ids.includes(row.dataset.hubAnswer);
    all.hidden = ids.length === boxes.length;
  };
  const change = (ids) => {
    show(ids);
    keep(ids, boxes.length);
    picker.querySelector("[role=status]").textContent = `${ids.length} of ${boxes.length} answers shown`;
  };

  picker.addEventListener("change", () => change(boxes.filter((box) => box.checked).map((box) => box.value)));
  all.addEventListener("click", () => {
    change(boxes.map((box) => box.value));
    boxes[0].focus();
  });
  show(wanted(boxes.map((box) => box.value)));
  picker.disabled = false;
}

/** Return the ids that the address asks for, or all when it asks for none that are here. */
function wanted(known) {
  const asked = (new URLSearchParams(location.search).get("show") ?? "").split(",");
  const found = known.filter((id) => asked.includes(id));
  return found.length ? found : known;
}

function keep(ids, total) {
  const address = new URL(location.href);
  address.searchParams.delete("show");
  if (ids.length && ids.length < total) address.searchParams.set("show", ids.join(","));
  history.replaceState(history.state, "", address.href.replaceAll("%2C", ","));
}

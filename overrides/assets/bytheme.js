/** Resources of one theme: picked by a link, kept in the address (`?theme=trust`). */

/** Make the links of `nav` show the resources of their theme on this page, in place of leading on. */
export function startByTheme(nav) {
  const links = [...nav.querySelectorAll("[data-hub-theme]")];
  const items = [...document.querySelectorAll("[data-hub-themes]")];

  const show = (theme) => {
    for (const item of items) item.hidden = theme !== "" && !item.dataset.hubThemes.split(" ").includes(theme);
    for (const list of new Set(items.map((item) => item.closest("section")))) {
      list.hidden = !list.querySelector("[data-hub-themes]:not([hidden])");
    }
    for (const link of links) {
      if (link.dataset.hubTheme === theme) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const asked = () => {
    const theme = new URLSearchParams(location.search).get("theme") ?? "";
    return links.some((link) => link.dataset.hubTheme === theme) ? theme : "";
  };

  nav.addEventListener("click", (event) => {
    const link = event.target.closest("[data-hub-theme]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const address = new URL(location.pathname, location.href);
    if (link.dataset.hubTheme) address.searchParams.set("theme", link.dataset.hubTheme);
    history.pushState(null, "", address);
    show(link.dataset.hubTheme);
    const shown = items.filter((item) => !item.hidden).length;
    nav.querySelector("[role=status]").textContent = `${shown} of ${items.length} resources shown`;
  });
  window.addEventListener("popstate", () => show(asked()));
  show(asked());
}

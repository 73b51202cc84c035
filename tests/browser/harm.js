/** Notes whatever harm is done in a page (`harm`), and looks its elements over (`lookForHarm`). */
(() => {
  const harm = [];
  const note = (what) => harm.push(what);
  const fixed = (name, value) => Object.defineProperty(window, name, { value, configurable: false, writable: false });

  fixed("harm", harm);
  fixed("hurt", (number) => note(`ran program ${number}`));
  for (const name of ["alert", "confirm", "prompt", "open", "print"]) fixed(name, () => note(`called ${name}()`));
  addEventListener("securitypolicyviolation", (event) => note(`the policy had to stop ${event.violatedDirective}`));

  const FOREIGN_ELEMENTS =
    "iframe, frame, frameset, object, embed, applet, base, portal, math, marquee, audio, video, source, track, area, map," +
    "xmp, plaintext, noembed, noframes, svg :is(script, a, use, image, set, animate, foreignObject, style, filter), svg [href]";
  const LOADING = "[src], [srcset], [poster], [data], [background], link[href]:not([rel~=canonical], [rel~=alternate])";
  const ADDRESSES = ["href", "src", "action", "formaction", "data", "poster", "background", "cite", "xlink:href", "manifest"];
  const THEMES_OWN = ["document$", "location$", "target$", "keyboard$", "viewport$", "alert$", "component$"];
  THEMES_OWN.push("__md_scope", "__md_get", "__md_set", "__md_hash", "harm", "hurt");

  /** What Markdown makes, written down here once more: the cleaner's own list is what is looked at. */
  const TEXT = {
    a: ["href", "id", "class", "rel"],
    code: ["class"], div: ["class"], li: ["id"], ol: ["start"], sup: ["id"],
    img: ["src", "alt", "width", "height", "loading"],
    td: ["style", "align", "colspan", "rowspan"], th: ["style", "align", "colspan", "rowspan", "scope"],
    h2: ["id"], h3: ["id"], h4: ["id"], h5: ["id"], h6: ["id"],
  };
  for (const tag of "abbr blockquote br caption dd del dl dt em figcaption figure hr ins kbd p pre s span strong sub table tbody tfoot thead tr ul".split(" ")) {
    TEXT[tag] = [];
  }
  const CLASSES = /^(headerlink|footnote|footnote-ref|footnote-backref|language-[^\s]+)$/;
  const ID = /^(?!__|hub-)([a-z0-9_-][a-z0-9_:.-]*|fn(ref\d*)?:.+)$/;

  const shown = (element) => element.cloneNode(false).outerHTML.slice(0, 150);
  const leadsOutside = (address) => new URL(address, location.href).host !== location.host;

  function schemeOf(address) {
    try {
      return new URL(address, location.href).protocol;
    } catch {
      return "";
    }
  }

  /** Look at every element of the page as it is now; `trusted` is what a page without contributed words has. */
  function* inElements(trusted) {
    for (const element of document.querySelectorAll("[hostile]")) yield `contributed words became ${shown(element)}`;
    for (const element of document.querySelectorAll(FOREIGN_ELEMENTS)) yield `holds ${shown(element)}`;
    for (const element of document.querySelectorAll("meta[http-equiv]:not([http-equiv=Content-Security-Policy])")) yield `holds ${shown(element)}`;
    for (const element of document.querySelectorAll(":is(img, form, a, object)[name], img[id]")) yield `takes a name ${shown(element)}`;
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (/^on|^srcdoc$|^ping$|^is$/i.test(name)) yield `holds a program ${shown(element)}`;
        if (ADDRESSES.includes(name) && !["https:", "http:", "mailto:"].includes(schemeOf(value))) yield `leads to ${shown(element)}`;
        if (name.startsWith("data-md-") && !trusted.includes(`${name}=${value}`)) yield `poses as the theme's ${shown(element)}`;
      }
    }
    for (const element of document.querySelectorAll(LOADING)) {
      const asked = element.getAttribute("src") ?? element.getAttribute("href") ?? "";
      if (leadsOutside(asked) || element.hasAttribute("srcset")) yield `asks for ${shown(element)}`;
    }
    for (const element of document.querySelectorAll("script, style")) {
      if (!trusted.includes(programOf(element))) yield `holds a foreign ${programOf(element).slice(0, 150)}`;
    }
    yield* inIds(trusted);
    for (const name of THEMES_OWN) {
      if (window[name] instanceof Node || window[name] instanceof HTMLCollection) yield `stands in for ${name}`;
    }
    for (const name of ["getElementById", "querySelector", "querySelectorAll", "createElement"]) {
      if (typeof document[name] !== "function") yield `stands in for document.${name}`;
    }
    if (typeof window.document$?.subscribe !== "function") yield "keeps the theme's program from starting";
    if (document.body.localName !== "body" || document.head.localName !== "head") yield "stands in for the body or head";
  }

  /** Ids of the text may stand in for no part of the page, of the theme or of the browser. */
  function* inIds(trusted) {
    const all = [...document.querySelectorAll("[id]")];
    const outside = new Set(all.filter((element) => !element.closest(".hub-prose")).map(({ id }) => id));
    for (const { id } of document.querySelectorAll(".hub-prose [id]")) {
      if (outside.has(id)) yield `the text takes the page's id ${id}`;
      if (id !== "location" && Object.hasOwn(document, id)) yield `stands in for document.${id}`;
    }
    for (const { id } of all) {
      if (id.startsWith("__") && !trusted.includes(`id=${id}`)) yield `takes the theme's id ${id}`;
    }
  }

  /** Look at the contributed text as it was served, before any program of ours touched it. */
  function* inTexts(served) {
    for (const element of new DOMParser().parseFromString(served, "text/html").querySelectorAll(".hub-prose *")) {
      const { localName: tag, id } = element;
      if (!(tag in TEXT)) yield `the text holds ${shown(element)}`;
      for (const { name, value } of element.attributes) {
        const isGlossed = tag === "a" && name === "href";
        if (![...(TEXT[tag] ?? []), "lang", "title"].includes(name)) yield `the text holds the attribute ${name} in ${shown(element)}`;
        if (name === "style" && !/^text-align: (left|center|right);$/.test(value)) yield `the text has the style ${value}`;
        if (isGlossed && leadsOutside(value) && element.rel !== "noopener nofollow ugc") yield `a link out bears no mark ${shown(element)}`;
      }
      for (const name of element.classList) if (!CLASSES.test(name)) yield `the text has the class ${name}`;
      if (id && !ID.test(id)) yield `the text has the id ${id}`;
    }
  }

  function programOf(element) {
    const name = element.localName;
    if (element.type === "application/json") return `${name} ${element.id}`;
    const words = element.textContent.replace(/new URL\("[^"]*",location\)/, "new URL(location)");
    return element.src ? `${name} ${element.src.split("/").at(-1)}` : `${name} ${words}`;
  }

  /** Return what is in every page whatever was contributed. */
  fixed("ownParts", () => [
    ...[...document.querySelectorAll("script, style")].map(programOf),
    ...[...document.querySelectorAll("[id^=__]")].map(({ id }) => `id=${id}`),
    ...[...document.querySelectorAll("*")].flatMap(({ attributes }) =>
      [...attributes].filter(({ name }) => name.startsWith("data-md-")).map(({ name, value }) => `${name}=${value}`)),
  ]);

  const TOUCHES = "pointerenter mouseover mousemove mousedown mouseup click focus blur beforetoggle animationstart".split(" ");

  /** Do to each element of the text what a reader could, but for following a link. */
  fixed("touchTexts", () => {
    addEventListener("click", (event) => {
      if (/^(https?|mailto):$/.test(event.target.closest?.("a[href]")?.protocol)) event.preventDefault();
    });
    for (const element of document.querySelectorAll(".hub-prose *, [hostile], [hostile] *")) {
      for (const name of TOUCHES) element.dispatchEvent(new Event(name)); // what bubbles is the theme's
      if (element.matches("a, area, button, input")) element.click?.();
    }
  });

  /** Return every harm in the page; asks for the page once more, to see it as it was served. */
  fixed("lookForHarm", async (trusted) => {
    const served = await (await fetch(location.href)).text();
    touchTexts();
    await new Promise((done) => setTimeout(done)); // what a touch starts runs first
    return [...new Set([...harm, ...inElements(trusted), ...inTexts(served)])];
  });
})();

/** The ways to send a finished file: copy it, keep it, or hand it to GitHub or an e-mail program. */

import { make } from "./elements.js";

const NOT_COPIED = "The browser did not allow that. Open “See the file” below, and copy the text from there.";

/** Make the ways in `box` work; return what tells them which file is finished. */
export function startWays(box) {
  let finished;
  const tell = (words) => {
    box.querySelector("[data-hub-ways-status]").textContent = words;
  };
  const copied = async (text) => {
    const done = await copy(text);
    tell(done ? "Copied." : NOT_COPIED);
    return done;
  };
  box.addEventListener("click", async (event) => {
    const button = event.target.closest("a, button");
    const { hubCopy } = button?.dataset ?? {};
    if (hubCopy) copied(hubCopy === "file" ? finished.file : finished.missing);
    if (button?.matches("[data-hub-download]")) {
      download(finished.path.split("/").at(-1), finished.file);
      tell("The file is with your downloads.");
    }
    if (button?.matches("[data-hub-copies]")) {
      event.preventDefault();
      if (await copied(finished.file)) window.open(button.href, button.target || "_self", "noopener");
      else button.removeAttribute("data-hub-copies");
    }
  });
  return (file) => {
    finished = file;
  };
}

/** Hand `text` to the reader as a file called `name`. */
function download(name, text) {
  const anchor = make("a");
  anchor.href = URL.createObjectURL(new Blob([text], { type: "text/markdown;charset=utf-8" }));
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}

/** Copy `text`; return whether the browser allowed it. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

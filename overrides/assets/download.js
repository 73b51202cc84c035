/** Hand a text to the reader as a file. */

import { make } from "./elements.js";

/** Let the browser save `text` under `name`; `type` is its media type. */
export function download(name, type, text) {
  const anchor = make("a");
  anchor.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
}

/** A draft, kept in this browser only: in its local storage, under the site's path. */

const PAUSE = 400;

/** Return what keeps the draft of the form `kind` of the site at `base`. */
export function draftOf(kind, base) {
  const key = `${base.pathname}draft-${kind}`;
  let timer;
  return {
    /** Return what was kept, or null. */
    restore() {
      try {
        return JSON.parse(localStorage.getItem(key));
      } catch {
        return null;
      }
    },
    /** Keep what `content()` returns, soon; then say with `done` whether it could be kept. */
    keepSoon(content, done) {
      clearTimeout(timer);
      timer = setTimeout(() => done(this.keep(content())), PAUSE);
    },
    /** Keep `content` now; return whether that was possible. */
    keep(content) {
      clearTimeout(timer);
      try {
        localStorage.setItem(key, JSON.stringify(content));
        return true;
      } catch {
        return false;
      }
    },
    /** Forget the draft. */
    clear() {
      clearTimeout(timer);
      try {
        localStorage.removeItem(key);
      } catch {
        // nothing was kept
      }
    },
  };
}

/** A draft, kept in this browser only: in its local storage, under the site's path. */

const PAUSE = 400;

/** Return what keeps the draft of the form `kind` of the site at `base`. */
export function draftOf(kind, base) {
  const key = `${base.pathname}draft-${kind}`;
  let waiting = null;
  let timer;

  /** Keep `content` now; return whether that was possible. */
  function keep(content) {
    forget();
    try {
      localStorage.setItem(key, JSON.stringify(content));
      return true;
    } catch {
      return false;
    }
  }

  function forget() {
    clearTimeout(timer);
    waiting = null;
  }

  return {
    keep,
    /** Keep what `content()` returns, soon; then tell `done` whether it could be kept. */
    keepSoon(content, done) {
      forget();
      waiting = content;
      timer = setTimeout(() => done(keep(content())), PAUSE);
    },
    /** Keep at once what is still waiting. */
    keepNow() {
      if (waiting) keep(waiting());
    },
    /** Return what was kept, or null. */
    restore() {
      try {
        return JSON.parse(localStorage.getItem(key));
      } catch {
        return null;
      }
    },
    /** Delete the draft. */
    clear() {
      forget();
      try {
        localStorage.removeItem(key);
      } catch {
        // nothing could be kept in the first place
      }
    },
  };
}

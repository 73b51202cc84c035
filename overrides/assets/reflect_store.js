/**
 * What is kept of reflecting together: one key in this browser's own storage, and nothing anywhere
 * else. A session is {begun, ended, people, notes: [{field, title, label, text}]}.
 */

const NAME = "hub-reflect:";

/** Return the notes' store for the site at `base`; its `works` says whether the browser keeps them. */
export function storeFor(base) {
  const key = `${NAME}${new URL(base, location.href).pathname}`;
  const store = { key, works: true, read, write, text: () => localStorage.getItem(key) ?? "" };

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
      return Array.isArray(kept) ? kept.filter(isSession) : [];
    } catch {
      return [];
    }
  }

  /** Keep `sessions`, or with none forget the key itself; return whether it could be done. */
  function write(sessions) {
    try {
      if (sessions.length) localStorage.setItem(key, JSON.stringify(sessions));
      else localStorage.removeItem(key);
      store.works = true;
    } catch {
      store.works = false;
    }
    return store.works;
  }

  return store;
}

/** Return the session that is going on: today's last one, unless it was ended. */
export function current(sessions, now) {
  const last = sessions.at(-1);
  return last && !last.ended && sameDay(last.begun, now) ? last : undefined;
}

/** Return `sessions` with `text` noted in the current one, which begins with its first note. */
export function noted(sessions, now, people, note) {
  const open = current(sessions, now) ?? { begun: now.toISOString(), ended: false, people, notes: [] };
  const others = sessions.filter((one) => one.begun !== open.begun);
  const notes = open.notes.filter(({ field }) => field !== note.field);
  if (note.text.trim()) notes.push(note);
  return notes.length ? [...others, { ...open, people, notes }] : others;
}

/** Return `sessions` with the current one closed, so that the next note begins another. */
export function ended(sessions, now) {
  const open = current(sessions, now);
  return sessions.map((one) => (one === open ? { ...one, ended: true } : one));
}

/** Return what was last written in `field` before the current session, with its day; or nothing. */
export function lastTime(sessions, now, field) {
  const open = current(sessions, now);
  for (const session of sessions.filter((one) => one !== open).reverse()) {
    const note = session.notes.find((one) => one.field === field);
    if (note) return { text: note.text, begun: session.begun };
  }
  return undefined;
}

/** Return a day as people write it: "22 November 2026". */
export function dayOf(begun) {
  return new Date(begun).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

function sameDay(begun, now) {
  return new Date(begun).toDateString() === now.toDateString();
}

function isSession(one) {
  return typeof one?.begun === "string" && !Number.isNaN(Date.parse(one.begun)) && Array.isArray(one.notes);
}

/** Data of the site, fetched when it is needed. */

const FRESH = 60_000;

let seen;

/** Nothing is at an address. */
export class NotThere extends Error {}

/**
 * Fetch JSON, the latest if its address has no version; raises when the answer is not one, and when
 * the site was published with other scripts since, which may want it written otherwise.
 */
export async function getJson(address) {
  const { href, search } = new URL(address, location.href);
  const [answer] = await Promise.all([fetch(href, { cache: search ? "default" : "no-cache" }), stillHere()]);
  if (answer.status === 404) throw new NotThere(href);
  if (!answer.ok) throw new Error(`${href} answered ${answer.status}`);
  return answer.json();
}

/** Make sure that the site still has this very script; a look is good for a minute. */
async function stillHere() {
  if (performance.now() - seen < FRESH) return;
  const { ok } = await fetch(import.meta.url, { method: "HEAD", cache: "no-store" });
  if (!ok) throw new Error("The site has other scripts by now.");
  seen = performance.now();
}

/** Return `fetchOne` so that each key is fetched once; what failed can be tried again. */
export function once(fetchOne) {
  const got = new Map();
  return (key) => {
    if (!got.has(key)) {
      const coming = fetchOne(key).catch((error) => {
        got.delete(key);
        throw error;
      });
      got.set(key, coming);
    }
    return got.get(key);
  };
}

/** Data of the site, fetched when it is needed. */

/** Fetch JSON; raises when the answer is not one. */
export async function getJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
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

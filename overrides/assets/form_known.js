/** What the hub knows: lists to choose from and names that may not be told, fetched when needed. */

import { getJson } from "./fetching.js";

/** Return what fetches from the site at `base`; each file once, unless it could not be had. */
export function knowledge(base) {
  const files = new Map();
  const file = (path) => {
    if (!files.has(path)) files.set(path, fetched(new URL(path, base)));
    files.get(path).catch(() => files.delete(path));
    return files.get(path);
  };
  const lists = new Map();
  const list = async (kind) => {
    if (!lists.has(kind)) {
      const records = await file(`contribute/lists/${kind}.json`);
      lists.set(kind, new Map(records.map((record) => [record.id, record])));
    }
    return lists.get(kind);
  };
  return {
    rules: () => file("contribute/rules.json"),
    list,
    /** Return the title of a record as far as its list is here. */
    titleOf: (kind, id) => lists.get(kind)?.get(id)?.title ?? id,
    /** Return all that the rules need to know about pages that name `kinds`. */
    async about(kinds, unnamed) {
      const entries = await Promise.all([...kinds].map(async (kind) => [kind, await list(kind)]));
      return { ...Object.fromEntries(entries), names: unnamed ? await file("contribute/names.json") : [] };
    },
  };
}

/** A file could not be had, most likely because there is no connection. */
export class NotFetched extends Error {}

function fetched(address) {
  return getJson(address).catch(() => {
    throw new NotFetched(address.pathname);
  });
}

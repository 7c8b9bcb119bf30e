import type { Loader } from "astro/loaders";
import { type CollectionName, collections } from "../model/index.ts";
import { maybeCurrentSite } from "./current-site.ts";

/**
 * Hands a collection to Astro: the entries that the one reader has read, as they are. Nothing is read or
 * parsed a second time. Without an open plan (`astro check`, `astro sync`) the collection is empty.
 */
export function planCollection<Name extends CollectionName>(name: Name) {
  const loader: Loader = {
    name: `plan-${name}`,
    load: async ({ store, generateDigest }) => {
      store.clear();
      for (const [id, entry] of maybeCurrentSite()?.now.repository[name] ?? []) {
        store.set({ id, data: { ...entry }, digest: generateDigest(JSON.stringify(entry)) });
      }
    },
  };
  return { loader, schema: collections[name].schema };
}

import { type CollectionName, isCollectionName } from "../model/index.ts";

/** Names of which a text can be asked whether they are there. */
export type Names = Pick<ReadonlySet<string>, "has" | typeof Symbol.iterator>;

/** What a plan folder holds, by name alone: all that a text may depend on beyond its own file. */
export interface FolderNames {
  readonly ids: (collection: CollectionName) => Names;
  readonly images: Names;
}

/** Whether there is an entry, e.g. `kpis/churn`, or a picture, e.g. `images/media/map.png`. */
export type Answer = readonly [name: string, isThere: boolean];

/**
 * Notes what is asked of a folder, so that it is known of what has been read once whether it would be read in the
 * same way again. Whoever looks through all names, for a suggestion, depends on all of them, and has no answers.
 */
export function askedNames(folder: FolderNames): {
  readonly names: FolderNames;
  readonly answers: () => readonly Answer[] | undefined;
} {
  const answers = new Map<string, boolean>();
  let isLookedThrough = false;
  const asked = (kind: CollectionName | "images", names: Names): Names => ({
    has: (name) => {
      const isThere = names.has(name);
      answers.set(`${kind}/${name}`, isThere);
      return isThere;
    },
    [Symbol.iterator]: () => {
      isLookedThrough = true;
      return names[Symbol.iterator]();
    },
  });
  return {
    names: {
      ids: (collection) => asked(collection, folder.ids(collection)),
      images: asked("images", folder.images),
    },
    answers: () => (isLookedThrough ? undefined : [...answers]),
  };
}

/** Whether a folder would give the same answers again. */
export function areSame(answers: readonly Answer[], { ids, images }: FolderNames): boolean {
  return answers.every(([asked, isThere]) => {
    const slash = asked.indexOf("/");
    const [kind, name] = [asked.slice(0, slash), asked.slice(slash + 1)];
    return (isCollectionName(kind) ? ids(kind) : images).has(name) === isThere;
  });
}

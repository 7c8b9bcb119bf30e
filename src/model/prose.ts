import type { CollectionName } from "./collection-name.ts";

/**
 * The narrative of an entry, ready to be put on a page: a list of parts whose HTML, put one after the
 * other, is the body. What depends on the rest of the plan (a title, a state, an address, a picture) stands
 * in it as data, so that prose is rendered once and never has to be parsed again.
 */
export interface Prose {
  readonly parts: readonly ProsePart[];
  readonly headings: readonly Heading[];
  /** The words alone, for search, with a {@link namedEntry} where the text names an entry by a component. */
  readonly text: string;
}

export type ProsePart =
  | { readonly kind: "html"; readonly html: string }
  /** `<Kpi id="…"/>` and its like: a link that shows the title and state of the entry. */
  | { readonly kind: "entry"; readonly collection: CollectionName; readonly id: string }
  /** The value of an `href` attribute that leads to an entry; `fragment` is empty or begins with `#`. */
  | {
      readonly kind: "address";
      readonly collection: CollectionName;
      readonly id: string;
      readonly fragment: string;
    }
  /** A picture of the plan folder, by its path in it. */
  | {
      readonly kind: "image";
      readonly path: string;
      readonly alt: string;
      readonly caption: string | undefined;
    }
  | { readonly kind: "diagram"; readonly source: string; readonly line: number };

export interface Heading {
  readonly depth: number;
  readonly text: string;
  /** The id on the page, which begins with {@link headingPrefix}. */
  readonly id: string;
  /** The words below it, up to the next heading, as those of {@link Prose.text}. */
  readonly words: string;
}

/** Stands in words for the title of an entry, which only who knows the whole plan can put there. */
export function namedEntry(collection: CollectionName, id: string): string {
  return `\uFFFC${collection}/${id}\uFFFC`;
}

/** The words with the title of every entry that they name; `titleOf` takes a subject such as `kpis/churn`. */
export function withTitles(words: string, titleOf: (subject: string) => string): string {
  return words.replace(/\uFFFC([a-z]+\/[^\uFFFC\s]+)\uFFFC/g, (_, subject: string) => titleOf(subject));
}

/** Keeps the ids of authors' headings apart from those of the page: `## Main` becomes `prose-main`. */
export const headingPrefix = "prose-";

import { type CollectionName, entriesOf } from "../../model/index.ts";
import type { WholePlan } from "../site.ts";

/** What an entry says: how it is called, its texts, its figures and its pictures. */
export interface Said {
  /** What it is known by: its title, and an address for mail. */
  readonly titles: readonly string[];
  readonly texts: readonly string[];
  readonly figures: readonly number[];
  /** By their paths in the plan folder. */
  readonly pictures: readonly string[];
}

/** What an entry, `collection/id`, of a plan says in its fields and in its narrative. */
export function saidBy({ repository, sources }: WholePlan, name: string): Said {
  const slash = name.indexOf("/");
  const entry = entriesOf(repository, name.slice(0, slash) as CollectionName).get(name.slice(slash + 1));
  const { title, email, ...fields } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  const { prose } = sources.get(name) ?? {};
  const parts = prose?.parts ?? [];
  const diagrams = parts.flatMap((part) => (part.kind === "diagram" ? part.source.split("\n") : []));
  return {
    titles: [title, email].filter((each) => typeof each === "string"),
    texts: [...leaves(fields).filter((each) => typeof each === "string"), prose?.text ?? "", ...diagrams],
    figures: leaves(fields).filter((each) => typeof each === "number"),
    pictures: parts.flatMap((part) => (part.kind === "image" ? [part.path] : [])),
  };
}

/** The values of data that are no lists and no objects. */
export function leaves(data: unknown): readonly unknown[] {
  if (typeof data !== "object" || data === null) return [data];
  return Object.values(data).flatMap(leaves);
}

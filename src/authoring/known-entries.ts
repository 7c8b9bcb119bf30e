import { type CollectionName, collections } from "../model/index.ts";
import { optionsOf, type Shape } from "./field.ts";

/** An entry that a reference may name. */
export interface KnownEntry {
  readonly id: string;
  /** Its title; the id if it has none, or could not be read. */
  readonly title: string;
}

/** The entries of each collection of the plan that is written to, by id. */
export type KnownEntries = (collection: CollectionName) => readonly KnownEntry[];

const most = 8;

/**
 * What may stand in a field, in a line for somebody who fills it in: `one of: green, amber, red`, or
 * `a person: ceo, cfo or 24 more`. Empty where there is nothing to choose from.
 */
export function offer(shape: Shape, known: KnownEntries): string {
  const item = shape.kind === "list" ? shape.item : shape;
  if (item.kind === "reference") {
    const ids = known(item.collection).map(({ id }) => id);
    const { noun } = collections[item.collection];
    if (ids.length === 0) return "";
    const more = ids.length > most ? ` or ${ids.length - most} more` : "";
    return `${withArticle(noun)}: ${ids.slice(0, most).join(", ")}${more}`;
  }
  const options = optionsOf(item);
  return options.length > 0 ? `one of: ${options.join(", ")}` : "";
}

export function withArticle(noun: string): string {
  return `${/^[aeio]/i.test(noun) ? "an" : "a"} ${noun}`;
}

/**
 * An edition is the plan as one audience may see it. Entries with an `audience` are in the editions for one of those
 * audiences and in no other; the edition for everyone holds what has none.
 */

/** The edition that holds only what has no audience. No audience of a plan has this name. */
export const everyone = "everyone";

/**
 * Stands in place of the id of an entry that an edition leaves out. No entry can have it, for ids have no blanks, and
 * whatever shows an id for want of a title says the right words.
 */
export const restrictedEntry = "restricted entry";

/** What a plan repository says of itself when it is an edition. */
export interface Edition {
  /** The audience that it is for, or {@link everyone}. */
  readonly audience: string;
  /** How many entries it leaves out, with all that belongs to them. */
  readonly leftOut: number;
  /**
   * By `collection/id`, the fields of entries that lost an item because it was about an entry that is left out. What
   * such a field does not hold proves nothing.
   */
  readonly withheld: ReadonlyMap<string, readonly string[]>;
}

/** Whether an id stands for an entry that the edition leaves out. */
export function isRestricted(id: string | undefined): boolean {
  return id === restrictedEntry;
}

/** Whether an edition holds an entry that is meant for some audiences. */
export function isMeantFor(audience: string, audiences: readonly string[]): boolean {
  return audiences.length === 0 || audiences.includes(audience);
}

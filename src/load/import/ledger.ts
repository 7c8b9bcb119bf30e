import type { Data } from "../../authoring/settings.ts";
import type { CollectionName } from "../../model/index.ts";
import type { ImportNote, ImportRule, SourcePlace } from "./note.ts";

/** An entry that is to be, with where in the source it comes from. */
export interface Draft {
  readonly collection: CollectionName;
  readonly id: string;
  readonly data: Data;
  /** The narrative, for a collection that has one. */
  readonly body?: string | undefined;
  readonly place: SourcePlace;
  /** Where the value of a field stands, by the field's name; in default at `place`. */
  readonly places?: ReadonlyMap<string, SourcePlace>;
}

/**
 * What an import finds, in the order in which it finds it. It guards that an id is given once: a second entry
 * with it is either a duplicate, which is said, or gets a number behind its name.
 */
export class Ledger {
  private readonly byKey = new Map<string, Draft>();
  private readonly found: ImportNote[] = [];
  private readonly counts = new Map<string, number>();
  /** Ids that were given away and have no entry yet. */
  private readonly given = new Set<string>();
  private readonly numbers = new Map<string, number>();
  private settings: Data | undefined;

  get drafts(): readonly Draft[] {
    return [...this.byKey.values()];
  }

  get notes(): readonly ImportNote[] {
    return this.found;
  }

  /** What was read and taken for granted, in sentences, each with how often. */
  get assumptions(): readonly string[] {
    return [...this.counts].map(([sentence, count]) =>
      `${sentence} (${count} times)`.replace("(1 times)", "(once)"),
    );
  }

  /** The settings of `portal.json`, if the source has them. */
  get portal(): Data | undefined {
    return this.settings;
  }

  set portal(data: Data | undefined) {
    this.settings = data;
  }

  has(collection: CollectionName, id: string): boolean {
    return this.byKey.has(`${collection}/${id}`);
  }

  get(collection: CollectionName, id: string): Draft | undefined {
    return this.byKey.get(`${collection}/${id}`);
  }

  /** Adds an entry; one whose id is taken is reported and left out. */
  add(draft: Draft): void {
    const before = this.get(draft.collection, draft.id);
    if (!before) {
      this.put(draft);
      return;
    }
    const { row, file } = before.place;
    this.error(
      draft.place,
      "import/duplicate",
      `\`${draft.collection}/${draft.id}\` is in row ${row} of \`${file}\` already; this one is left out`,
      "give one of the two another id",
    );
  }

  /** Adds an entry or replaces it by what is known now. */
  put(draft: Draft): void {
    this.byKey.set(`${draft.collection}/${draft.id}`, draft);
  }

  /** An id that is free: the one wanted, else with a number behind it, which is said. */
  freeId(collection: CollectionName, wanted: string, place: SourcePlace): string {
    const isTaken = (id: string) => this.has(collection, id) || this.given.has(`${collection}/${id}`);
    let id = wanted;
    // A table may have the same title in all of its rows, so the search goes on where it ended the last time.
    let number = this.numbers.get(`${collection}/${wanted}`) ?? 2;
    for (; isTaken(id); number += 1) id = `${wanted}-${number}`;
    this.given.add(`${collection}/${id}`);
    if (id === wanted) return id;
    this.numbers.set(`${collection}/${wanted}`, number);
    this.warn(
      place,
      "import/duplicate",
      `the id \`${wanted}\` is taken by an entry of the same name, so this one is \`${collection}/${id}\``,
      "give it another name if that does not tell the two apart; if both are one entry, delete one of them",
    );
    return id;
  }

  error(place: SourcePlace, rule: ImportRule, message: string, hint: string): void {
    this.found.push({ ...placeOf(place), severity: "error", rule, message, hint });
  }

  warn(place: SourcePlace, rule: ImportRule, message: string, hint: string): void {
    this.found.push({ ...placeOf(place), severity: "warning", rule, message, hint });
  }

  /** Takes an entry out again. */
  remove({ collection, id }: Pick<Draft, "collection" | "id">): void {
    this.byKey.delete(`${collection}/${id}`);
  }

  /** Counts a thing that the source does not say and that was taken for granted. */
  assume(sentence: string): void {
    this.counts.set(sentence, (this.counts.get(sentence) ?? 0) + 1);
  }
}

function placeOf({ file, row, column }: SourcePlace): SourcePlace {
  return { file, row, column };
}

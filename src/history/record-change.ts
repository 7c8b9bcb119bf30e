/**
 * Whether a record was edited. A record is what was said or decided on a day, and stays as it was: what comes later
 * is a record of its own. An update is one from the moment it is committed, a decision from the moment it is
 * accepted; after that a decision only becomes superseded or deprecated, and its date of review may move. Past
 * figures may be added to, not taken away as a whole; that one was corrected is told among the changes.
 */
import { createHash } from "node:crypto";
import type { CollectionName, RecordEdit } from "../model/index.ts";

export interface RecordState {
  readonly entry: object;
  /** What stands below its frontmatter. */
  readonly text: () => Promise<string>;
}

export interface RecordStep {
  readonly collection: CollectionName;
  readonly before: RecordState | undefined;
  readonly after: RecordState | undefined;
}

type Change = Pick<RecordEdit, "kind" | "parts" | "before" | "after">;
type Fields = Readonly<Record<string, unknown>>;

/** Fields that change in the life of a decision without changing what was decided, and what sorts an entry. */
const free: ReadonlySet<string> = new Set(["id", "status", "reviewBy", "tags", "audience"]);

export async function recordChange({ collection, before, after }: RecordStep): Promise<Change | undefined> {
  if (!before) {
    return after && isRecord(collection, after.entry)
      ? { kind: "returned", parts: [], before: null, after: await stateOf(collection, after) }
      : undefined;
  }
  if (!isRecord(collection, before.entry)) return undefined;
  if (!after) return { kind: "removed", parts: [], before: await stateOf(collection, before), after: null };
  if (collection === "actuals") return undefined;
  const [textBefore, textAfter] = [await plainText(before), await plainText(after)];
  const parts = [
    ...changedFields(before.entry as Fields, after.entry as Fields),
    ...(textBefore === textAfter ? [] : ["text"]),
  ];
  if (parts.length === 0) return undefined;
  return {
    kind: "edited",
    parts,
    before: await stateOf(collection, before),
    after: await stateOf(collection, after),
  };
}

function isRecord(collection: CollectionName, entry: object): boolean {
  if (collection !== "decisions") return true;
  const { status } = entry as Fields;
  return status === "accepted" || status === "superseded" || status === "deprecated";
}

function changedFields(before: Fields, after: Fields): readonly string[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => !free.has(field),
  );
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return isStepBack(before["status"], after["status"]) ? ["status", ...changed] : changed;
}

/** What was decided cannot become undecided, and what was replaced does not come back. */
function isStepBack(before: unknown, after: unknown): boolean {
  if (before === after || before === undefined) return false;
  return before !== "accepted" || (after !== "superseded" && after !== "deprecated");
}

async function stateOf(collection: CollectionName, { entry, text }: RecordState): Promise<string> {
  if (collection === "actuals") return "kept";
  const fields = Object.entries(entry).filter(([field]) => field === "status" || !free.has(field));
  const said = JSON.stringify([fields, await plainText({ entry, text })]);
  return createHash("sha256").update(said).digest("hex").slice(0, 16);
}

/** Line breaks and blanks may move; words may not. */
async function plainText({ text }: RecordState): Promise<string> {
  return (await text()).replace(/\s+/g, " ").trim();
}

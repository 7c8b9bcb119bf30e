/**
 * Makes sound entries out of what was read: completes them, finds what their references mean, and takes out what
 * the schemas refuse. A field that may be left out is left out alone; without one that is needed the entry is. What
 * referred to an entry that had to go is looked at again, until nothing changes.
 */
import { idFault } from "../../authoring/entry-address.ts";
import { type Field, fieldsOf, optionsOf } from "../../authoring/field.ts";
import type { Data } from "../../authoring/settings.ts";
import { type CollectionName, collections } from "../../model/index.ts";
import type { DataDocument, Path } from "../document.ts";
import { fileStart } from "../place.ts";
import { schemaFaults } from "../schema-faults.ts";
import { referencesIn } from "../schema-walk.ts";
import { suggestion } from "../suggestion.ts";
import type { ImportSettings } from "./import-format.ts";
import type { Draft, Ledger } from "./ledger.ts";
import { type ImportRule, quoted, type SourcePlace } from "./note.ts";
import { completed, placeholderTag } from "./placeholders.ts";
import { slug } from "./slug.ts";

/** An entry that the plan has already. */
export interface KnownEntry {
  readonly id: string;
  readonly title: string;
}

export type KnownEntries = (collection: CollectionName) => readonly KnownEntry[];

export function settle(ledger: Ledger, settings: ImportSettings, known: KnownEntries): void {
  for (const draft of ledger.drafts) ledger.put(completed(draft, settings, ledger));
  const names = namesOf(ledger, known);
  for (const draft of ledger.drafts) ledger.put(withIds(draft, names));
  for (let before = -1; before !== ledger.drafts.length; ) {
    before = ledger.drafts.length;
    for (const draft of ledger.drafts) {
      const sound = soundEntry(draft, settings, known, ledger);
      if (sound) ledger.put(sound);
      else ledger.remove(draft);
    }
  }
  removeUnusedPlaceholders(ledger);
}

/** A placeholder of which the last user had to go is not needed either. */
function removeUnusedPlaceholders(ledger: Ledger): void {
  const isPlaceholder = ({ data }: Draft) =>
    Array.isArray(data["tags"]) && data["tags"].includes(placeholderTag);
  const used = new Set<string>();
  const pending = ledger.drafts.filter((draft) => !isPlaceholder(draft));
  for (let draft = pending.pop(); draft; draft = pending.pop()) {
    for (const { collection, id } of referencesIn(collections[draft.collection].schema, draft.data)) {
      const target = ledger.get(collection, id);
      if (!target || used.has(`${collection}/${id}`)) continue;
      used.add(`${collection}/${id}`);
      if (isPlaceholder(target)) pending.push(target);
    }
  }
  for (const draft of ledger.drafts) {
    if (isPlaceholder(draft) && !used.has(`${draft.collection}/${draft.id}`)) ledger.remove(draft);
  }
}

/** Finds an entry of the plan by its title. */
export function namedIn(known: KnownEntries): ImportSettings["named"] {
  return (collection, name) => known(collection).find(({ title }) => slug(title) === slug(name))?.id;
}

/** The ids of a collection by what an entry is called: its title, in whatever letters, or what its id would be. */
type Names = (collection: CollectionName) => {
  readonly ids: ReadonlySet<string>;
  readonly byName: ReadonlyMap<string, string>;
};

function namesOf(ledger: Ledger, known: KnownEntries): Names {
  const found = new Map<CollectionName, ReturnType<Names>>();
  return (collection) => {
    const before = found.get(collection);
    if (before) return before;
    const drafts = ledger.drafts.filter((draft) => draft.collection === collection);
    const entries = [
      ...known(collection),
      ...drafts.map(({ id, data }) => ({
        id,
        title: typeof data["title"] === "string" ? data["title"] : id,
      })),
    ];
    const byName = new Map(
      [...entries].reverse().flatMap(({ id, title }) => [
        [slug(id), id],
        [slug(title), id],
      ]),
    );
    const names = { ids: new Set(entries.map(({ id }) => id)), byName };
    found.set(collection, names);
    return names;
  };
}

/** The entry with ids in place of the names by which its references call other entries. */
function withIds(draft: Draft, names: Names): Draft {
  const { schema } = collections[draft.collection];
  let data = draft.data;
  for (const { path, collection, id } of referencesIn(schema, draft.data)) {
    const { ids, byName } = names(collection);
    const meant = ids.has(id) ? undefined : byName.get(slug(id));
    if (meant !== undefined) data = replaced(data, path, meant) as Data;
  }
  return data === draft.data ? draft : { ...draft, data };
}

function replaced(value: unknown, [step, ...rest]: Path, by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? replaced(item, rest, by) : item));
  const data = value as Data;
  return { ...data, [step]: replaced(data[step], rest, by) };
}

function soundEntry(
  draft: Draft,
  settings: ImportSettings,
  known: KnownEntries,
  ledger: Ledger,
): Draft | undefined {
  const { collection, id, place } = draft;
  const { schema, noun } = collections[collection];
  const isThere = (name: CollectionName, other: string) =>
    ledger.has(name, other) || settings.isThere(name, other);
  const wrongId = idFault(collection, id, isThere);
  if (wrongId) {
    ledger.error(place, "import/value", `the ${noun} is left out: ${wrongId.message}`, wrongId.hint);
    return undefined;
  }
  const fields = fieldsOf(schema);
  let data = draft.data;
  for (const { field, rule, message, hint } of [
    ...faultsBySchema(draft),
    ...unknownReferences(draft, isThere, known, ledger),
  ]) {
    const definition = fields.find(({ name }) => name === field);
    const at = draft.places?.get(field) ?? place;
    if (data[field] === undefined && draft.places?.has(field)) {
      const what = `the ${noun} \`${id}\` is left out, since its \`${field}\` cannot be read`;
      ledger.error(at, "import/missing", what, "correct the value");
      return undefined;
    }
    if (data[field] === undefined) {
      const what = `the ${noun} \`${id}\` is left out: ${message}`;
      ledger.error(place, "import/missing", what, definition ? missingHint(definition, hint) : hint);
      return undefined;
    }
    if (definition?.isRequired ?? false) {
      ledger.error(at, rule, `the ${noun} \`${id}\` is left out: ${message}`, hint);
      return undefined;
    }
    ledger.error(at, rule, `\`${field}\` of the ${noun} \`${id}\` is left out: ${message}`, hint);
    data = Object.fromEntries(Object.entries(data).filter(([name]) => name !== field));
  }
  if (data === draft.data) return draft;
  return soundEntry({ ...draft, data }, settings, known, ledger);
}

interface FieldFault {
  readonly field: string;
  readonly rule: ImportRule;
  readonly message: string;
  readonly hint: string;
}

/** What the schema has against an entry, one fault a field. The place says which field a fault is about. */
function faultsBySchema({ collection, data }: Draft): readonly FieldFault[] {
  const { schema, noun } = collections[collection];
  const fields = Object.keys(schema.shape);
  const document: DataDocument = {
    data,
    locate: ([step]) => ({ ...fileStart, line: fields.indexOf(String(step)) + 1 }),
    isWhole: true,
  };
  const found = new Map<string, FieldFault>();
  for (const { place, message, hint } of schemaFaults(schema, noun, document)) {
    const named = fields.find(
      (name) => message.startsWith(`\`${name}\``) || message.includes(`\`${name}\` is missing`),
    );
    const field = fields[place.line - 1] ?? named ?? "";
    if (!found.has(field)) found.set(field, { field, rule: "import/value", message, hint });
  }
  return [...found.values()];
}

function unknownReferences(
  { collection, data }: Draft,
  isThere: (collection: CollectionName, id: string) => boolean,
  known: KnownEntries,
  ledger: Ledger,
): readonly FieldFault[] {
  const found = new Map<string, FieldFault>();
  for (const reference of referencesIn(collections[collection].schema, data)) {
    const field = String(reference.path[0]);
    if (found.has(field) || isThere(reference.collection, reference.id)) continue;
    const { noun } = collections[reference.collection];
    const ids = [
      ...known(reference.collection).map(({ id }) => id),
      ...ledger.drafts.filter((draft) => draft.collection === reference.collection).map(({ id }) => id),
    ];
    const message = `it names the ${noun} ${quoted(reference.id)}, which does not exist`;
    found.set(field, { field, rule: "import/reference", message, hint: suggestion(reference.id, ids, noun) });
  }
  return [...found.values()];
}

function missingHint({ name, shape, description }: Field, hint: string): string {
  const options = optionsOf(shape);
  const choices = options.length > 0 ? `one of ${options.join(", ")}` : description;
  if (shape.kind === "list" || shape.kind === "object") return hint;
  return `add a column \`${name}\`, or say \`--set ${name}=…\` for all: ${choices}`;
}

/** Where an entry comes from, for a problem that the check finds. */
export function placeOfField({ place, places }: Draft, field: string | undefined): SourcePlace {
  return (field === undefined ? undefined : places?.get(field)) ?? place;
}

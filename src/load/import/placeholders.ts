/**
 * What an entry cannot do without and the source does not say.
 *
 * A figure is never made up. Who answers for an entry can be said with `--accountable`, other fields with `--set`;
 * where neither is said, a person or unit that is named for what it is stands in: "Nobody named in the source",
 * tagged `placeholder` and not active, so that the analysis reports everything that hangs on it.
 */
import { type Field, fieldsOf } from "../../authoring/field.ts";
import type { Data } from "../../authoring/settings.ts";
import { type CollectionName, collections } from "../../model/index.ts";
import type { ImportSettings } from "./import-format.ts";
import type { Draft, Ledger } from "./ledger.ts";
import type { SourcePlace } from "./note.ts";

export const nobody = "nobody-named";
export const noUnit = "unit-not-named";

/** The tag of entries that stand for what a source does not name. */
export const placeholderTag = "placeholder";

/** The entry with what it needs besides what its source says; what is still missing then is left to the schema. */
export function completed(draft: Draft, settings: ImportSettings, ledger: Ledger): Draft {
  const { collection } = draft;
  const given = { ...settings.set.get(""), ...settings.set.get(collection) };
  const fields = fieldsOf(collections[collection].schema);
  let data = withoutNothing(draft.data, fields);
  for (const field of fields) {
    if (data[field.name] !== undefined) continue;
    const value = Object.hasOwn(given, field.name)
      ? given[field.name]
      : field.isRequired
        ? standIn(field, draft, settings, ledger)
        : undefined;
    if (value !== undefined) data = { ...data, [field.name]: value };
  }
  return { ...draft, data };
}

/** The data without fields that say nothing: a list without items is what is read where a list is left out. */
function withoutNothing(data: Data, fields: readonly Field[]): Data {
  const needed = new Set(fields.filter(({ isRequired }) => isRequired).map(({ name }) => name));
  const says = ([name, value]: readonly [string, unknown]) =>
    value !== undefined && (needed.has(name) || !Array.isArray(value) || value.length > 0);
  return Object.fromEntries(Object.entries(data).filter(says));
}

function standIn({ name, shape }: Field, draft: Draft, settings: ImportSettings, ledger: Ledger): unknown {
  const item = shape.kind === "list" ? shape.item : shape;
  const { noun } = collections[draft.collection];
  if (item.kind === "reference" && item.collection === "people" && name !== "members") {
    const person = settings.accountable ?? nobody;
    if (settings.accountable === undefined) {
      addNobody(draft.place, settings, ledger);
      ledger.assume(
        `the source names no \`${name}\` of a ${noun}: it is the placeholder \`people/${nobody}\``,
      );
    } else
      ledger.assume(`the source names no \`${name}\` of a ${noun}: it is \`people/${person}\`, as was said`);
    return shape.kind === "list" ? [person] : person;
  }
  if (item.kind === "reference" && item.collection === "units" && shape.kind !== "list") {
    addNobody(draft.place, settings, ledger);
    ledger.assume(`the source names no \`${name}\` of a ${noun}: it is the placeholder \`units/${noUnit}\``);
    return noUnit;
  }
  return shape.kind === "list" ? [] : undefined;
}

/** The person and the unit that stand for those who are not named; each needs the other. */
function addNobody(place: SourcePlace, { isThere }: ImportSettings, ledger: Ledger): void {
  const add = (collection: CollectionName, id: string, data: Data) => {
    if (isThere(collection, id) || ledger.has(collection, id)) return;
    ledger.put({ collection, id, data: { ...data, tags: [placeholderTag] }, place });
  };
  add("people", nobody, { title: "Nobody named in the source", unit: noUnit, active: false });
  add("units", noUnit, { title: "Not named in the source", kind: "shared", lead: nobody });
}

/** The person that stands for a unit's unnamed owner, with the unit itself. Returns the person's id. */
export function unnamedOwnerOf(
  unit: { readonly id: string; readonly title: string; readonly kind: "business" | "it" | "shared" },
  place: SourcePlace,
  { accountable, isThere }: ImportSettings,
  ledger: Ledger,
): string {
  const owner = accountable ?? `${nobody}-${unit.id}`;
  const add = (collection: CollectionName, id: string, data: Data) => {
    if (!isThere(collection, id) && !ledger.has(collection, id)) ledger.put({ collection, id, data, place });
  };
  add("units", unit.id, { title: unit.title, kind: unit.kind, lead: owner });
  if (accountable === undefined) {
    const title = `Nobody named in the source (${unit.title})`;
    add("people", owner, { title, unit: unit.id, active: false, tags: [placeholderTag] });
  }
  return owner;
}

import { existsSync, readFileSync } from "node:fs";
import { type Field, fieldsOf } from "../../src/authoring/field.ts";
import { type Data, readSettings } from "../../src/authoring/settings.ts";
import { type ColumnMap, ColumnMapSchema } from "../../src/load/import/index.ts";
import { jsonDocument } from "../../src/load/json-document.ts";
import { schemaFaults } from "../../src/load/schema-faults.ts";
import { sourceText } from "../../src/load/source-text.ts";
import { suggestion } from "../../src/load/suggestion.ts";
import {
  type CollectionName,
  collectionNames,
  collections,
  isCollectionName,
} from "../../src/model/index.ts";
import { UsageError } from "./command.ts";

/** Reads the file of `--map`. Throws a {@link UsageError} with every fault and its place if it is not one. */
export function readColumnMap(file: string): ColumnMap {
  if (!existsSync(file)) throw new UsageError(`there is no file \`${file}\``);
  const text = sourceText(readFileSync(file));
  const parsed = text.ok ? jsonDocument(text.document) : text;
  const faults = parsed.ok ? schemaFaults(ColumnMapSchema, "map", parsed.document) : parsed.faults;
  if (!parsed.ok || faults.length > 0) {
    const lines = faults.map(
      ({ place, message, hint }) => `${file}:${place.line}:${place.column}: error: ${message}\n  ${hint}`,
    );
    throw new UsageError(lines.join("\n"));
  }
  return ColumnMapSchema.parse(parsed.document.data);
}

/**
 * Reads `--set category=grow` and `--set plans.category=grow`: values for fields that a source lacks, by collection;
 * those under `""` are for every collection that has the field.
 */
export function readImportDefaults(settings: readonly string[]): ReadonlyMap<string, Data> {
  const byCollection = new Map<string, Data>();
  for (const setting of settings) {
    const [, collection = "", rest = ""] = /^(?:([a-z]+)\.)?(.*)$/s.exec(setting) ?? [];
    const isScoped = isCollectionName(collection);
    const scope = isScoped ? collection : "";
    const names: readonly CollectionName[] = isScoped ? [collection] : collectionNames;
    const fields = fieldsNamed(names, (isScoped ? rest : setting).split(/[.=]/)[0] ?? "");
    const { data, faults } = readSettings(fields.slice(0, 1), [isScoped ? rest : setting]);
    if (faults.length > 0) {
      const known = names.flatMap((name) => fieldsOf(collections[name].schema).map((field) => field.name));
      const [name = ""] = setting.split("=");
      throw new UsageError(
        `\`--set ${setting}\` cannot be used; ${suggestion(name, [...new Set(known)], "field")}`,
      );
    }
    byCollection.set(scope, { ...byCollection.get(scope), ...data });
  }
  return byCollection;
}

function fieldsNamed(names: readonly CollectionName[], field: string): readonly Field[] {
  return names.flatMap((name) =>
    fieldsOf(collections[name].schema).filter((candidate) => candidate.name === field),
  );
}

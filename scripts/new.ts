import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { entryPath, idFault } from "../src/authoring/entry-address.ts";
import { entryText, fieldsLeftOut } from "../src/authoring/entry-text.ts";
import { type Field, fieldsOf } from "../src/authoring/field.ts";
import { answered, NoAnswer } from "../src/authoring/interview.ts";
import { collectionOfKind, kinds } from "../src/authoring/kind.ts";
import { type KnownEntries, offer } from "../src/authoring/known-entries.ts";
import { type MissingField, missingFields, withEmptyTables, withImplied } from "../src/authoring/missing.ts";
import { type Data, readSettings, type SettingFault } from "../src/authoring/settings.ts";
import { writeFile } from "../src/files/write-file.ts";
import { type LoadedPlan, loadPlan } from "../src/load/index.ts";
import { fileStart } from "../src/load/place.ts";
import { schemaFaults } from "../src/load/schema-faults.ts";
import { suggestion } from "../src/load/suggestion.ts";
import { type CollectionName, collections, entriesOf, type Problem } from "../src/model/index.ts";
import { formatProblems, problemCount } from "../src/site/problem-formats.ts";
import { ownTerminal, withAuthor } from "./lib/ask.ts";
import { type ExitStatus, print, run, UsageError } from "./lib/command.ts";

const help = {
  usage: "new -- KIND ID [options]",
  summary: `Writes a valid new entry, and asks for what it needs on a terminal. KIND is one of\n${kinds.join(", ")}.`,
  options: [
    ["--set FIELD=VALUE", "sets a field; `baseline.finish=2026-12-18`, `deciders=coo,cfo`; may be repeated"],
    ["--dry-run", "prints the entry instead of writing it"],
  ],
} as const;

const options = { set: { type: "string", multiple: true }, "dry-run": { type: "boolean" } } as const;

await run(help, options, async ({ planFolder }, values, words) => {
  const { collection, id } = wanted(words);
  if (!existsSync(planFolder)) return refuse([`there is no plan folder \`${planFolder}\``]);
  const pathOf = (name: CollectionName, other: string) => join(planFolder, entryPath(name, other));
  const wrongId = idFault(collection, id, (name, other) => existsSync(pathOf(name, other)));
  if (wrongId) return refuse([`${wrongId.message}; ${wrongId.hint}`]);
  const file = pathOf(collection, id);
  const before = loadPlan(planFolder);
  if (existsSync(file)) return refuseOverwriting(file, before, collection, id);

  const { schema } = collections[collection];
  const known = knownEntries(before);
  const fields = fieldsOf(schema);
  const settings = readSettings(fields, values.set ?? []);
  if (settings.faults.length > 0) return refuse(settings.faults.map(settingFault));

  const terminal = ownTerminal();
  const given = withImplied(collection, settings.data);
  let data: Data;
  try {
    data = terminal
      ? await withAuthor(terminal, (author) =>
          answered(collection, given, { author, known, fault: fieldFault }),
        )
      : withEmptyTables(given, missingFields(collection, fields, given));
  } catch (error) {
    if (error instanceof NoAnswer) return refuse([error.message]);
    throw error;
  }
  const missing = missingFields(collection, fields, data);
  if (missing.length > 0) return refuseIncomplete(collection, missing, known);
  // What was typed in answer to questions is not thrown away for a fault: the file is easier to mend.
  const faults = terminal ? [] : faultsOf(schema, collections[collection].noun, data);
  if (faults.length > 0) return refuse(faults);

  const text = entryText(collection, data, known);
  if (values["dry-run"]) {
    print.result(text);
    return 0;
  }
  writeFile(file, text, { isNew: true });
  print.result(file);
  tellFieldsLeftOut(collection, data);
  return tellNewProblems(before.problems, loadPlan(planFolder).problems);
});

function wanted(words: readonly string[]): { readonly collection: CollectionName; readonly id: string } {
  const [kind, id, ...more] = words;
  if (kind === undefined || id === undefined) throw new UsageError("say what is new: its KIND and its ID");
  if (more.length > 0) throw new UsageError(`\`${more.join(" ")}\` is too much; an id has no blanks`);
  const collection = collectionOfKind(kind);
  if (!collection) throw new UsageError(`\`${kind}\` is not a kind; ${suggestion(kind, kinds, "kind")}`);
  return { collection, id };
}

function refuseOverwriting(
  file: string,
  plan: LoadedPlan,
  collection: CollectionName,
  id: string,
): ExitStatus {
  const title = titleOf(plan, collection, id);
  const what = title === undefined ? "" : `, the ${collections[collection].noun} \`${title}\``;
  print.message(`\`${file}\` is there already${what}; it is as it was`);
  return 1;
}

function refuse(reasons: readonly string[]): ExitStatus {
  print.message(`${reasons.join("\n")}\nnothing was written`);
  return 2;
}

function refuseIncomplete(
  collection: CollectionName,
  missing: readonly MissingField[],
  known: KnownEntries,
): ExitStatus {
  const flags = missing.flatMap(({ path, field }) => {
    const choices = offer(field.shape, known);
    const lines = [`  --set ${path.join(".")}=…`, `      ${field.description}`];
    return choices === "" ? lines : [...lines, `      ${choices}`];
  });
  const noun = collections[collection].noun;
  return refuse([`a new ${noun} still needs these; on a terminal they are asked for`, ...flags]);
}

function settingFault(fault: SettingFault): string {
  switch (fault.kind) {
    case "form":
      return `\`--set ${fault.setting}\` is not of the form FIELD=VALUE`;
    case "unknown":
      return `\`--set ${fault.setting}\`: there is no field \`${fault.name}\`; ${suggestion(fault.name, fault.candidates, "field")}`;
    case "twice":
      return `\`--set ${fault.setting}\` sets a field that was set before`;
    case "unreadable":
      return `\`--set ${fault.setting}\` cannot be read; write it as YAML, e.g. \`targets=[{ period: 2026-12, value: 9 }]\``;
  }
}

/** The check speaks of fields of something, so the value is looked at as the only field of an entry. */
function fieldFault({ name, schema }: Field, value: unknown): string | undefined {
  const [first] = faultsOf(z.object({ [name]: schema }), "entry", { [name]: value });
  return first;
}

/** What a schema has against a value, in the words of the check. */
function faultsOf(schema: Field["schema"], name: string, data: unknown): readonly string[] {
  const document = { data, locate: () => fileStart, isWhole: true };
  return schemaFaults(schema, name, document).map(({ message, hint }) => `${message}; ${hint}`);
}

function knownEntries(plan: LoadedPlan): KnownEntries {
  const sources = [...plan.sources.values()];
  return (collection) =>
    sources
      .filter((source) => source.collection === collection)
      .map(({ id }) => ({ id, title: titleOf(plan, collection, id) ?? id }));
}

function titleOf({ repository }: LoadedPlan, collection: CollectionName, id: string): string | undefined {
  const entry = repository && entriesOf(repository, collection).get(id);
  return entry && "title" in entry ? entry.title : undefined;
}

/** JSON has no comments that could say what else there is. */
function tellFieldsLeftOut(collection: CollectionName, data: Data): void {
  if (collections[collection].format !== "json") return;
  const rest = fieldsLeftOut(collection, data);
  const lines = rest.map(({ name, description }) => `  ${name}: ${description}`);
  print.message(`fields that may be added:\n${lines.join("\n")}`);
}

/** Says what is wrong with the plan now that was not before. The file stays: its author mends it. */
function tellNewProblems(before: readonly Problem[], now: readonly Problem[]): ExitStatus {
  const keyOf = ({ file, line, column, rule, message }: Problem) =>
    JSON.stringify([file, line, column, rule, message]);
  const known = new Set(before.map(keyOf));
  // Nothing can name a person yet who has only just been written down.
  const fresh = now.filter((problem) => !known.has(keyOf(problem)) && problem.rule !== "reference/unused");
  const old = now.filter((problem) => known.has(keyOf(problem))).length;
  if (fresh.length > 0)
    print.message(`${formatProblems(fresh, "text")}${problemCount(fresh)}: mend them in the file`);
  if (old > 0) print.message(`the plan had problems before; \`npm run check\` prints them`);
  return fresh.some(({ severity }) => severity === "error") ? 1 : 0;
}

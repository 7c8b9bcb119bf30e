import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { entryPath } from "../src/authoring/entry-address.ts";
import { frontmatterSupport } from "../src/authoring/frontmatter-manifest.ts";
import { fileSchemas, type OfferedIds, schemaText } from "../src/authoring/json-schema.ts";
import { writeFiles } from "../src/files/write-file.ts";
import { type EntrySource, loadPlan } from "../src/load/index.ts";
import { collections } from "../src/model/index.ts";
import { print, run, UsageError } from "./lib/command.ts";

const help = {
  usage: "schemas -- [options]",
  summary: "Writes JSON Schemas, with which editors complete and explain the files of a plan.",
  options: [
    [
      "--out DIR",
      "where the schemas are put (default: schemas); what frontmatter needs goes to .astro/ beside it",
    ],
    ["--with-ids", "lets reference fields offer the ids that the plan has now"],
  ],
} as const;

const options = { out: { type: "string", default: "schemas" }, "with-ids": { type: "boolean" } } as const;

await run(help, options, ({ planFolder }, values) => {
  const { out, "with-ids": withIds } = values;
  if (withIds && !existsSync(planFolder)) throw new UsageError(`there is no plan folder \`${planFolder}\``);
  const entries = [...loadPlan(planFolder).sources.values()];
  const schemas = withIds ? fileSchemas(idsOf(entries)) : fileSchemas();

  writeBelow(out, new Map(schemas.map(({ name, schema }) => [`${name}.json`, schemaText(schema)])));
  const narratives = entries.filter(({ collection }) => collections[collection].format === "mdx");
  const files = narratives.map(({ collection, id }) => ({
    collection,
    url: pathToFileURL(resolve(planFolder, entryPath(collection, id))).href,
  }));
  const support = join(dirname(out), ".astro", "collections");
  writeBelow(support, frontmatterSupport(schemas, files));

  print.result(
    `${schemas.length} schemas in \`${out}\`${withIds ? `, with the ids of \`${planFolder}\`` : ""}`,
  );
  print.message(`${files.length} files with frontmatter in \`${join(support, "collections.json")}\``);
  return 0;
});

function idsOf(entries: readonly EntrySource[]): OfferedIds {
  return (collection) => entries.filter((entry) => entry.collection === collection).map(({ id }) => id);
}

function writeBelow(folder: string, files: ReadonlyMap<string, string>): void {
  writeFiles([...files].map(([name, text]) => [join(folder, name), text]));
}

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fieldTable } from "../../../src/guide/field-table.ts";
import { guideGroups, guidePageOf } from "../../../src/guide/guide-pages.ts";
import { type CollectionName, collectionNames } from "../../../src/model/index.ts";
import { exampleFolder } from "../../../src/site/guide-example.ts";

const folder = "src/pages/guide";
const pages = guideGroups.flatMap((group) => group.pages);
const textOf = (name: string) => readFileSync(`${folder}/${name}.mdx`, "utf8");

describe("the pages of the guide", () => {
  test("are the files of its folder, each of which names itself", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".mdx"));
    expect(files.sort()).toEqual(pages.map(({ name }) => `${name}.mdx`).sort());
    for (const { name } of pages) expect(textOf(name)).toContain(`\npage: ${name}\n---\n`);
  });

  test.each(collectionNames)(
    "explain %s on one page, with its fields and what becomes of an entry",
    (name) => {
      expect(pages.filter(({ collections }) => collections.includes(name))).toHaveLength(1);
      const text = textOf(guidePageOf(name).name);
      expect(text).toContain(`<FieldTable kind="${name}" />`);
      const result = name === "actuals" ? "kpis" : name;
      expect(text).toContain(`<ExampleResult entry="${result}/`);
    },
  );

  test("show every file of the example once, on the page of its collection", () => {
    const files = readdirSync(exampleFolder, { recursive: true, encoding: "utf8" })
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => /\.(json|mdx)$/.test(file));
    const pageOf = (file: string) =>
      file === "portal.json" ? "portal" : guidePageOf(file.split("/")[0] as CollectionName).name;
    const missing = files.filter(
      (file) => textOf(pageOf(file)).split(`<ExampleFile file="${file}" />`).length !== 2,
    );
    expect(files.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  test.each(pages.filter(({ collections }) => collections.length > 0).map(({ name }) => name))(
    "name no field on the page %s that its files do not have",
    (name) => {
      const kinds = pages.find((page) => page.name === name)?.collections ?? [];
      // The settings are named on any page, and so are files and variables of the machine.
      const rows = [...kinds, "portal" as const].flatMap(fieldTable);
      const known = new Set([
        ...rows.flatMap((row) => [row.name, row.name.split(".").at(-1)]),
        ...rows.flatMap(({ type }) => type.filter(({ isCode }) => isCode).map(({ text }) => text)),
      ]);
      const words = [...textOf(name).matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
      const named = words
        .map((word) => word.replace(/: .*/, ""))
        .filter((word) => /^[a-z][\w.]*$/i.test(word) && !/^[A-Z_]+$|\.json$/.test(word));
      expect(named.filter((word) => !known.has(word))).toEqual([]);
    },
  );
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type FileSchema, fileSchemas, schemaText } from "../../../src/authoring/json-schema.ts";
import { type CollectionName, collectionNames, isCollectionName } from "../../../src/model/index.ts";
import { required } from "../../helpers/plan-folder.ts";

// An address or a day is looked at by the check; a schema only tells editors what it is.
const ajv = new Ajv({ strict: true, allErrors: true, formats: { date: true, email: true, uri: true } });
const validators = new Map(fileSchemas().map(({ name, schema }) => [name, ajv.compile(schema)]));

describe("the JSON Schemas", () => {
  test("are those of portal.json and of every collection", () => {
    expect([...validators.keys()]).toEqual(["portal", ...collectionNames]);
  });

  test.each(["content", "test/plans/small"])("accept every file of %s", (folder) => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
      /\.(json|mdx)$/.test(path),
    );
    expect(files.length).toBeGreaterThan(5);
    expect(files.flatMap((path) => faultsOf(schemaNameOf(path), dataOf(join(folder, path))))).toEqual([]);
  });

  test.each(collectionNames)(
    "of %s accepts an entry with what it needs alone, and no unknown field",
    (name) => {
      expect(faultsOf(name, required[name])).toEqual([]);
      expect(faultsOf(name, { ...required[name], acountable: "ann" })).toEqual([
        `${name}: must NOT have additional properties`,
      ]);
    },
  );

  test.each(collectionNames)("of %s misses every field that an entry needs", (name) => {
    const needed = Object.keys(required[name]);
    expect(needed).not.toEqual([]);
    for (const field of needed) {
      const rest = Object.fromEntries(Object.entries(required[name]).filter(([key]) => key !== field));
      expect(faultsOf(name, rest)).toEqual([`${name}: must have required property '${field}'`]);
    }
  });

  test("have a title, and a description for every field", () => {
    expect(schemaOf("plans")).toMatchObject({
      title: "plan",
      description: "One initiative's implementation plan; the body is the narrative.",
      additionalProperties: false,
      properties: { sponsor: { description: "The one business owner of the outcome, e.g. `coo`." } },
    });
    const bare = fileSchemas().flatMap(({ name, schema }) =>
      Object.entries(schema.properties ?? {}).flatMap(([field, property]) =>
        typeof property === "object" && property.description ? [] : [`${name}.${field}`],
      ),
    );
    expect(bare).toEqual([]);
  });

  test("are the same bytes every time", () => {
    const texts = () => fileSchemas().map(({ schema }) => schemaText(schema));
    expect(texts()).toEqual(texts());
  });
});

describe("the JSON Schemas with ids", () => {
  const idsOf = (collection: CollectionName) => (collection === "people" ? ["cfo", "service"] : []);

  test("offer the ids of a reference field, wherever it stands, and still accept another", () => {
    const { properties } = schemaOf("plans", fileSchemas(idsOf));
    const people = [{ enum: ["cfo", "service"] }, { type: "string", minLength: 1 }];
    expect(properties?.["sponsor"]).toEqual({
      description: "The one business owner of the outcome, e.g. `coo`.",
      anyOf: people,
    });
    expect(properties?.["controller"]).toMatchObject({ anyOf: people });
    expect(properties?.["contributes"]).toMatchObject({
      items: { properties: { confirmed: { properties: { by: { anyOf: people } } } } },
    });
    expect(properties?.["unit"]).toMatchObject({ type: "string" });
  });

  test("accept what those without ids accept", () => {
    const validate = new Ajv({ formats: { date: true } }).compile(schemaOf("plans", fileSchemas(idsOf)));
    expect(validate(required.plans)).toBe(true);
    expect(validate({ ...required.plans, sponsor: 3 })).toBe(false);
  });
});

function schemaOf(name: string, schemas: readonly FileSchema[] = fileSchemas()): FileSchema["schema"] {
  return schemas.find((schema) => schema.name === name)?.schema ?? {};
}

function faultsOf(name: string, data: unknown): readonly string[] {
  const validate = validators.get(name) as ValidateFunction;
  return validate(data)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath}: ${message}`);
}

function schemaNameOf(path: string): string {
  const [folder = ""] = path.split("/");
  return isCollectionName(folder) ? folder : "portal";
}

function dataOf(file: string): unknown {
  const text = readFileSync(file, "utf8");
  if (file.endsWith(".json")) return JSON.parse(text);
  return parse(text.split(/^---$/m)[1] ?? "", { schema: "core" });
}

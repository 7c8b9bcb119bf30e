import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { type Field, fieldsInOrder } from "../../../src/authoring/field.ts";
import { formConfig, formServer, jsonFormats } from "../../../src/authoring/form-config.ts";
import { formField } from "../../../src/authoring/form-field.ts";
import { collectionNames, collections, type Portal, PortalSchema } from "../../../src/model/index.ts";

function portal(fields: object = {}): Portal {
  return PortalSchema.parse({ name: "Test", currency: "EUR", form: {}, ...fields });
}

const config = formConfig(portal(), () => [], "/");

/** The field of a collection at a path, e.g. `baseline.period`. */
function field(collection: keyof typeof collections, path: string) {
  const [name, ...rest] = path.split(".");
  const find = (fields: readonly Field[], wanted: string | undefined) =>
    fields.find((candidate) => candidate.name === wanted);
  let found = formField(find(fieldsInOrder(collections[collection].schema), name) as Field);
  for (const step of rest)
    found = (found["fields"] as readonly (typeof found)[]).find((inner) => inner["name"] === step) ?? {};
  return found;
}

test("the configuration is one that the form accepts", () => {
  const folder = join(dirname(fileURLToPath(import.meta.resolve("@sveltia/cms"))), "../schema");
  const schema = JSON.parse(readFileSync(join(folder, "sveltia-cms.json"), "utf8"));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  for (const each of [config, formConfig(portal(onGitLab), () => ["2026/a"], "/plans/")])
    expect(validate(each) ? [] : validate.errors?.slice(0, 3)).toEqual([]);
});

test("a list that must be there and may be empty can be left empty, and is then written", () => {
  expect(jsonFormats().filter(({ lists }) => lists.length > 0)).toEqual([
    { name: "teams-json", lists: ["capacity"] },
    { name: "kpis-json", lists: ["targets"] },
    { name: "actuals-json", lists: ["measurements"] },
  ]);
  const kpis = (
    config["collections"] as { name: string; fields: { name: string; required: boolean }[] }[]
  ).find(({ name }) => name === "kpis");
  expect(kpis?.fields.find(({ name }) => name === "targets")?.required).toBe(false);
});

test("every collection is there, with every field of its schema in the documented order and its help text", () => {
  const found = config["collections"] as readonly {
    name: string;
    fields: readonly Record<string, unknown>[];
  }[];
  expect(found.map(({ name }) => name)).toEqual(collectionNames);
  for (const { name, fields } of found) {
    const { schema, format } = collections[name as keyof typeof collections];
    const names = fieldsInOrder(schema).map((each) => each.name);
    expect(fields.map((each) => each["name"])).toEqual(format === "mdx" ? [...names, "body"] : names);
    for (const each of fields) expect(each["hint"], `${name}.${String(each["name"])}`).toMatch(/\S/);
  }
});

describe("a field", () => {
  test("of an id offers entries by their names and stores their ids", () => {
    expect(field("kpis", "accountable")).toEqual({
      name: "accountable",
      label: "Accountable",
      hint: "The one person accountable; a list is an error, e.g. cfo.",
      required: true,
      widget: "relation",
      collection: "people",
      value_field: "{{slug}}",
      display_fields: ["title"],
      search_fields: ["title", "{{slug}}"],
    });
    expect(field("decisions", "deciders")).toMatchObject({ widget: "relation", multiple: true });
  });

  test.each([
    ["kpis", "direction", { widget: "select", options: ["increase", "decrease", "hold"], required: true }],
    ["milestones", "baseline.finish", { widget: "datetime", type: "date", format: "YYYY-MM-DD" }],
    ["milestones", "baseline", { widget: "object", required: true }],
    ["milestones", "forecast", { widget: "object", required: false }],
    [
      "kpis",
      "baseline.period",
      { widget: "string", pattern: [expect.stringContaining("Q[1-4]"), "see the help text"] },
    ],
    ["risks", "probability", { widget: "number", value_type: "float", min: 0, max: 1 }],
    [
      "kpis",
      "targets",
      { widget: "list", fields: [{ name: "period" }, { name: "value", widget: "number" }] },
    ],
    ["kpis", "tags", { widget: "list", field: { widget: "string" }, required: false }],
    ["plans", "valueStatement", { label: "Value statement" }],
  ] as const)("%s.%s", (collection, path, expected) => {
    expect(field(collection, path)).toMatchObject(expected);
  });

  test("that is true or false can be left open, so that saving does not say what nobody said", () => {
    expect(field("people", "active")).toMatchObject({ widget: "select", required: false });
    expect(field("people", "active")).not.toHaveProperty("default");
  });

  test("of several kinds lets its kind be chosen", () => {
    expect(field("kpis", "source")).toMatchObject({
      widget: "object",
      typeKey: "kind",
      types: [
        { name: "file", fields: [{ name: "path" }, { name: "query" }] },
        { name: "sql", fields: [{ name: "connection" }, { name: "query" }] },
        {
          name: "http",
          fields: [{ name: "url" }, { name: "connection", required: false }, { name: "path" }],
        },
      ],
    });
  });
});

const onGitLab = {
  form: { saves: "repository" },
  repository: { url: "https://gitlab.example.org/board/strategy.git", folder: ".", branch: "trunk" },
};

describe("the server", () => {
  test("is none where only a folder is edited, whatever repository there is", () => {
    expect(formServer(portal()).origins).toEqual([]);
    const repository = { url: "https://github.com/acme/strategy" };
    expect(formServer(portal({ repository }))).toMatchObject({
      origins: [],
      backend: { repo: "acme/strategy" },
    });
  });

  test("is GitHub", () => {
    const repository = { url: "https://github.com/acme/strategy" };
    expect(formServer(portal({ form: { saves: "repository" }, repository }))).toEqual({
      backend: { name: "github", repo: "acme/strategy", branch: "main", auth_methods: ["token"] },
      origins: ["https://api.github.com"],
    });
  });

  test("is a GitLab of one's own", () => {
    expect(formServer(portal(onGitLab))).toEqual({
      backend: {
        name: "gitlab",
        repo: "board/strategy",
        branch: "trunk",
        auth_methods: ["token"],
        api_root: "https://gitlab.example.org/api/v4",
        graphql_api_root: "https://gitlab.example.org/api/graphql",
        base_url: "https://gitlab.example.org",
      },
      origins: ["https://gitlab.example.org"],
    });
  });

  test("finds the plan where it lies in the repository", () => {
    const folders = (settings: object) =>
      (formConfig(portal(settings), () => [], "/")["collections"] as { folder: string }[]).map(
        ({ folder }) => folder,
      );
    expect(folders({})[0]).toBe("content/people");
    expect(folders(onGitLab)[0]).toBe("people");
  });
});

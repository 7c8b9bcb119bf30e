/**
 * Writes the file of a new entry.
 *
 * JSON has no comments, so a JSON file holds what was given and nothing else. The frontmatter of an MDX file
 * also shows, as comments, every field that was left out:
 *
 *     title: Call before they leave
 *     accountable: service
 *
 *     # controller: The third person, neither accountable nor sponsor, who confirms the value; nobody by default.
 *     #   a person: cfo, service
 */
import { stringify } from "yaml";
import { type CollectionName, collections } from "../model/index.ts";
import { bodySkeleton } from "./body.ts";
import { type Field, fieldsInOrder } from "./field.ts";
import { type KnownEntries, offer } from "./known-entries.ts";
import { type Data, dataOf } from "./settings.ts";

/** The text of the entry's file. Fields stand in the order of the schema, with the labels last. */
export function entryText(collection: CollectionName, data: Data, known: KnownEntries): string {
  const fields = fieldsInOrder(collections[collection].schema);
  if (collections[collection].format === "json") {
    return `${JSON.stringify(ordered(fields, data), undefined, 2)}\n`;
  }
  const given = fields.filter(({ name }) => data[name] !== undefined);
  const live = given.map((field) => liveField(field, data[field.name], known));
  const comments = fields
    .filter(({ name }) => data[name] === undefined)
    .map((field) => comment(field, known));
  const hint =
    "# Fields that may be left out. To set one, delete its `#` and put the value in place of its text.";
  const frontmatter = [...live, "", hint, ...comments.flatMap((lines) => ["", ...lines])].join("\n");
  return `---\n${frontmatter}\n---\n\n${bodySkeleton(collection)}\n`;
}

/**
 * The text of an entry that has its narrative already, as an import writes it: what was given, and no comments,
 * since nobody is about to fill them in.
 */
export function wholeEntryText(collection: CollectionName, data: Data, body: string): string {
  const fields = fieldsInOrder(collections[collection].schema);
  if (collections[collection].format === "json") {
    return `${JSON.stringify(ordered(fields, data), undefined, 2)}\n`;
  }
  return `---\n${yaml(ordered(fields, data))}\n---\n${body}`;
}

/** The fields of a collection that may be left out and were, for a message where a file cannot say so. */
export function fieldsLeftOut(collection: CollectionName, data: Data): readonly Field[] {
  return fieldsInOrder(collections[collection].schema).filter(({ name }) => data[name] === undefined);
}

function ordered(fields: readonly Field[], data: Data): Data {
  const given = fields.filter(({ name }) => data[name] !== undefined);
  return Object.fromEntries(
    given.map(({ name, shape }) => [
      name,
      shape.kind === "object" ? ordered(shape.fields, dataOf(data[name])) : data[name],
    ]),
  );
}

/** A field with its value, and for an object with those of its fields as comments that were left out. */
function liveField({ name, shape }: Field, value: unknown, known: KnownEntries): string {
  if (shape.kind !== "object") return yaml({ [name]: value });
  const data = dataOf(value);
  const absent = shape.fields.filter((field) => data[field.name] === undefined);
  const comments = absent.flatMap((field) => comment(field, known)).map((line) => `  ${line}`);
  return [yaml({ [name]: ordered(shape.fields, data) }), ...comments].join("\n");
}

function yaml(data: Data): string {
  // Content is YAML 1.2 without aliases and without folded lines.
  const options = { version: "1.2", schema: "core", lineWidth: 0, aliasDuplicateObjects: false } as const;
  return stringify(data, options).trimEnd();
}

function comment(field: Field, known: KnownEntries): readonly string[] {
  return outline(field, known).map((line) => `# ${line}`);
}

/** A field with its description in the place of its value, its choices below it, and its own fields below those. */
function outline({ name, description, shape }: Field, known: KnownEntries): readonly string[] {
  const choices = offer(shape, known);
  const head = [`${name}: ${description}`, ...(choices === "" ? [] : [`  # ${choices}`])];
  const item = shape.kind === "list" ? shape.item : shape;
  if (item.kind !== "object") return head;
  const inner = item.fields.flatMap((field) => outline(field, known));
  return [
    ...head,
    ...inner.map((line, index) =>
      shape.kind !== "list" ? `  ${line}` : `${index === 0 ? "  - " : "    "}${line}`,
    ),
  ];
}

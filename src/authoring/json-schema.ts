/**
 * JSON Schemas for editors, made from the schemas of the model: names, hover texts, choices and which fields are
 * needed. They say less than the check does, which also looks at dates, references and fields that must agree.
 */
import { z } from "zod";
import {
  type CollectionName,
  collectionNames,
  collections,
  PortalSchema,
  references,
} from "../model/index.ts";

/** The schema of one kind of file, under the name of its collection, or `portal`. */
export interface FileSchema {
  readonly name: string;
  readonly schema: z.core.JSONSchema.BaseSchema;
}

/** The ids that reference fields offer; they offer none for a collection without ids. */
export type OfferedIds = (collection: CollectionName) => readonly string[];

const noIds: OfferedIds = () => [];

/** The schema of `portal.json` and those of all collections. */
export function fileSchemas(ids: OfferedIds = noIds): readonly FileSchema[] {
  return [
    { name: "portal", schema: jsonSchema(PortalSchema, "portal.json", ids) },
    ...collectionNames.map((name) => {
      const { schema, noun } = collections[name];
      return { name, schema: jsonSchema(schema, noun, ids) };
    }),
  ];
}

/** A schema as the text of its file: the same bytes for the same model and ids. */
export function schemaText(schema: z.core.JSONSchema.BaseSchema): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function jsonSchema(schema: z.ZodType, title: string, ids: OfferedIds): z.core.JSONSchema.BaseSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    // Editors know this draft best: for later ones VS Code warns that it supports them in part.
    target: "draft-7",
    override: ({ zodSchema, jsonSchema }) => offerIds(zodSchema, jsonSchema, ids),
  });
  return { ...($schema === undefined ? {} : { $schema }), title, ...rest };
}

/** Lets editors offer the ids of a reference field, and still accepts one that does not exist yet. */
function offerIds(type: z.core.$ZodType, jsonSchema: z.core.JSONSchema.BaseSchema, ids: OfferedIds): void {
  const target = references.get(type);
  const offered = target ? ids(target.collection) : [];
  if (offered.length === 0) return;
  jsonSchema.anyOf = [{ enum: [...offered] }, { type: "string", minLength: 1 }];
  delete jsonSchema.type;
  delete jsonSchema.minLength;
}

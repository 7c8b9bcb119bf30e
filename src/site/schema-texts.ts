import { fileSchemas, schemaText } from "../authoring/json-schema.ts";

/** The schemas of all kinds of files, as `npm run schemas` writes them. */
export function schemaTexts(): readonly { readonly name: string; readonly text: string }[] {
  return fileSchemas().map(({ name, schema }) => ({ name, text: schemaText(schema) }));
}

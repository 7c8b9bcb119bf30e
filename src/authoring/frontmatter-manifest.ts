/**
 * Completion and hover texts in the frontmatter of MDX files.
 *
 * VS Code itself does not look into frontmatter, and its YAML extension does not either
 * (https://github.com/redhat-developer/vscode-yaml/issues/207). The Astro extension does, when its setting
 * `astro.content-intellisense` is on: it reads `.astro/collections/collections.json`, which tells the collection
 * of each file, and the schema of a collection beside it. Astro can write both
 * (https://docs.astro.build/en/reference/experimental-flags/content-intellisense/), but only for files that it has
 * read itself; a plan is read by this program.
 */
import { collections } from "../model/index.ts";
import { type FileSchema, schemaText } from "./json-schema.ts";

export interface FrontmatterFile {
  /** An address such as `file:///home/ann/plan/content/plans/erp.mdx`. */
  readonly url: string;
  /** The name of the file's collection. */
  readonly collection: string;
}

/** The files of `.astro/collections/` by name. */
export function frontmatterSupport(
  schemas: readonly FileSchema[],
  files: readonly FrontmatterFile[],
): ReadonlyMap<string, string> {
  const narrative = schemas.filter(({ name }) => mdxCollections.has(name));
  const manifest = {
    collections: narrative.map(({ name }) => ({ hasSchema: true, name: prefixed(name) })),
    // The extension looks a file up by its decoded address in lower case.
    entries: Object.fromEntries(
      files.map(({ url, collection }) => [decodeURIComponent(url).toLowerCase(), prefixed(collection)]),
    ),
  };
  return new Map([
    ["collections.json", `${JSON.stringify(manifest, undefined, 2)}\n`],
    ...narrative.map(({ name, schema }) => [`${prefixed(name)}.schema.json`, schemaText(schema)] as const),
  ]);
}

const mdxCollections: ReadonlySet<string> = new Set(
  Object.entries(collections).flatMap(([name, { format }]) => (format === "mdx" ? [name] : [])),
);

/** Astro writes schemas of its own under the plain names, without ids, whenever it starts. */
function prefixed(collection: string): string {
  return `plumbline-${collection}`;
}

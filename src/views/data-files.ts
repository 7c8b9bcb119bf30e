import { type CollectionName, collectionNames, collections } from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import type { Cell, Table } from "./table.ts";
import { sentenceCase } from "./wording.ts";

/** The files about one collection, by their paths without the base; one without entries has a schema alone. */
export interface CollectionFiles {
  readonly collection: CollectionName;
  readonly entries: number;
  readonly json: string | undefined;
  readonly csv: string | undefined;
  readonly schema: string;
}

export const reportFile = {
  path: "data/report.json",
  title: "report.json",
  holds:
    "Everything that the pages show, unrounded: scorecard, KPIs, milestones, plans, alignment, findings, required decisions.",
} as const;

/** What is said of the portal itself, for those who answer for the programs that a company runs. */
const portalFiles = [
  {
    path: "data/sbom.cdx.json",
    title: "sbom.cdx.json",
    holds:
      "Every package that the portal is made of or was made with, with version, licence and digest (CycloneDX 1.6).",
  },
  {
    path: "data/licences.txt",
    title: "licences.txt",
    holds: "The licences of the fonts and programs that a page brings to its reader.",
  },
] as const;

/** The collections with their files, in the order of the model. */
export function collectionFiles({ repository }: ViewContext): readonly CollectionFiles[] {
  return collectionNames.map((collection) => {
    const entries = repository[collection].size;
    const path = (ending: string) => (entries === 0 ? undefined : `data/${collection}.${ending}`);
    return { collection, entries, json: path("json"), csv: path("csv"), schema: schemaPath(collection) };
  });
}

export interface DataTables {
  readonly computed: Table;
  readonly collections: Table;
  readonly portal: Table;
}

/** What the page of the data shows. */
export function dataTables(context: ViewContext): DataTables {
  const rows = collectionFiles(context).map(({ collection, entries, json, csv, schema }) => [
    { text: collectionTitle(collection) },
    { text: String(entries), sort: entries },
    file(json),
    file(csv),
    file(schema),
  ]);
  return {
    computed: fileTable("What is computed", [reportFile]),
    collections: {
      caption: "What was written",
      columns: [
        { title: "Collection" },
        { title: "Entries", align: "end" },
        { title: "JSON" },
        { title: "CSV" },
        { title: "JSON Schema of a file" },
      ],
      rows: [
        ...rows,
        [
          { text: "Settings" },
          { text: "1", sort: 1 },
          file(undefined),
          file(undefined),
          file(schemaPath("portal")),
        ],
      ],
      empty: "",
    },
    portal: fileTable("What the portal is made of", portalFiles),
  };
}

interface DataFile {
  readonly path: string;
  readonly title: string;
  readonly holds: string;
}

function fileTable(caption: string, files: readonly DataFile[]): Table {
  return {
    caption,
    columns: [{ title: "File" }, { title: "What it holds" }],
    rows: files.map(({ path, title, holds }) => [{ text: title, href: path }, { text: holds }]),
    empty: "",
  };
}

function file(path: string | undefined): Cell {
  return path === undefined ? { text: "–" } : { text: path.replace(/^data\//, ""), href: path };
}

function schemaPath(name: CollectionName | "portal"): string {
  return `data/schemas/${name}.json`;
}

/** A collection's name in a list: `People`, `KPIs`. */
export function collectionTitle(collection: CollectionName): string {
  const { noun } = collections[collection];
  return noun === noun.toUpperCase() || noun === "KPI" ? `${noun}s` : sentenceCase(collection);
}

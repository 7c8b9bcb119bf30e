import { collectionNames } from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import type { Table } from "./table.ts";
import { counted, sentenceCase } from "./wording.ts";

/** A file of the portal for programs. */
export interface DataFile {
  /** The path without the base, e.g. `data/kpis.csv`. */
  readonly path: string;
  readonly title: string;
  /** What is in it, in a sentence. */
  readonly holds: string;
}

export interface DataFileGroup {
  readonly heading: string;
  readonly anchor: string;
  readonly files: readonly DataFile[];
}

/** The files at `data/` and beside the pages, with what they hold. */
export function dataFiles({ repository }: ViewContext): readonly DataFileGroup[] {
  const present = collectionNames.filter((name) => repository[name].size > 0);
  const entries = (name: (typeof present)[number]) => counted(repository[name].size, "entry", "entries");
  return [
    {
      heading: "What is computed",
      anchor: "computed",
      files: [
        {
          path: "data/report.json",
          title: "report.json",
          holds:
            "Everything that the pages show, unrounded: scorecard, KPIs, milestones, plans, alignment, findings, required decisions.",
        },
      ],
    },
    {
      heading: "What was written, as JSON",
      anchor: "json",
      files: present.map((name) => ({
        path: `data/${name}.json`,
        title: `${name}.json`,
        holds: `${sentenceCase(entries(name))}, each with its id and all its fields, defaults filled in.`,
      })),
    },
    {
      heading: "What was written, as CSV",
      anchor: "csv",
      files: present.map((name) => ({
        path: `data/${name}.csv`,
        title: `${name}.csv`,
        holds: `${sentenceCase(entries(name))} as a table that a spreadsheet opens and npm run import takes back.`,
      })),
    },
  ];
}

/** The schemas of the files of a plan. */
export function schemaFiles(): DataFileGroup {
  const names = ["portal", ...collectionNames];
  return {
    heading: "Schemas of the files of a plan",
    anchor: "schemas",
    files: names.map((name) => ({
      path: `data/schemas/${name}.json`,
      title: `${name}.json`,
      holds:
        name === "portal"
          ? "The settings, portal.json (JSON Schema draft 7)."
          : `A file of ${name}/ (JSON Schema draft 7).`,
    })),
  };
}

export function dataTable({ heading, files }: DataFileGroup): Table {
  return {
    caption: heading,
    columns: [{ title: "File" }, { title: "What it holds" }],
    rows: files.map(({ path, title, holds }) => [{ text: title, href: path }, { text: holds }]),
    empty: "The plan has no entries yet.",
  };
}

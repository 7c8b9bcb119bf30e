import { rmSync } from "node:fs";
import { join } from "node:path";
import { csvText } from "../src/authoring/sheet/csv-text.ts";
import { xlsxFile } from "../src/authoring/sheet/xlsx-file.ts";
import { writeFiles } from "../src/files/write-file.ts";
import { loadPlan } from "../src/load/index.ts";
import { collectionNames } from "../src/model/index.ts";
import { exportSheets } from "../src/site/export-sheets.ts";
import { formatProblems, problemCount } from "../src/site/problem-formats.ts";
import type { Site, WholePlan } from "../src/site/site.ts";
import { warehouseTables } from "../src/site/warehouse-tables.ts";
import { wholeOrAudience } from "./lib/audience.ts";
import { type ExitStatus, type PlanArguments, print, run, UsageError } from "./lib/command.ts";
import { writeParquet } from "./lib/parquet.ts";
import { type OpenOptions, openPlanOrExplain } from "./lib/pipeline.ts";

const formats = ["csv", "xlsx", "parquet"] as const;

const help = {
  usage: "export -- [options]",
  summary: [
    "Writes a whole plan as tables, one a collection; `import` takes them back without loss. As Parquet, for a",
    "warehouse, it writes what is computed: the findings, and all series of KPIs beside what was planned.",
  ].join("\n"),
  options: [
    [
      "--format csv|xlsx|parquet",
      "a folder of CSV files, a workbook, Parquet; may be repeated (default: csv, xlsx)",
    ],
    ["--out DIR", "where they are put (default: export)"],
    wholeOrAudience,
  ],
} as const;

const options = {
  format: { type: "string", multiple: true },
  out: { type: "string", default: "export" },
  audience: { type: "string" },
} as const;

await run(help, options, async (plan, { format: wanted = ["csv", "xlsx"], out, audience }) => {
  const unknown = wanted.find((name) => !formats.some((format) => format === name));
  if (unknown !== undefined) throw new UsageError(`\`${unknown}\` is not a format`);
  const opening = audience === undefined ? {} : { audience };
  const status = wanted.some((name) => name !== "parquet")
    ? await exportTables(plan, wanted, out, opening)
    : 0;
  return status === 0 && wanted.includes("parquet") ? exportWarehouse(plan, out, opening) : status;
});

async function exportTables(
  plan: PlanArguments,
  wanted: readonly string[],
  out: string,
  opening: OpenOptions,
): Promise<ExitStatus> {
  const opened = opening.audience === undefined ? wholePlan(plan) : await editionOf(plan, opening);
  if (!opened) return 1;
  const { repository, sources } = opened;
  const sheets = exportSheets(repository, sources);
  const pathOf = (name: string) => join(out, "csv", `${name}.csv`);
  const files = new Map<string, string | Uint8Array>();
  if (wanted.includes("csv")) for (const sheet of sheets) files.set(pathOf(sheet.name), csvText(sheet));
  if (wanted.includes("xlsx")) files.set(join(out, "plan.xlsx"), xlsxFile(sheets));
  writeFiles(files);
  // A collection that has gone since the last export must not come back with the next import.
  const gone = ["portal", ...collectionNames].filter((name) => !files.has(pathOf(name)));
  if (wanted.includes("csv")) for (const name of gone) rmSync(pathOf(name), { force: true });
  for (const file of files.keys()) print.result(file);
  const pictures = [...sources.values()].flatMap(({ prose }) => prose?.parts ?? []);
  const shown = new Set(pictures.flatMap((part) => (part.kind === "image" ? [part.path] : [])));
  if (shown.size > 0) {
    print.message(
      `${shown.size} pictures that texts show are not in the tables; copy them with their folders`,
    );
  }
  return 0;
}

function wholePlan({ planFolder }: PlanArguments): WholePlan | undefined {
  const { repository, sources, problems } = loadPlan(planFolder);
  if (repository) return { repository, sources };
  print.message(`${formatProblems(problems, "text")}${problemCount(problems)}: nothing was exported`);
  return undefined;
}

function editionOf(plan: PlanArguments, opening: OpenOptions): Promise<Site | undefined> {
  return openPlanOrExplain(plan, "nothing was exported", opening);
}

async function exportWarehouse(plan: PlanArguments, out: string, opening: OpenOptions): Promise<ExitStatus> {
  const site = await openPlanOrExplain(plan, "nothing was computed", opening);
  if (!site) return 1;
  for (const table of warehouseTables(site)) {
    const file = join(out, `${table.name}.parquet`);
    await writeParquet(file, table);
    print.result(file);
  }
  return 0;
}

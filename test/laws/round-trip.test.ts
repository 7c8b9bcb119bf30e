import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvText } from "../../src/authoring/sheet/csv-text.ts";
import { narrative, type Sheet } from "../../src/authoring/sheet/sheet.ts";
import { longestCell, xlsxFile } from "../../src/authoring/sheet/xlsx-file.ts";
import { Ledger } from "../../src/load/import/index.ts";
import { csvGrid } from "../../src/load/import/table/csv-grid.ts";
import { readTable } from "../../src/load/import/table/read-table.ts";
import { cellText } from "../../src/load/import/table/table.ts";
import { xlsxGrids } from "../../src/load/import/table/xlsx-grids.ts";
import { type EntrySource, type LoadedPlan, loadPlan } from "../../src/load/index.ts";
import type { PlanRepository } from "../../src/model/index.ts";
import { exportSheets } from "../../src/site/export-sheets.ts";
import { importInto, source, temporaryFolder } from "../helpers/import-into.ts";
import { plan } from "../helpers/plan.ts";
import { planKnownOn } from "../helpers/plan-known-on.ts";
import { randomPlan } from "../helpers/random-plan.ts";

const formats = ["csv", "xlsx"] as const;
type Format = (typeof formats)[number];

const plans = ["content", "docs/example-plan", "test/plans/small", "test/plans/empty"];
const others = ["kubernetes-releases", "ssc", "worked"].map((name) => `../shared/plans/${name}`);

describe.each(formats)("a plan that is exported as %s and imported again", (format) => {
  test.each(plans)("is the same: %s", (folder) => {
    const before = loadPlan(folder);
    const { plan: after, notes } = roundTrip(
      before.repository as PlanRepository,
      before.sources,
      format,
      folder,
    );
    expect(notes).toBe("");
    expectSame(after, before);
  });

  test.skipIf(!others.every(existsSync)).each(others)(
    "is the same: %s (skipped where it is not there)",
    (folder) => {
      const before = loadPlan(folder);
      const { plan: after, notes } = roundTrip(
        before.repository as PlanRepository,
        before.sources,
        format,
        folder,
      );
      expect(notes).toBe("");
      expectSame(after, before);
    },
  );

  test("is the same, whatever the plan", () => {
    fc.assert(
      fc.property(randomPlan, (history) => {
        const repository = soundPlan(plan(planKnownOn(history, 0)));
        const { plan: after, notes } = roundTrip(repository, new Map(), format);
        expect(notes).toBe("");
        expect(after.repository).toEqual(repository);
      }),
      { numRuns: 40 },
    );
  });

  test("loses no character of any text", () => {
    const text = fc.oneof(
      fc.constantFrom("a_x0041_b", "_x005F_x000D_", "''=1", "'", "- 1", "1,5", '"', " a ", "＝1"),
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom(..."=+-@'\",;\n\t _x0041[]{}<>&0\u00a0") }),
    );
    const held = text.filter(
      (value) => /\S/.test(value) && !/[^\P{Cc}\n\t]|\p{Cs}|[\ufffe\uffff]/u.test(value),
    );
    fc.assert(
      fc.property(fc.array(held, { minLength: 1, maxLength: 5 }), (texts) => {
        const sheet: Sheet = {
          name: "s",
          headers: ["id", "t"],
          rows: texts.map((value, at) => [`e${at}`, value]),
        };
        expect(readBack(sheet, format)).toEqual(texts);
      }),
      { numRuns: 300 },
    );
  });
});

test("a text longer than a cell of a workbook goes on in the next columns", () => {
  const long = "🜚a".repeat(longestCell / 2);
  const sheet: Sheet = {
    name: "s",
    headers: ["id", "t"],
    rows: [
      ["a", long],
      ["b", "short"],
    ],
  };
  const [grid] = xlsxGrids(source("s.xlsx", xlsxFile([sheet])), new Ledger());
  const rows = grid?.rows.map((row) => row.map(cellText)) ?? [];
  expect(rows[0]).toEqual(["id", "t", "t (2)"]);
  expect(rows[1]?.slice(1).join("")).toBe(long);
  expect(rows[1]?.every((cell) => cell.length <= longestCell)).toBe(true);
});

/** Random plans may have a superseded decision that nothing took the place of, which no file could hold. */
function soundPlan(repository: PlanRepository): PlanRepository {
  const superseded = new Set([...repository.decisions.values()].flatMap(({ supersedes }) => supersedes));
  const decisions = [...repository.decisions].map(([id, decision]) => {
    const isLost = decision.status === "superseded" && !superseded.has(id);
    return [id, isLost ? { ...decision, status: "rejected" as const } : decision] as const;
  });
  return { ...repository, decisions: new Map(decisions) };
}

/** Pictures are in no table: they are copied, as the command says. */
function roundTrip(
  repository: PlanRepository,
  sources: ReadonlyMap<string, EntrySource>,
  format: Format,
  from?: string,
) {
  const to = join(temporaryFolder(), "content");
  const media = from && join(from, "media");
  if (media && existsSync(media)) cpSync(media, join(to, "media"), { recursive: true });
  const sheets = exportSheets(repository, sources);
  const files =
    format === "csv"
      ? sheets.map((sheet) => source(`${sheet.name}.csv`, csvText(sheet)))
      : [source("plan.xlsx", xlsxFile(sheets))];
  return importInto(to, format, files);
}

function readBack(sheet: Sheet, format: Format): readonly string[] {
  const ledger = new Ledger();
  const grid =
    format === "csv"
      ? csvGrid(source("s.csv", csvText(sheet)), ledger)
      : xlsxGrids(source("s.xlsx", xlsxFile([sheet])), ledger)[0];
  const table = grid && readTable(grid);
  return (table?.rows ?? []).map(({ cells }) => cellText(cells[1]));
}

function expectSame(after: LoadedPlan, before: LoadedPlan): void {
  expect(after.repository).toEqual(before.repository);
  const bodies = ({ sources }: LoadedPlan) =>
    [...sources].map(([key, { body }]) => [key, narrative(body)] as const);
  expect(bodies(after)).toEqual(bodies(before));
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, onTestFinished, test } from "vitest";
import { fileSource } from "../../../src/pull/file-source.ts";
import { faultOf, sourceContext } from "../../helpers/source-context.ts";

const csv = "month,orders,days\n2026-08,100,4.5\n2026-09,120,4.25\n";

/** A folder with files in `exports/`, which goes when the test is finished. */
function folder(files: Readonly<Record<string, string>> = { "orders.csv": csv }): string {
  const root = mkdtempSync(join(tmpdir(), "plumbline-files-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, "exports"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, "exports", name), text);
  return root;
}

function asked(root: string, query: string, path = "exports/orders.csv", timeoutMs = 10_000) {
  return fileSource.rows({ kind: "file", path, query }, sourceContext({ root, timeoutMs }));
}

const series = "select month as period, days as value from source order by 1";
const rows = [
  { period: "2026-08", value: 4.5 },
  { period: "2026-09", value: 4.25 },
];

describe("a query of", () => {
  test("CSV", async () => {
    expect(await asked(folder(), series)).toEqual(rows);
  });

  test("JSON", async () => {
    const json = JSON.stringify([
      { month: "2026-08", days: 4.5 },
      { month: "2026-09", days: 4.25 },
    ]);
    expect(await asked(folder({ "orders.json": json }), series, "exports/orders.json")).toEqual(rows);
  });

  test("Parquet", async () => {
    const root = folder();
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const [from, to] = [join(root, "exports/orders.csv"), join(root, "exports/orders.parquet")];
    await connection.run(`copy (select * from read_csv('${from}')) to '${to}' (format parquet)`);
    connection.closeSync();
    expect(await asked(root, series, "exports/orders.parquet")).toEqual(rows);
  });

  test("a name with a quote in it", async () => {
    expect(await asked(folder({ "ann's.csv": csv }), series, "exports/ann's.csv")).toEqual(rows);
  });
});

describe("a query cannot", () => {
  test.each([
    ["read another file", "select * from read_text('/etc/passwd')"],
    ["read a file beside it", "select * from read_csv('exports/other.csv')"],
    ["list a folder", "select * from glob('/etc/*')"],
    ["reach the net", "select * from 'https://example.com/a.csv'"],
    ["unlock itself", "select 1) as a; set enable_external_access = true; select * from (select 1"],
    ["write beside it", "copy (select 1) to 'exports/new.csv'"],
    [
      "write its own file",
      "select 1) as a; copy (select 1) to 'SELF' (use_tmp_file false); select * from (select 1",
    ],
    ["load an extension", "load httpfs"],
    ["call another query", "select * from query('copy (select 1) to ''SELF''')"],
  ])("%s", async (_, query) => {
    const root = folder({ "orders.csv": csv, "other.csv": csv });
    const own = join(root, "exports/orders.csv");
    expect(await faultOf(asked(root, query.replaceAll("SELF", own)))).toMatch(
      /not one SELECT|Permission Error|Parser Error|Invalid Input Error|Binder Error/,
    );
    expect(readFileSync(own, "utf8")).toBe(csv);
  });

  test("take longer than it may", async () => {
    const begin = performance.now();
    const query = "select count(*) as value from range(100000000000)";
    expect(await faultOf(asked(folder(), query, undefined, 300))).toMatchInlineSnapshot(`
      "the query took longer than 0.3 seconds
        make it simpler, or give it more time with \`--timeout SECONDS\`"
    `);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  test("give more rows than a series has", async () => {
    const query = "select '2026' as period, range as value from range(1000000)";
    expect(await faultOf(asked(folder(), query))).toMatchInlineSnapshot(`
      "the source gives more than 4000 rows
        add them up in the query, to one row a period"
    `);
  });
});

describe("a file", () => {
  test("that is not there", async () => {
    expect(await faultOf(asked(folder({}), series))).toMatchInlineSnapshot(`
      "there is no file \`exports/orders.csv\`
        put it there; the path is relative to the folder that holds the plan folder"
    `);
  });

  test("of another kind", async () => {
    expect(await faultOf(asked(folder({ "a.xlsx": "" }), series, "exports/a.xlsx"))).toMatchInlineSnapshot(`
      "\`exports/a.xlsx\` is neither CSV nor JSON nor Parquet by its ending
        name a file that ends in .csv, .tsv, .json, .jsonl or .parquet"
    `);
  });

  test("outside of the folder, by its path or by a link", async () => {
    const root = folder({});
    symlinkSync("/etc/passwd", join(root, "exports/passwd.csv"));
    const expected = "lies outside of the folder that holds the plan folder";
    expect(await faultOf(asked(root, series, "../../etc/passwd.csv"))).toContain(expected);
    expect(await faultOf(asked(root, series, "/etc/passwd.csv"))).toContain(expected);
    expect(await faultOf(asked(root, series, "exports/passwd.csv"))).toContain(expected);
  });

  test("that is not what its ending says", async () => {
    const root = folder({ "a.parquet": csv });
    expect(await faultOf(asked(root, series, "exports/a.parquet"))).toMatchInlineSnapshot(`
      "\`exports/a.parquet\` cannot be read: Invalid Input Error: No magic bytes found at end of file 'exports/a.parquet'
        look whether the file is what its ending says, and whole"
    `);
  });

  test("asked for a column that it lacks", async () => {
    expect(await faultOf(asked(folder(), "select mnth from source"))).toMatchInlineSnapshot(`
      "the query fails: Binder Error: Referenced column "mnth" not found in FROM clause!
        try it with DuckDB; the file is called \`source\` in it, and nothing else can be read"
    `);
  });
});

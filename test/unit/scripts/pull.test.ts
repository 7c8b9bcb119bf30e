import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { loadPlan } from "../../../src/load/index.ts";
import { problemCount } from "../../../src/site/problem-formats.ts";
import { entry, type Files, json, planFolder } from "../../helpers/plan-folder.ts";
import { postgresPrograms, startPostgres } from "../../helpers/postgres.ts";

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function pull(plan: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const all = ["scripts/pull.ts", "--plan", plan, "--as-of", "2026-10-31", ...args];
  const child = spawn(process.execPath, all, { env: { ...process.env, ...env } });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (text) => {
    stdout += text;
  });
  child.stderr.on("data", (text) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) =>
      resolve({ status, stdout, stderr: stderr.replaceAll(dirname(plan), "…") }),
    );
  });
}

const fileSource = {
  kind: "file",
  path: "exports/orders.csv",
  query: "select month as period, days as value from source",
};

/** A plan whose KPI `churn` comes from a CSV file beside it. */
function planWith(csv: string, files: Files = {}): string {
  const plan = planFolder({ "kpis/churn.json": entry("kpis", { source: fileSource }), ...files });
  writeExport(plan, csv);
  return plan;
}

function writeExport(plan: string, csv: string): void {
  const folder = join(dirname(plan), "exports");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "orders.csv"), `month,days\n${csv}`);
}

const read = (plan: string, file = "actuals/churn.json") => readFileSync(join(plan, file), "utf8");

test("writes what came with where it came from, and the plan stays sound", async () => {
  const plan = planWith("2026-08,4.5\n2026-09,4.25\n2026-11,9\n");
  const { status, stdout, stderr } = await pull(plan);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "1 changed, 0 unchanged, 0 refused, 0 failed\n" });
  expect(stdout.replaceAll(dirname(plan), "…")).toMatchInlineSnapshot(`
    "churn from file exports/orders.csv: 2 new, written to …/content/actuals/churn.json (1 period that has not ended left out)
      2026-08  4.5
      2026-09  4.25
    "
  `);
  const { measurements, pulled } = JSON.parse(read(plan));
  expect(measurements).toEqual([
    { period: "2026-08", value: 4.5 },
    { period: "2026-09", value: 4.25 },
  ]);
  expect(pulled).toEqual({
    source: "file exports/orders.csv",
    query: expect.stringMatching(/^sha256-[0-9a-f]{64}$/),
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    rows: 3,
  });
  expect(loadPlan(plan).problems).toEqual([]);
});

test("leaves no trace the second time", async () => {
  const plan = planWith("2026-08,4.5\n");
  await pull(plan);
  const before = { text: read(plan), time: statSync(join(plan, "actuals/churn.json")).mtimeMs };
  const { status, stdout } = await pull(plan);
  expect(status).toBe(0);
  expect(stdout).toBe("churn from file exports/orders.csv: nothing is different\n");
  expect({ text: read(plan), time: statSync(join(plan, "actuals/churn.json")).mtimeMs }).toEqual(before);
});

test("keeps what people typed, and adds to it", async () => {
  const typed = `{
  "tags": ["orders"],
  "measurements": [
    { "value": 5, "period": "2026-07", "note": "before the new warehouse" },
    { "period": "2026-08", "value": 4.5, "note": "strike week" }
  ]
}
`;
  const plan = planWith("2026-08,4.5\n2026-09,4.25\n", { "actuals/churn.json": typed });
  expect((await pull(plan)).stdout.replaceAll(dirname(plan), "…")).toMatchInlineSnapshot(`
    "churn from file exports/orders.csv: 1 new, written to …/content/actuals/churn.json (1 value of the file kept that the source does not give)
      2026-09  4.25
    "
  `);
  expect(read(plan)).toContain(`{ "period": "2026-08", "value": 4.5, "note": "strike week" },
    { "period": "2026-09", "value": 4.25 }
  ],
  "pulled": {`);
  expect(read(plan).startsWith(typed.slice(0, typed.indexOf("\n  ]")))).toBe(true);
});

test("shows what it would write, and does not write it", async () => {
  const plan = planWith("2026-08,4.5\n");
  const { status, stdout, stderr } = await pull(plan, ["--dry-run"]);
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: "1 would change, 0 unchanged, 0 refused, 0 failed\n",
  });
  expect(stdout).toContain("1 new, would be written to");
  expect(() => read(plan)).toThrow("ENOENT");
});

test("refuses a jump until it is told to take it", async () => {
  const plan = planWith("2026-08,4.5\n2026-09,425\n");
  const { status, stderr } = await pull(plan);
  expect(status).toBe(1);
  expect(stderr).toMatchInlineSnapshot(`
    "content/kpis/churn.json:10:13: error: \`churn\`: 1 value out of proportion: \`2026-09\` is 425, after 4.5 for \`2026-08\`
      look at the unit and the query; \`--accept-jumps\` takes it over, and \`pull.jumpFactor\` in portal.json sets the limit
    0 changed, 0 unchanged, 1 refused, 0 failed
    "
  `);
  expect(() => read(plan)).toThrow("ENOENT");
  expect((await pull(plan, ["--accept-jumps"])).status).toBe(0);
  expect(JSON.parse(read(plan)).measurements).toHaveLength(2);
});

test("takes the factor of the portal", async () => {
  const portal = { name: "Test", currency: "EUR", pull: { jumpFactor: 100 } };
  const plan = planWith("2026-08,4.5\n2026-09,425\n", { "portal.json": json(portal) });
  expect((await pull(plan)).status).toBe(0);
});

test("refuses to rewrite the past until it is told to", async () => {
  const plan = planWith("2026-08,4.5\n2026-09,4.25\n");
  await pull(plan);
  const before = read(plan);
  writeExport(plan, "2026-08,4.75\n2026-09,4.25\n2026-10,4\n");
  const { status, stderr } = await pull(plan);
  expect(status).toBe(1);
  expect(stderr).toMatchInlineSnapshot(`
    "content/kpis/churn.json:10:13: error: \`churn\`: the source rewrites 1 value of the file: \`2026-08\` from 4.5 to 4.75
      find out why the past is another one; \`--accept-rewrites\` takes it over
    0 changed, 0 unchanged, 1 refused, 0 failed
    "
  `);
  expect(read(plan)).toBe(before);
  const { stdout } = await pull(plan, ["--accept-rewrites"]);
  expect(stdout).toContain("1 new, 1 rewritten");
  expect(stdout).toContain("  2026-08  4.5 → 4.75\n  2026-10  4\n");
});

test("one source that fails does not stop the others, each is named, and no secret is", async () => {
  // So long that a message is cut within it.
  const authorization = `Bearer t0p-secret-${"0123456789".repeat(60)}`;
  const server = createServer((request, response) => {
    // A server that quotes the header it was sent, and a password that it knows.
    response.statusCode = request.url === "/good" ? 200 : 400;
    response.end(
      request.url === "/good"
        ? JSON.stringify([{ period: "2026-09", value: authorization }])
        : `no ${request.headers.authorization}`,
    );
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const connections = {
    metrics: { variable: "METRICS_AUTHORIZATION", origin },
    warehouse: { variable: "WAREHOUSE_URL" },
  };
  const kpi = (source: object) => entry("kpis", { title: JSON.stringify(source), source });
  const plan = planWith("2026-09,4.25\n", {
    "portal.json": json({ name: "Test", currency: "EUR", pull: { connections } }),
    "kpis/a-echo.json": kpi({ kind: "http", url: `${origin}/good`, connection: "metrics" }),
    "kpis/b-refused.json": kpi({ kind: "http", url: `${origin}/bad`, connection: "metrics" }),
    "kpis/c-database.json": kpi({ kind: "sql", connection: "warehouse", query: "select 1" }),
    "kpis/d-nowhere.json": kpi({ kind: "sql", connection: "warehuse", query: "select 1" }),
  });
  const outcome = await pull(plan, ["--timeout", "5"], {
    METRICS_AUTHORIZATION: authorization,
    WAREHOUSE_URL: "postgresql://reader:pa55word@127.0.0.1:1/metrics",
  });
  expect(outcome.status).toBe(1);
  expect(outcome.stderr.replaceAll(origin, "ORIGIN")).toMatchInlineSnapshot(`
    "content/kpis/a-echo.json:10:13: error: \`a-echo\`: \`value\` in row 1 is \`•••\`, which is not a number
      give plain numbers, without units, blanks or commas
    content/kpis/b-refused.json:10:13: error: \`b-refused\`: ORIGIN/bad answers 400
      correct the address
    content/kpis/c-database.json:10:13: error: \`c-database\`: the connection \`warehouse\` fails: connect ECONNREFUSED 127.0.0.1:1
      look whether the database can be reached from here, and at the address in \`WAREHOUSE_URL\`; then pull again
    content/kpis/d-nowhere.json:10:13: error: \`d-nowhere\`: there is no connection \`warehuse\`
      add it to \`pull.connections\` in portal.json, e.g. \`"warehuse": { "variable": "WAREHUSE_URL" }\`
    1 changed, 0 unchanged, 0 refused, 4 failed
    "
  `);
  expect(outcome.stdout).toContain("churn from file exports/orders.csv: 1 new");
  expect(JSON.parse(read(plan)).measurements).toHaveLength(1);
  for (const secret of ["t0p-secret", "pa55word"]) {
    expect(outcome.stderr + outcome.stdout + read(plan)).not.toContain(secret);
  }
});

test("pulls the KPIs that are named, and no others", async () => {
  const plan = planWith("2026-08,4.5\n", { "kpis/typed.json": entry("kpis", { title: "Typed" }) });
  expect(await pull(plan, ["typed"])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("has no `source`"),
  });
  expect(await pull(plan, ["chrun"])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("did you mean `churn`?"),
  });
  expect(await pull(plan, ["churn"])).toMatchObject({ status: 0 });
});

test("pulls nothing into a plan with errors", async () => {
  const plan = planWith("2026-08,4.5\n", { "people/ann.json": "{}" });
  const { status, stderr } = await pull(plan);
  expect(status).toBe(1);
  expect(stderr).toContain(`${problemCount(loadPlan(plan).problems)}: nothing was pulled`);
});

const programs = postgresPrograms();

test.skipIf(programs === undefined)(
  "pulls a KPI out of a million rows of a real PostgreSQL (skipped where it is not installed)",
  async () => {
    const database = await startPostgres(programs ?? "");
    onTestFinished(database.stop);
    await database.run(
      "create table orders as select date '2025-01-01' + (i % 640) as day, i % 7 as days from generate_series(1, 1000000) as i",
    );
    const query =
      "select to_char(day, 'YYYY-MM') as period, round(avg(days), 3) as value from orders group by 1";
    const plan = planFolder({
      "portal.json": json({
        name: "Test",
        currency: "EUR",
        pull: { connections: { warehouse: { variable: "WAREHOUSE_URL" } } },
      }),
      "kpis/churn.json": entry("kpis", { source: { kind: "sql", connection: "warehouse", query } }),
    });
    const outcome = await pull(plan, [], { WAREHOUSE_URL: database.address });
    expect(outcome).toMatchObject({ status: 0, stderr: "1 changed, 0 unchanged, 0 refused, 0 failed\n" });
    const { measurements, pulled } = JSON.parse(read(plan));
    expect(measurements).toHaveLength(22);
    expect(measurements.every(({ value }: { value: number }) => value > 2.9 && value < 3.1)).toBe(true);
    expect(pulled).toMatchObject({ source: "sql warehouse", rows: 22 });
    expect(outcome.stdout + read(plan)).not.toContain(database.password);
    expect((await pull(plan, [], { WAREHOUSE_URL: database.address })).stdout).toContain(
      "nothing is different",
    );
  },
);

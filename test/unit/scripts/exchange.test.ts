import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { analyse } from "../../../src/analysis/index.ts";
import { loadPlan } from "../../../src/load/index.ts";
import { day, type PlanRepository } from "../../../src/model/index.ts";
import { temporaryFolder } from "../../helpers/import-into.ts";

function command(folder: string, name: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${name}.ts`, ...args], {
    encoding: "utf8",
    timeout: 60_000,
  });
  const shown = (text: string) => text.replaceAll(`${folder}/`, "").replaceAll("\\", "/");
  return { status, stdout: shown(stdout), stderr: shown(stderr) };
}

describe("npm run import", () => {
  const risks =
    'title,accountable,probability,impact,response,state\nStrike,cfo,30%,"5,000",accept,open\nFire,cfo,x,1,accept,open\n';

  function plan(folder: string): string {
    const target = join(folder, "content");
    cpSync("test/plans/small", target, { recursive: true });
    writeFileSync(join(folder, "risks.csv"), risks);
    return target;
  }

  test("says what it would write, then writes it, and has nothing left to do after that", () => {
    const folder = temporaryFolder();
    const content = plan(folder);
    const args = ["csv", join(folder, "risks.csv"), "--plan", content] as const;
    expect(command(folder, "import", ...args, "--dry-run")).toMatchInlineSnapshot(`
      {
        "status": 1,
        "stderr": "risks.csv:3:3: error: the risk \`fire\` is left out, since its \`probability\` cannot be read [import/missing]
        correct the value
      risks.csv:3:3: error: \`probability\`: \`x\` is not a number [import/value]
        write digits, with a decimal point if need be
      1 file would be written, 2 values or entries left out, 0 warnings
      ",
        "stdout": "content/risks/strike.json
      ",
      }
    `);
    expect(existsSync(join(content, "risks"))).toBe(false);
    expect(command(folder, "import", ...args)).toMatchObject({
      status: 1,
      stdout: "content/risks/strike.json\n",
    });
    expect(readFileSync(join(content, "risks/strike.json"), "utf8")).toMatchInlineSnapshot(`
      "{
        "title": "Strike",
        "accountable": "cfo",
        "probability": 0.3,
        "impact": 5000,
        "response": "accept",
        "state": "open"
      }
      "
    `);
    expect(command(folder, "check", "--plan", content)).toMatchObject({ status: 0, stdout: "" });
    const again = command(folder, "import", ...args);
    expect(again).toMatchObject({ status: 1, stdout: "" });
    expect(again.stderr).toContain("0 files written, 1 entry there already, 2 values or entries left out");
  });

  test("reads a map, and values for what the file lacks", () => {
    const folder = temporaryFolder();
    const content = plan(folder);
    writeFileSync(join(folder, "list.csv"), "What,Cost\nStrike,5\n");
    writeFileSync(
      join(folder, "map.json"),
      JSON.stringify({
        collection: "risks",
        columns: { What: "title", Cost: { field: "impact", scale: 1000 } },
      }),
    );
    const set = ["probability=0.2", "risks.response=accept", "state=open"].flatMap((value) => [
      "--set",
      value,
    ]);
    const args = [
      "csv",
      join(folder, "list.csv"),
      "--map",
      join(folder, "map.json"),
      "--accountable",
      "cfo",
      ...set,
    ];
    expect(command(folder, "import", ...args, "--plan", content)).toMatchInlineSnapshot(`
      {
        "status": 0,
        "stderr": "assumed: the source names no \`accountable\` of a risk: it is \`people/cfo\`, as was said (once)
      1 file written, 0 values or entries left out, 0 warnings
      ",
        "stdout": "content/risks/strike.json
      ",
      }
    `);
    expect(JSON.parse(readFileSync(join(content, "risks/strike.json"), "utf8"))).toMatchObject({
      impact: 5000,
    });
  });

  test.each([
    ["no format", []],
    ["an unknown format", ["cvs", "package.json"]],
    ["no such file", ["csv", "nowhere.csv"]],
    ["no such person", ["csv", "package.json", "--accountable", "cof"]],
    ["no such plan", ["github", "package.json", "--into", "kep"]],
    ["an unknown field", ["csv", "package.json", "--set", "catgory=grow"]],
    ["another order of dates", ["csv", "package.json", "--dates", "ymd"]],
    ["a map that is none", ["csv", "package.json", "--map", "test/plans/small/portal.json"]],
  ])("refuses %s with 2 and says why", (_, args) => {
    const { status, stdout, stderr } = command("", "import", ...args, "--plan", "test/plans/small");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr.slice(0, stderr.indexOf("\n\nMakes entries"))).toMatchSnapshot();
  });

  test("imports nothing into a plan that has errors, or into none", () => {
    const folder = temporaryFolder();
    const content = plan(folder);
    writeFileSync(join(content, "people/broken.json"), "{");
    const args = ["csv", join(folder, "risks.csv"), "--plan", content] as const;
    const { status, stderr } = command(folder, "import", ...args);
    expect(status).toBe(1);
    expect(stderr).toMatch(/mend the plan first; nothing was imported\n$/);
    const none = command(folder, "import", "csv", join(folder, "risks.csv"), "--plan", join(folder, "none"));
    expect(none.status).toBe(2);
    expect(none.stderr).toContain("`none` has no portal.json; make one with at least");
    expect(existsSync(join(folder, "none"))).toBe(false);
  });
});

describe("npm run export", () => {
  test("writes tables that give the same plan when they are imported", () => {
    const folder = temporaryFolder();
    const out = join(folder, "out");
    const exported = command(folder, "export", "--plan", "test/plans/small", "--out", out);
    expect(exported).toMatchObject({ status: 0, stderr: "" });
    expect(exported.stdout.trim().split("\n").at(-1)).toBe("out/plan.xlsx");
    const tables = readdirSync(join(out, "csv")).map((name) => join(out, "csv", name));
    const fresh = join(folder, "fresh");
    const imported = command(folder, "import", "csv", ...tables, "--plan", fresh);
    expect(imported).toMatchObject({ status: 0 });
    expect(loadPlan(fresh).repository).toEqual(loadPlan("test/plans/small").repository);
  });

  test("takes away the table of a collection that is no longer there", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "out/csv"), { recursive: true });
    writeFileSync(join(folder, "out/csv/risks.csv"), "id\n");
    command(folder, "export", "--plan", "test/plans/small", "--out", join(folder, "out"), "--format", "csv");
    expect(existsSync(join(folder, "out/csv/risks.csv"))).toBe(false);
    expect(existsSync(join(folder, "out/plan.xlsx"))).toBe(false);
  });

  test("writes findings and series as Parquet that a database reads", async () => {
    const folder = temporaryFolder();
    const { status, stdout } = command(
      folder,
      "export",
      "--plan",
      "content",
      "--format",
      "parquet",
      "--out",
      folder,
    );
    expect(status).toBe(0);
    expect(stdout).toContain("findings.parquet");
    const repository = loadPlan("content").repository as PlanRepository;
    const report = analyse(repository, repository.portal.asOf ?? day("2026-10-31"));
    const findings = await query(
      `SELECT rule, entry, raised_on::VARCHAR AS raised, money_at_stake AS money FROM '${folder}/findings.parquet'`,
    );
    expect(findings).toEqual(
      report.findings.map(({ rule, subject, raisedOn, moneyAtStake }) => ({
        rule,
        entry: subject.slice(subject.indexOf("/") + 1),
        raised: raisedOn,
        money: moneyAtStake,
      })),
    );
    const [churn] = await query(
      `SELECT arg_max(value, day) AS value, arg_max(planned, day) AS planned, max(day)::VARCHAR AS day FROM '${folder}/kpi_series.parquet' WHERE kpi = 'churn'`,
    );
    const expected = report.kpis.find(({ id }) => id === "churn");
    expect(churn).toEqual({ value: expected?.actual, planned: expected?.planned, day: expected?.at });
  });

  test("refuses another format", () => {
    expect(command("", "export", "--format", "pdf")).toMatchObject({ status: 2, stdout: "" });
  });
});

async function query(sql: string) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowObjectsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

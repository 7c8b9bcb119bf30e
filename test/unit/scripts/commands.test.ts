import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-commands-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function command(name: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${name}.ts`, ...args], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

function brokenPlan(): string {
  const plan = join(folder, "broken");
  cpSync("test/plans/small", plan, { recursive: true });
  const file = join(plan, "kpis/churn.json");
  writeFileSync(file, readFileSync(file, "utf8").replace('"cfo"', '"cof"'));
  return plan;
}

describe("every command", () => {
  test.each([
    "build",
    "check",
    "report",
    "diff",
    "digest",
    "start",
    "dev",
    "new",
    "schemas",
    "pack",
    "pull",
    "import",
    "export",
    "demo-history",
  ])("%s explains itself and ends with 0", (name) => {
    const { status, stdout, stderr } = command(name, ["--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain(`Usage: npm run ${name}`);
    expect(stdout).toContain("--as-of YYYY-MM-DD");
  });

  test.each(["publish", "install-hooks", "build-faults", "bench"])(
    "%s explains itself, and takes no plan of this machine",
    (name) => {
      const { status, stdout, stderr } = command(name, ["--help"]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toContain(`Usage: npm run ${name}`);
      expect(stdout).not.toContain("--as-of");
      expect(command(name, ["--plan", "content"])).toMatchObject({ status: 2 });
    },
  );

  test.each([
    ["an unknown option", ["--pln", "x"], "--pln"],
    ["a day that does not exist", ["--as-of", "2026-02-30"], "does not exist: 2026-02 has 28 days"],
  ])("refuses %s with 2 and says why", (_, args, reason) => {
    const { status, stdout, stderr } = command("report", args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(reason);
    expect(stderr).toContain("Usage:");
    expect(stderr).not.toContain("    at ");
  });
});

describe("npm run check", () => {
  test("ends with 0 and prints nothing but the count for a sound plan", () => {
    expect(command("check", ["--plan", "test/plans/small"])).toEqual({
      status: 0,
      stdout: "",
      stderr: "0 errors, 0 warnings\n",
    });
  });

  test("ends with 1 and prints the problem with its place", () => {
    const { status, stdout, stderr } = command("check", ["--plan", brokenPlan()]);
    expect(status).toBe(1);
    expect(stdout).toMatchInlineSnapshot(`
      "broken/kpis/churn.json:8:18: error: \`accountable\` names the person \`cof\`, which does not exist [reference/unknown]
        did you mean \`cfo\`?
      "
    `);
    expect(stderr).toBe("1 error, 0 warnings\n");
  });

  test("ends with 2 where there is no plan folder", () => {
    const { status, stdout, stderr } = command("check", ["--plan", join(folder, "nowhere")]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^there is no plan folder `.*nowhere`; name one with --plan DIR/);
  });
});

describe("npm run report", () => {
  const asOf = (args: readonly string[], env: NodeJS.ProcessEnv = {}): unknown =>
    JSON.parse(command("report", ["--plan", "test/plans/small", ...args], env).stdout).asOf;

  test("takes the reporting date from the option, then the environment, then portal.json", () => {
    expect(asOf(["--as-of", "2026-07-01"], { AS_OF: "2026-08-01" })).toBe("2026-07-01");
    expect(asOf([], { AS_OF: "2026-08-01" })).toBe("2026-08-01");
    expect(asOf([])).toBe("2026-09-30");
  });

  test("writes to a file", () => {
    const out = join(folder, "report.json");
    expect(command("report", ["--plan", "test/plans/small", "--out", out])).toMatchObject({
      status: 0,
      stdout: "",
    });
    expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({
      schemaVersion: 1,
      plan: { name: "A small plan" },
    });
  });

  test("computes nothing from a plan with errors", () => {
    const { status, stdout, stderr } = command("report", ["--plan", brokenPlan()]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("1 error, 0 warnings: nothing was computed");
  });

  test("gives the same bytes in two time zones", () => {
    const inZone = (TZ: string) => command("report", ["--plan", "content"], { TZ }).stdout;
    expect(inZone("Pacific/Kiritimati")).toBe(inZone("Pacific/Pago_Pago"));
  });
});

describe("npm run digest", () => {
  test("is written for one person, in either form, and says when there is no such person", () => {
    const digest = (...args: string[]) => command("digest", ["--plan", "test/plans/small", ...args]);
    expect(digest("--for", "people/cfo")).toMatchObject({ status: 0, stderr: "" });
    expect(digest("--for", "people/cfo").stdout).toMatch(/^# .+\n\n.+ for you, as of /);
    expect(digest("--for", "people/cfo", "--format", "text").stdout).toMatch(/^.+\n=+\n/);
    const unknown = digest("--for", "people/cof");
    expect(unknown).toMatchObject({ status: 2, stdout: "" });
    expect(unknown.stderr).toContain("there is no person `cof`; did you mean `cfo`?");
  });
});

describe.skipIf(process.platform !== "linux")(
  "a fault of the machine is said in a sentence, and nothing is lost",
  () => {
    const plan = ["--plan", "test/plans/small"];
    test.each([
      [
        "report",
        "/dev/full",
        "`/dev/full`: there is no space left on the disk (ENOSPC); free some, then run the command again",
      ],
      ["export", "package.json", "a file stands where a folder is needed"],
      ["build", "src", "is not a portal, but holds `analysis`"],
      ["build", "test/plans/small/dist", "`test/plans/small/dist` is in the plan folder"],
    ])("%s --out %s", (name, out, expected) => {
      const before = readFileSync("package.json", "utf8");
      const { status, stderr } = command(name, [...plan, "--out", out]);
      expect(stderr).toContain(expected);
      expect(stderr).not.toContain("    at ");
      expect(status).toBe(2);
      expect(readFileSync("package.json", "utf8")).toBe(before);
    });
  },
);

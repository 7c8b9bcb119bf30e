/** Which commands show restricted entries: those that publish do not, unless they are told whom they are for. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, onTestFinished, test } from "vitest";

const secret = /Saltmarsh|Nightingale|Halcyon|order-book|8641500/;

function command(name: string, ...args: readonly string[]) {
  const { AS_OF: _, PLAN_DIR: __, ...env } = process.env;
  const plan = ["--plan", "test/plans/editions"];
  return spawnSync(process.execPath, [`scripts/${name}.ts`, ...plan, ...args], { encoding: "utf8", env });
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "plumbline-audience-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe("report", () => {
  test("is that of the whole plan, and says nothing of an edition", () => {
    const { stdout, status } = command("report");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).not.toHaveProperty("edition");
    expect(stdout).toMatch(secret);
  });

  test("is that of an edition where an audience is named", () => {
    const { stdout } = command("report", "--audience", "everyone");
    expect(JSON.parse(stdout)).toMatchObject({ edition: { audience: "everyone", entriesLeftOut: 20 } });
    expect(stdout).not.toMatch(secret);
  });

  test("of a past commit is no edition", () => {
    const { stderr, status } = command("report", "--audience", "board", "--at", "HEAD");
    expect(status).toBe(2);
    expect(stderr).toContain(
      "`--at` reports a whole past state, which is no edition; leave out `--audience`",
    );
  });
});

describe("export", () => {
  /** What is written in all files, unpacked. */
  const written = (...args: readonly string[]) => {
    const out = folder();
    expect(command("export", "--out", out, ...args)).toMatchObject({ status: 0 });
    const csv = readdirSync(join(out, "csv")).map((file) => readFileSync(join(out, "csv", file), "utf8"));
    const parts = Object.values(unzipSync(readFileSync(join(out, "plan.xlsx"))));
    return [...csv, ...parts.map((part) => Buffer.from(part).toString("utf8"))].join("\n");
  };

  test("takes the whole plan out", () => expect(written()).toMatch(secret));

  test("takes out an edition where an audience is named", () => {
    const text = written("--audience", "everyone");
    expect(text).not.toMatch(secret);
    expect(text).toContain("restricted entry");
  });
});

test("a digest is that of the edition for everyone, unless an audience is named", () => {
  const [open, board] = [command("digest"), command("digest", "--audience", "board")];
  expect([open.status, board.status]).toEqual([0, 0]);
  expect(open.stdout).not.toMatch(secret);
  expect(board.stdout).toMatch(secret);
});

test.each(["build", "start", "dev", "pack", "digest", "report", "export"])(
  "%s tells of it in its help",
  (name) => {
    expect(command(name, "--help").stdout).toMatch(/--audience NAME +the edition for an audience/);
  },
);

test.each(["start", "dev", "pack", "digest", "report"])("%s knows which audiences there are", (name) => {
  const out = name === "start" ? ["--out", join(folder(), "none")] : [];
  const { stderr, status } = command(name, "--audience", "bord", ...out);
  expect(stderr).toContain("portal.json names no audience `bord`; did you mean `board`?");
  expect(status).toBe(2);
});

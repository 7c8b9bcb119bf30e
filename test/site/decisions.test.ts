/** The life of decisions through real builds: what is required, answered, reopened, asked anew, superseded. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { JSDOM } from "jsdom";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder: string;
let plan: string;
const required = "decisions/required/kpi/breach/churn";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-decisions-"));
  plan = join(folder, "plan");
  cpSync("test/plans/small", plan, { recursive: true });
  measure({ "2026-Q2": 12, "2026-Q3": 12 });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("a breach asks for a decision, its draft answers it, and without the record it asks again", () => {
  build();
  const asked = page(required);
  expect(textOf(asked, "h1")).toBe("Customer churn: KPI in breach");
  expect(textOf(asked, "header .status")).toContain("Overdue");

  const file = join(plan, codeOf(asked, "#write ~ * p code"));
  const draft = codeOf(asked, "copy-text code");
  save(file, draft);
  expect(command("check")).toMatchObject({ status: 0 });
  save(file, draft.replace("status: proposed", "status: accepted"));
  build();
  expect(textOf(page(required), "header .status")).toContain("Decided");
  const record = page(`decisions/${/decisions\/(.*)\.mdx$/.exec(file)?.[1]}`);
  expect(linksOf(record)).toContain(`/${required}/`);

  rmSync(file);
  build();
  expect(textOf(page(required), "header .status")).toContain("Overdue");

  // The KPI recovers at the end of the year and breaks again, and the record is back.
  save(file, draft.replace("status: proposed", "status: accepted"));
  measure({ "2026-Q2": 12, "2026-Q3": 12, "2026-Q4": 9, "2027-Q1": 12 });
  const chain = { first: "superseded", second: "superseded", third: "accepted" };
  for (const [at, [id, status]] of Object.entries(chain).entries())
    save(
      join(plan, `decisions/${id}.mdx`),
      `---\ntitle: The ${id}\nstatus: ${status}\ndate: 2026-0${at + 1}-10\ndeciders: [cfo]\nsupersedes: [${Object.keys(chain)[at - 1] ?? ""}]\n---\n\nSo be it.\n`,
    );
  build("--as-of", "2027-04-05");
  const again = page(required);
  expect(textOf(again, "header .status")).toContain("Open");
  expect(textOf(again, "#records ~ *")).toContain(
    "Does not count: taken before it was raised on Mar 31, 2027",
  );

  for (const id of Object.keys(chain)) {
    const shown = page(`decisions/${id}`);
    expect(textOf(shown, "#chain ~ ol")).toMatch(/The first.*The second.*The third/);
    expect(textOf(shown, "#chain ~ ol [aria-current]")).toContain(`The ${id}`);
    for (const other of Object.keys(chain).filter((one) => one !== id))
      expect(linksOf(shown)).toContain(`/decisions/${other}/`);
    expect(textOf(shown, "header strong")).toContain(id === "third" ? "Stands" : "by The third");
  }
}, 300_000);

function measure(values: Readonly<Record<string, number>>): void {
  const measurements = Object.entries(values).map(([period, value]) => ({ period, value }));
  save(join(plan, "actuals/churn.json"), JSON.stringify({ measurements }));
}

function save(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function build(...more: readonly string[]): void {
  const { status, stderr } = command("build", "--out", join(folder, "portal"), ...more);
  expect(status, stderr).toBe(0);
}

function command(name: string, ...more: readonly string[]) {
  return spawnSync(process.execPath, [`scripts/${name}.ts`, "--plan", plan, ...more], { encoding: "utf8" });
}

function page(path: string): Document {
  return new JSDOM(readFileSync(join(folder, "portal", path, "index.html"), "utf8")).window.document;
}

function textOf(document: Document, selector: string): string {
  const found = [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
  return found.join(" ").replace(/\s+/g, " ").trim();
}

/** The text of the first such element, line by line as it is. */
function codeOf(document: Document, selector: string): string {
  return document.querySelector(selector)?.textContent ?? "";
}

function linksOf(document: Document): readonly (string | null)[] {
  return [...document.querySelectorAll("main a")].map((link) => link.getAttribute("href"));
}

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadPlan } from "../../src/load/index.ts";
import { type FolderServer, serveFolder } from "../../src/site/serve-folder.ts";
import { launchBrowser } from "../helpers/browser.ts";
import { offerFolder, pickedText, takeFolder } from "../helpers/private-folder.ts";

const base = "/plans/";
/** A KPI that stays in a range has no targets, and says so by an empty list. */
const held = {
  title: "Held",
  definition: "As counted",
  unit: "%",
  direction: "hold",
  range: { min: 0, max: 5 },
  kind: "lag",
  accountable: "cfo",
  targets: [],
  frequency: "monthly",
};
let folder: string;
let plan: string;
let browser: Browser;
let server: FolderServer;
let page: Page;
const elsewhere: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-form-"));
  plan = join(folder, "repository", "content");
  cpSync("test/plans/small", plan, { recursive: true });
  const portal = JSON.parse(readFileSync(join(plan, "portal.json"), "utf8"));
  writeFileSync(join(plan, "portal.json"), JSON.stringify({ ...portal, form: {} }));
  // Keys as somebody likes them, and a field that is false.
  writeFileSync(
    join(plan, "people/left.json"),
    '{\n  "unit": "finance",\n  "active": false,\n  "title": "Clerk"\n}\n',
  );
  writeFileSync(join(plan, "kpis/held.json"), JSON.stringify(held));
  build(plan);
  server = await serveFolder(join(folder, "portal"), { port: 0, base });
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(server.url) && !/^(blob|data):/.test(url)) elsewhere.push(url);
  });
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
}, 240_000);

afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function build(from: string): void {
  const args = ["--plan", from, "--out", join(folder, "portal"), "--base", base];
  // The runner of the tests has a base of its own, which would win over the one that is given.
  const { BASE_URL: _, ...env } = process.env;
  execFileSync(process.execPath, ["scripts/build.ts", ...args], { stdio: "pipe", env });
}

// The tests go on from one another: a page that is left would have to be let into the folder again.
test("the page of an entry leads to it in the form, and what is saved there is in the folder", async () => {
  await page.goto(`${server.url}kpis/churn/`);
  await offerFolder(page, join(folder, "repository"));
  await page.getByRole("link", { name: "Edit in the form" }).click();
  await page.getByRole("button", { name: "Work with Local Repository" }).click();
  await page.getByText("KPIs › Customer churn").waitFor();
  await saved("kpis/churn.json", async () => {
    await title("Customers who leave");
    // The choice that a schema gives, and an entry that it may name, by its title.
    await page.getByRole("radio", { name: "lead" }).check();
    await page.getByRole("radio", { name: "Head of Service" }).check();
  });
  await saved("actuals/churn.json", async () => {
    await open("actuals/entries/churn");
    await page.getByRole("spinbutton", { name: "Value" }).last().fill("9.75");
  });
  await saved("people/left.json", async () => {
    await open("people/entries/left");
    await title("Former clerk");
  });
  await saved("plans/keep.mdx", async () => {
    await open("plans/entries/keep");
    await title("Call them first");
  });

  const before = new Map(texts(plan));
  await takeFolder(page, join(folder, "repository"));
  const changed = texts(plan).filter(([path, text]) => before.get(path) !== text);
  expect(changed.map(([path]) => path)).toEqual([
    "actuals/churn.json",
    "kpis/churn.json",
    "people/left.json",
    "plans/keep.mdx",
  ]);
  const kpi = {
    ...JSON.parse(before.get("kpis/churn.json") ?? ""),
    title: "Customers who leave",
    kind: "lead",
    accountable: "service",
  };
  // Every other value is as it was, and so is the order of the keys.
  expect(read("kpis/churn.json")).toBe(`${JSON.stringify(kpi, undefined, 2)}\n`);
  expect(read("people/left.json")).toBe(
    '{\n  "unit": "finance",\n  "active": false,\n  "title": "Former clerk"\n}\n',
  );
  expect(JSON.parse(read("actuals/churn.json")).measurements.at(-1)).toEqual({
    period: "2026-Q3",
    value: 9.75,
  });
  expect(read("plans/keep.mdx")).toBe(
    before.get("plans/keep.mdx")?.replace(/^title: .*$/m, "title: Call them first"),
  );
});

test("a new milestone is written into the folder of its plan, and a KPI without targets can be saved", async () => {
  await saved("milestones/keep/calls-made.json", async () => {
    await open("milestones/filter/keep");
    await page.getByRole("button", { name: "New" }).click();
    await title("Calls made");
    await page.getByRole("radio", { name: "Head of Service" }).check();
    await page.getByRole("textbox", { name: "Finish" }).fill("2026-12-18");
  });
  await saved("kpis/held.json", async () => {
    await open("kpis/entries/held");
    await title("Held in its range");
  });
  await takeFolder(page, join(folder, "repository"));
  expect(JSON.parse(read("milestones/keep/calls-made.json"))).toEqual({
    title: "Calls made",
    accountable: "service",
    baseline: { finish: "2026-12-18" },
  });
  expect(JSON.parse(read("kpis/held.json"))).toEqual({ ...held, title: "Held in its range" });
});

test("what was saved passes the check, and the portal shows it", async () => {
  expect(loadPlan(plan).problems).toEqual([]);
  build(plan);
  // Another tab, of which the form knows nothing.
  const reader = await browser.newPage();
  await reader.goto(`${server.url}kpis/churn/`);
  expect(await reader.getByRole("heading", { level: 1 }).textContent()).toContain("Customers who leave");
  expect(await reader.getByText("9.75", { exact: false }).count()).toBeGreaterThan(0);
  await reader.close();
});

test("no other origin is asked, and nothing runs into the policy of the page", () => {
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});

test("the policy of the form is that of no other page", () => {
  const pages = readdirSync(join(folder, "portal"), { recursive: true, encoding: "utf8" });
  const lax = pages
    .filter((path) => path.endsWith(".html"))
    .filter((path) => readFileSync(join(folder, "portal", path), "utf8").includes("unsafe-inline"));
  expect(lax).toEqual([join("admin", "index.html")]);
});

async function open(place: string): Promise<void> {
  // The fields that are looked for come later than anything that the browser tells of.
  await page.goto(`${server.url}admin/index.html#/collections/${place}`, { waitUntil: "commit" });
}

function title(text: string): Promise<void> {
  return page.getByRole("textbox", { name: "Title" }).fill(text);
}

/**
 * Fills in an entry and saves it, until the file of the plan is another one and the list is there again. On a busy
 * machine it happens that the form refuses what was typed while it was still drawing itself; it is typed again then.
 */
async function saved(path: string, fillIn: () => Promise<void>): Promise<void> {
  const file = `content/${path}`;
  const before = await pickedText(page, file);
  const isSaved = async () => (await pickedText(page, file)) !== before;
  for (let attempt = 1; !(await isSaved()); attempt += 1) {
    await fillIn();
    await page.getByRole("button", { name: "Save" }).click();
    await expect
      .poll(isSaved, { timeout: 20_000 })
      .toBe(true)
      .catch(async (error: unknown) => {
        if (attempt === 3) throw new Error(`not saved:\n${await page.textContent("body")}`, { cause: error });
      });
  }
  // It goes back to the list some time later, and would go back from whatever has been opened until then.
  await page.waitForURL(({ hash }) => !/\/(entries|new)\b/.test(hash));
}

function read(path: string): string {
  return readFileSync(join(plan, path), "utf8");
}

function texts(root: string): [path: string, text: string][] {
  const items = readdirSync(root, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  const paths = items.map((item) => join(item.parentPath, item.name).slice(root.length + 1));
  return paths.sort().map((path) => [path, readFileSync(join(root, path), "utf8")]);
}

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { day } from "../../../../src/model/index.ts";
import { refuseLeaks } from "../../../../src/site/leaks/refuse-leaks.ts";
import { openSite } from "../../../../src/site/open-site.ts";
import { entry, type Files, json, planFolder } from "../../../helpers/plan-folder.ts";

const board = { audience: ["board"] };
const restricted: Files = {
  "portal.json": json({ name: "Test", currency: "EUR", audiences: ["board"] }),
  "kpis/deal.json": entry("kpis", { title: "Price of the rival yard", ...board }),
};

/** What is said of a portal with one page, of a plan with these files. */
async function refusal(files: Files, page: string, audience = "everyone"): Promise<string> {
  const folder = planFolder({ ...restricted, ...files });
  const today = day("2026-09-30");
  const opened = await openSite({ planFolder: folder, asOf: today, today, audience });
  if (opened.kind !== "site") throw new Error(JSON.stringify(opened.problems));
  const portal = mkdtempSync(join(tmpdir(), "plumbline-refusal-"));
  onTestFinished(() => rmSync(portal, { recursive: true, force: true }));
  writeFileSync(join(portal, "index.html"), page);
  try {
    refuseLeaks(opened.site, portal);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

test("what an author wrote by hand is refused with the file and line where it stands", async () => {
  const plan = entry("plans", {}, "Why.\n\nAll this hangs on the price of the\nrival yard.\n");
  expect(
    await refusal({ "plans/erp.mdx": plan }, "<p>All this hangs on the price of the rival yard.</p>"),
  ).toMatchInlineSnapshot(`
    "the edition for everyone would give away what it leaves out, so it is not published:

    index.html: the title \`Price of the rival yard\` of kpis/deal, which is restricted
      it is written at content/plans/erp.mdx:12, in an entry that is shown; take it out there, or restrict that entry as well

    The last good portal is as it was."
  `);
});

test("what nobody wrote is refused as a fault of the program", async () => {
  expect(await refusal({}, "<a href='/kpis/deal/'>The price of the rival yard</a>")).toMatchInlineSnapshot(`
    "the edition for everyone would give away what it leaves out, so it is not published:

    index.html: the title \`Price of the rival yard\` of kpis/deal, which is restricted
      no entry that is shown says it; this is a fault of Plumbline, please report it with this line
    index.html: the id \`kpis/deal\` of kpis/deal, which is restricted
      no entry that is shown says it; this is a fault of Plumbline, please report it with this line

    The last good portal is as it was."
  `);
});

test("the edition for whom it is meant may say it", async () => {
  expect(await refusal({}, "Price of the rival yard", "board")).toBe("");
});

test("a plan that restricts nothing is not looked through", async () => {
  expect(await refusal({ "kpis/deal.json": entry("kpis", { title: "Price" }) }, "kpis/deal Price")).toBe("");
});

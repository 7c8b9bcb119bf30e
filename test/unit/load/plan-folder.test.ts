import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderTree } from "../../../src/load/file-tree.ts";
import { planFolder as listedTree } from "../../../src/load/plan-folder.ts";
import { formatProblems } from "../../../src/site/problem-formats.ts";
import { entry, planFolder } from "../../helpers/plan-folder.ts";

const listed = (folder: string) => listedTree(folderTree(folder));

function refusals(folder: string): string {
  return formatProblems(listed(folder).problems, "text");
}

test("the id of an entry is its path inside its collection, and files are named from the parent folder", () => {
  const folder = planFolder({ "updates/2026/2026-10-erp.mdx": entry("updates") });
  expect(listed(folder).entries.map(({ file, collection, id }) => `${collection} ${id} ${file}`)).toEqual([
    "kpis churn content/kpis/churn.json",
    "milestones erp/go-live content/milestones/erp/go-live.json",
    "people ann content/people/ann.json",
    "plans erp content/plans/erp.mdx",
    "units shop content/units/shop.json",
    "updates 2026/2026-10-erp content/updates/2026/2026-10-erp.mdx",
  ]);
});

test("entries come in the order of their paths by code units", () => {
  const folder = planFolder({
    "kpis/b.json": "",
    "kpis/a/z.json": "",
    "kpis/a-b.json": "",
    "kpis/a_b.json": "",
  });
  const kpis = listed(folder).entries.filter(({ collection }) => collection === "kpis");
  expect(kpis.map(({ id }) => id)).toEqual(["a/z", "a-b", "a_b", "b", "churn"]);
});

test("pictures may stand anywhere, also in `media`", () => {
  const folder = planFolder({ "media/a/map.png": "", "plans/erp.webp": "", "logo.gif": "" });
  expect([...listed(folder).images]).toEqual(["logo.gif", "media/a/map.png", "plans/erp.webp"]);
  expect(refusals(folder)).toBe("");
});

test("what systems, editors and git leave behind is no content", () => {
  const folder = planFolder({
    ".DS_Store": "",
    ".gitignore": "",
    ".git/config": "",
    "README.md": "",
    "kpis/.gitkeep": "",
    "kpis/Thumbs.db": "",
    "kpis/churn.json~": "",
    "kpis/.churn.json.swp": "",
    "kpis/README.md": "",
  });
  expect(refusals(folder)).toBe("");
});

test("a folder that is no collection", () => {
  expect(refusals(planFolder({ "kpi/churn.json": "" }))).toMatchInlineSnapshot(`
    "content/kpi:1:1: error: \`kpi\` is not a collection [file/folder]
      did you mean \`kpis\`?
    "
  `);
});

test("a file outside every collection", () => {
  expect(refusals(planFolder({ "churn.json": "" }))).toMatchInlineSnapshot(`
    "content/churn.json:1:1: error: the file is in no collection [file/folder]
      move it into the folder of its collection: people, units, teams, systems, objectives, kpis, actuals, assumptions, plans, milestones, updates, risks, decisions, forums
    "
  `);
});

test("the wrong type of file, and a picture that is drawn with code", () => {
  expect(
    refusals(
      planFolder({
        "kpis/a.yaml": "",
        "kpis/b.mdx": "",
        "plans/c.json": "",
        "plans/d.md": "",
        "media/e.svg": "",
      }),
    ),
  ).toMatchInlineSnapshot(`
    "content/kpis/a.yaml:1:1: error: a KPI is not kept in this type of file [file/type]
      save it as a file that ends in \`.json\`, or take it out of the plan folder
    content/kpis/b.mdx:1:1: error: a KPI is not kept in this type of file [file/type]
      save it as a file that ends in \`.json\`, or take it out of the plan folder
    content/media/e.svg:1:1: error: only pictures are kept in \`media/\` [file/type]
      expected a file that ends in .png, .jpg, .jpeg, .webp, .avif or .gif
    content/plans/c.json:1:1: error: a plan is not kept in this type of file [file/type]
      save it as a file that ends in \`.mdx\`, or take it out of the plan folder
    content/plans/d.md:1:1: error: a plan is not kept in this type of file [file/type]
      save it as a file that ends in \`.mdx\`, or take it out of the plan folder
    "
  `);
});

test("names that would not do as an address", () => {
  expect(
    refusals(
      planFolder({
        "kpis/Churn.json": "",
        "kpis/net churn.json": "",
        "kpis/größe.json": "",
        "kpis/.json": "",
        "Kpis/a/b.json": "",
        "plans/Retail/a.mdx": "",
        "media/Map.PNG": "",
      }),
    ),
  ).toMatchInlineSnapshot(`
    "content/Kpis:1:1: error: \`Kpis\` is not a collection [file/folder]
      did you mean \`kpis\`?
    content/kpis/.json:1:1: error: \`.json\` cannot be part of an address [file/name]
      use lower-case letters a to z, digits, hyphens, dots and underscores, beginning with a letter or digit
    content/kpis/Churn.json:1:1: error: \`Churn.json\` cannot be part of an address [file/name]
      use lower-case letters a to z, digits, hyphens, dots and underscores, beginning with a letter or digit
    content/kpis/größe.json:1:1: error: \`größe.json\` cannot be part of an address [file/name]
      use lower-case letters a to z, digits, hyphens, dots and underscores, beginning with a letter or digit
    content/kpis/net churn.json:1:1: error: \`net churn.json\` cannot be part of an address [file/name]
      use lower-case letters a to z, digits, hyphens, dots and underscores, beginning with a letter or digit
    content/media/Map.PNG:1:1: error: \`Map.PNG\` cannot be part of an address [file/name]
      use lower-case letters a to z, digits, hyphens, dots and underscores, beginning with a letter or digit
    content/plans/Retail/a.mdx:1:1: error: \`Retail\` cannot be part of an address [file/name]
      use lower-case letters a to z, digits, hyphens, dots and underscores, beginning with a letter or digit
    "
  `);
});

test("a symbolic link is not followed, wherever it leads", () => {
  const folder = planFolder();
  symlinkSync("/etc/hostname", join(folder, "kpis/secret.json"));
  symlinkSync("..", join(folder, "media"));
  symlinkSync("nowhere", join(folder, "kpis/gone.json"));
  expect(refusals(folder)).toMatchInlineSnapshot(`
    "content/kpis/gone.json:1:1: error: a symbolic link is not read [file/link]
      put the file itself here
    content/kpis/secret.json:1:1: error: a symbolic link is not read [file/link]
      put the file itself here
    content/media:1:1: error: a symbolic link is not read [file/link]
      put the file itself here
    "
  `);
});

test("a link to a whole plan folder is followed", () => {
  const folder = planFolder();
  symlinkSync(folder, join(folder, "..", "other"));
  expect(listed(join(folder, "..", "other")).name).toBe("content");
});

test("what is neither a file nor a folder is not read", () => {
  const folder = planFolder();
  execFileSync("mkfifo", [join(folder, "kpis/pipe.json")]);
  expect(refusals(folder)).toMatchInlineSnapshot(`
    "content/kpis/pipe.json:1:1: error: this is neither a file nor a folder [file/type]
      delete it from the plan folder
    "
  `);
});

test("an empty folder is no problem, and a folder called portal.json is no file", () => {
  const folder = planFolder({ "portal.json": undefined });
  mkdirSync(join(folder, "risks"));
  expect(refusals(folder)).toBe("");
  expect(listed(folder).portalFile.read).toBeUndefined();
  mkdirSync(join(folder, "portal.json"));
  writeFileSync(join(folder, "portal.json", "x"), "");
  expect(listed(folder).portalFile.read).toBeUndefined();
  expect(refusals(folder)).toContain("`portal.json` is not a collection");
});

test("a decision record where the portal has a page of its own", () => {
  const taken = ["decisions/required/kpi/breach/churn.mdx", "decisions/effects.mdx"];
  const free = ["decisions/required.mdx", "decisions/2026/effects.mdx", "plans/required/erp.mdx"];
  const folder = planFolder(Object.fromEntries([...taken, ...free].map((path) => [path, ""])));
  expect(listed(folder).entries.map(({ file }) => file.slice("content/".length))).toEqual(
    expect.arrayContaining(free),
  );
  expect(refusals(folder)).toMatchInlineSnapshot(`
    "content/decisions/effects.mdx:1:1: error: \`decisions/effects/\` is the address of a page about the effects of decisions [file/name]
      put the record somewhere else, e.g. into a folder named after its year
    content/decisions/required/kpi/breach/churn.mdx:1:1: error: \`decisions/required/kpi/breach/churn/\` is the address of a page about the decisions that are required [file/name]
      put the record somewhere else, e.g. into a folder named after its year
    "
  `);
});

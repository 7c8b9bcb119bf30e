import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { day } from "../../../src/model/index.ts";
import { openSite } from "../../../src/site/open-site.ts";
import { formatProblems } from "../../../src/site/problem-formats.ts";
import { entry, type Files, json, planFolder } from "../../helpers/plan-folder.ts";

async function problemsOf(files: Files): Promise<string> {
  const settings = { planFolder: planFolder(files), asOf: undefined, today: day("2026-09-30") };
  const { problems } = await openSite(settings);
  return formatProblems(problems, "text");
}

const diagram = (...lines: readonly string[]) => `\`\`\`mermaid\n${lines.join("\n")}\n\`\`\`\n`;

test("all faults of all diagrams are found in one run, at their lines in the file", async () => {
  const body = `Why.\n\n${diagram("flowchart LR", "  a-->b", "  click a alert", "  style a fill:red")}`;
  const text = await problemsOf({
    "plans/erp.mdx": entry("plans", {}, body),
    "decisions/a.mdx": entry("decisions", {}, diagram("pie", "  title Pie", "  click a b")),
  });
  expect(text).toMatchInlineSnapshot(`
    "content/decisions/a.mdx:8:1: error: the diagram has no \`accTitle\`, so a screen reader cannot say what it shows [mermaid/title]
      add a line such as \`accTitle: How a decision is made\` below \`pie\`
    content/plans/erp.mdx:13:1: error: the diagram has no \`accTitle\`, so a screen reader cannot say what it shows [mermaid/title]
      add a line such as \`accTitle: How a decision is made\` below \`flowchart\`
    content/plans/erp.mdx:15:3: error: \`click\` attaches a link or a script to the diagram [mermaid/link]
      remove it, and link from the text beside the diagram
    content/plans/erp.mdx:16:3: error: \`style\` sets colours, which cannot follow the light and the dark theme [mermaid/style]
      remove it; the theme colours the diagram
    "
  `);
});

test("a cache that cannot be written is told of, and the site is the same", async () => {
  const body = `Why.\n\n${diagram("flowchart LR", "  accTitle: Two steps", "  a --> b")}`;
  const plan = planFolder({ "plans/erp.mdx": entry("plans", {}, body) });
  const settings = { planFolder: plan, asOf: undefined, today: day("2026-09-30") };
  const told: string[] = [];
  // A file is where the folder should be.
  const opened = await openSite({
    ...settings,
    cacheFolder: join(plan, "plans/erp.mdx"),
    onCacheFault: ({ message }) => told.push(message),
  });
  const withoutCache = await openSite(settings);
  const fault = expect.stringContaining("a file stands where a folder is needed (ENOTDIR)");
  // What was read, and the diagram.
  expect(told).toEqual([fault, fault]);
  if (opened.kind !== "site" || withoutCache.kind !== "site") throw new Error("the plan has errors");
  expect(opened.site.diagrams.size).toBe(1);
  expect([...opened.site.diagrams]).toEqual([...withoutCache.site.diagrams]);
});

test("a figure dated after today is warned of where nothing else says the reporting date", async () => {
  const late = { "decisions/a.mdx": entry("decisions", { date: "2026-10-01" }) };
  expect(await problemsOf(late)).toContain("after the reporting date 2026-09-30");
});

test("a portal that is built every day is as of today, unless the plan states its day", async () => {
  const asOfIn = async (settings: object, portal: object = {}): Promise<string> => {
    const folder = planFolder({ "portal.json": json({ name: "Test", currency: "EUR", ...portal }) });
    const git = (...args: readonly string[]) => execFileSync("git", ["-C", folder, ...args], { env: author });
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "First");
    const today = day("2026-09-30");
    const opened = await openSite({ planFolder: folder, asOf: undefined, today, ...settings });
    return opened.kind === "site" ? opened.site.report.asOf : "none";
  };
  expect(await asOfIn({})).toBe("2026-09-01");
  expect(await asOfIn({ untilToday: true })).toBe("2026-09-30");
  expect(await asOfIn({ untilToday: true }, { asOf: "2026-08-15" })).toBe("2026-08-15");
});

const author: NodeJS.ProcessEnv = {
  ...process.env,
  GIT_AUTHOR_NAME: "A",
  GIT_AUTHOR_EMAIL: "a@example.org",
  GIT_COMMITTER_NAME: "A",
  GIT_COMMITTER_EMAIL: "a@example.org",
  GIT_COMMITTER_DATE: "2026-09-01T12:00:00Z",
};

test("many problems of one rule in one file are one line and a count", async () => {
  const measurements = Array.from({ length: 40 }, () => ({ period: "2026-08", value: "1,5" }));
  const text = await problemsOf({ "actuals/churn.json": entry("actuals", { measurements }) });
  expect(text.match(/\[schema\/type\]/g)).toHaveLength(11);
  expect(text).toContain("30 more problems of this rule begin here [schema/type]");
});

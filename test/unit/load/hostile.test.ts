/**
 * Every file below `test/hostile/` tries to get something active onto a page: code, HTML, an address that runs,
 * a file from outside. Each is read as a plan in a small plan folder. All but the harmless ones are refused, with
 * the messages in `test/hostile/refusals.txt`; those of `harmless/` only look alike, and are shown as words.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import {
  type DiagramFault,
  diagramFaults,
  openDiagramRenderer,
} from "../../../src/diagrams/mermaid/index.ts";
import { capped, loadPlan } from "../../../src/load/index.ts";
import type { Prose } from "../../../src/model/index.ts";
import { formatProblems } from "../../../src/site/problem-formats.ts";
import { activeParts, finalHtml, type Picture } from "../../helpers/passive-html.ts";
import { entry, type Files, json, planFolder } from "../../helpers/plan-folder.ts";

const corpus = fileURLToPath(new URL("../../hostile/", import.meta.url));
const cases = readdirSync(corpus, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".mdx"))
  .map((file) => file.slice(0, -".mdx".length).replaceAll("\\", "/"))
  .sort();
const hostile = cases.filter((name) => !name.startsWith("harmless/"));
const harmless = cases.filter((name) => name.startsWith("harmless/"));

/** What the code in the cases sets or writes if any of it ever runs. */
const canary = "__plumblinePwned";
const canaryFile = "plumbline-pwned";

interface Read {
  /** What stands on the page; empty if the text is refused. */
  readonly html: string;
  readonly refusal: string;
}

const renderer = openDiagramRenderer();
afterAll(() => renderer.close());

afterEach(() => {
  expect(globalThis).not.toHaveProperty(canary);
  expect(existsSync(canaryFile)).toBe(false);
});

/**
 * Reads cases one after the other as the only plan of a small plan folder. A case is the body of the plan; one that
 * begins with fields, and those about frontmatter, are the whole file.
 */
function reader(): (name: string) => Promise<Read> {
  const folder = planFolder({ "media/map.png": "a picture" });
  return async (name) => {
    const text = readFileSync(join(corpus, `${name}.mdx`), "utf8");
    const isWhole = name.startsWith("frontmatter/") || text.startsWith("---\ntitle:");
    writeFileSync(join(folder, "plans/erp.mdx"), isWhole ? text : entry("plans", {}, text));
    const { sources, problems } = loadPlan(folder);
    const prose = sources.get("plans/erp")?.prose;
    const { refusal, pictures } = await drawn(prose ?? nothing);
    const html = finalHtml(prose ?? nothing, pictures);
    return { html, refusal: formatProblems(capped(problems), "text") + refusal };
  };
}

/** What is wrong with the diagrams of a narrative, and the pictures of those in which nothing is. */
async function drawn(prose: Prose): Promise<{ refusal: string; pictures: ReadonlyMap<string, Picture> }> {
  const faults: DiagramFault[] = [];
  const pictures = new Map<string, Picture>();
  for (const part of prose.parts) {
    if (part.kind !== "diagram") continue;
    const found = diagramFaults(part.source);
    faults.push(...found);
    if (found.length > 0) continue;
    const result = await renderer.render(part.source);
    if (result.ok) pictures.set(part.source, result);
    else faults.push(result.fault);
  }
  const lines = faults.map(
    ({ line, column, message, rule, hint }) =>
      `diagram:${line}:${column}: error: ${message} [${rule}]\n  ${hint}\n`,
  );
  return { refusal: lines.join(""), pictures };
}

test("the corpus covers every way in that is known", () => {
  const groups = new Set(cases.map((name) => dirname(name)));
  expect([...groups]).toMatchInlineSnapshot(`
    [
      "addresses",
      "attributes",
      "code",
      "depth",
      "frontmatter",
      "harmless",
      "html",
      "mermaid",
      "unicode",
    ]
  `);
  expect(hostile.length).toBeGreaterThan(300);
});

test("every hostile text is refused, with a message that names the cause", { timeout: 60_000 }, async () => {
  const read = reader();
  const refusals: (readonly [name: string, refusal: string])[] = [];
  for (const name of hostile) refusals.push([name, (await read(name)).refusal]);
  expect(refusals.filter(([, refusal]) => !refusal.includes(": error: "))).toEqual([]);
  const report = refusals.map(([name, refusal]) => `${name}\n${indented(refusal)}`);
  await expect(report.join("\n")).toMatchFileSnapshot("../../hostile/refusals.txt");
});

describe("a harmless text", () => {
  test.each(harmless)("%s is shown, and nothing of it is active", { timeout: 30_000 }, async (name) => {
    const { html, refusal } = await reader()(name);
    expect(refusal).toBe("");
    expect(html).not.toBe("");
    expect(activeParts(html)).toEqual([]);
  });

  test("keeps the words that look like code", { timeout: 30_000 }, async () => {
    const read = reader();
    const pages: string[] = [];
    for (const name of harmless) pages.push(`${name}\n${indented((await read(name)).html)}\n`);
    await expect(pages.join("\n")).toMatchFileSnapshot("../../hostile/harmless.txt");
  });
});

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "    ");
}

describe("a file from outside of the plan folder", () => {
  const body = "![The plan](../media/map.png)\n\nRead [this](../kpis/other.json).\n";
  const files: Files = { "plans/erp.mdx": entry("plans", {}, body) };

  test("is not read through a symbolic link to a file", () => {
    const folder = planFolder({ ...files, "media/other.png": "a picture" });
    writeFileSync(join(dirname(folder), "secret.json"), entry("kpis", { title: "Secret" }));
    writeFileSync(join(dirname(folder), "secret.png"), "a secret picture");
    symlinkSync(join(dirname(folder), "secret.json"), join(folder, "kpis/other.json"));
    symlinkSync("../../secret.png", join(folder, "media/map.png"));
    const { sources, problems } = loadPlan(folder);
    expect(sources.has("kpis/other")).toBe(false);
    expect(formatProblems(problems, "text")).toMatchInlineSnapshot(`
      "content/kpis/other.json:1:1: error: a symbolic link is not read [file/link]
        put the file itself here
      content/media/map.png:1:1: error: a symbolic link is not read [file/link]
        put the file itself here
      content/plans/erp.mdx:10:1: error: \`../media/map.png\` is not a picture of the plan folder [content/image]
        put a png, jpg, webp, avif or gif file into the plan folder (\`media/\` is made for it) and write its path relative to this file
      content/plans/erp.mdx:12:6: error: there is no KPI \`other\` [reference/unknown]
        expected \`churn\`
      "
    `);
  });

  test("is not read through a symbolic link to a folder", () => {
    const folder = planFolder(files);
    const outside = join(dirname(folder), "outside");
    mkdirSync(outside);
    writeFileSync(join(outside, "map.png"), "a secret picture");
    writeFileSync(join(outside, "other.json"), entry("risks"));
    symlinkSync("../outside", join(folder, "media"));
    symlinkSync(outside, join(folder, "risks"));
    const { sources, problems } = loadPlan(folder);
    expect(sources.has("risks/other")).toBe(false);
    expect(formatProblems(problems, "text")).toMatchInlineSnapshot(`
      "content/media:1:1: error: a symbolic link is not read [file/link]
        put the file itself here
      content/plans/erp.mdx:10:1: error: \`../media/map.png\` is not a picture of the plan folder [content/image]
        put a png, jpg, webp, avif or gif file into the plan folder (\`media/\` is made for it) and write its path relative to this file
      content/plans/erp.mdx:12:6: error: there is no KPI \`other\` [reference/unknown]
        expected \`churn\`
      content/risks:1:1: error: a symbolic link is not read [file/link]
        put the file itself here
      "
    `);
  });

  test("does not become the portal's settings", () => {
    const folder = planFolder({ "portal.json": undefined });
    writeFileSync(join(dirname(folder), "portal.json"), json({ name: "Secret", currency: "EUR" }));
    symlinkSync("../portal.json", join(folder, "portal.json"));
    const { repository, problems } = loadPlan(folder);
    expect(repository).toBeUndefined();
    expect(formatProblems(problems, "text")).toMatchInlineSnapshot(`
      "content/portal.json:1:1: error: a symbolic link is not read [file/link]
        put the file itself here
      "
    `);
  });

  test("is not shown, although it exists where the path leads", () => {
    const paths = ["../../secret.png", "../../../secret.png", "../media/../../secret.png", "/etc/passwd"];
    const pictures = paths.map((path) => `![words](${path})\n\n<Figure src="${path}" alt="words" />\n`);
    const folder = planFolder({ "plans/erp.mdx": entry("plans", {}, pictures.join("\n")) });
    writeFileSync(join(dirname(folder), "secret.png"), "a secret picture");
    const { sources, problems } = loadPlan(folder);
    expect(sources.get("plans/erp")?.prose).toBeUndefined();
    expect(formatProblems(problems, "text")).toMatchInlineSnapshot(`
      "content/plans/erp.mdx:10:1: error: \`../../secret.png\` is not a picture of the plan folder [content/image]
        put a png, jpg, webp, avif or gif file into the plan folder (\`media/\` is made for it) and write its path relative to this file
      content/plans/erp.mdx:12:1: error: \`../../secret.png\` is not a picture of the plan folder [content/image]
        put a png, jpg, webp, avif or gif file into the plan folder (\`media/\` is made for it) and write its path relative to this file
      content/plans/erp.mdx:14:1: error: \`../../../secret.png\` is not a picture of the plan folder [content/image]
        put a png, jpg, webp, avif or gif file into the plan folder (\`media/\` is made for it) and write its path relative to this file
      content/plans/erp.mdx:16:1: error: \`../../../secret.png\` is not a picture of the plan folder [content/image]
        put a png, jpg, webp, avif or gif file into the plan folder (\`media/\` is made for it) and write its path relative to this file
      content/plans/erp.mdx:18:1: error: \`../media/../../secret.png\` is not a picture of the plan folder [content/image]
        put a png, jpg, webp, avif or gif file into the plan folder (\`media/\` is made for it) and write its path relative to this file
      content/plans/erp.mdx:20:1: error: \`../media/../../secret.png\` is not a picture of the plan folder [content/image]
        put a png, jpg, webp, avif or gif file into the plan folder (\`media/\` is made for it) and write its path relative to this file
      content/plans/erp.mdx:22:1: error: \`/etc/passwd\` is not a picture of the plan folder [content/image]
        put a png, jpg, webp, avif or gif file into the plan folder (\`media/\` is made for it) and write its path relative to this file
      content/plans/erp.mdx:24:1: error: \`/etc/passwd\` is not a picture of the plan folder [content/image]
        put a png, jpg, webp, avif or gif file into the plan folder (\`media/\` is made for it) and write its path relative to this file
      "
    `);
  });
});

const nothing: Prose = { parts: [], headings: [], text: "" };

import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import {
  type DiagramRenderer,
  diagramTypes,
  openDiagramRenderer,
} from "../../../src/diagrams/mermaid/index.ts";

const goldenFolder = fileURLToPath(new URL("../../golden/mermaid/", import.meta.url));
const names = readdirSync(goldenFolder)
  .filter((file) => file.endsWith(".mmd"))
  .map((file) => file.slice(0, -".mmd".length));
const sourceOf = (name: string): string => readFileSync(join(goldenFolder, `${name}.mmd`), "utf8");

const renderer = openDiagramRenderer();
afterAll(() => renderer.close());

async function svgOf(source: string, by: DiagramRenderer = renderer): Promise<string> {
  const result = await by.render(source);
  if (!result.ok) throw new Error(`${result.fault.line}: ${result.fault.message}`);
  return result.svg;
}

async function syntaxReport(...lines: string[]): Promise<string> {
  const result = await renderer.render(lines.join("\n"));
  if (result.ok) return "";
  const { line, column, message, rule, hint } = result.fault;
  return `${line}:${column}: ${message} [${rule}]\n  ${hint}`;
}

/** A mismatch is left beside the golden file, to be looked at and, if it is wanted, renamed. */
function compareWithGolden(name: string, svg: string): void {
  const golden = join(goldenFolder, `${name}.svg`);
  const changed = join(goldenFolder, `${name}-changed.svg`);
  if (!existsSync(golden)) {
    if (process.env["CI"]) throw new Error(`${name}.svg is missing; run the test once without CI`);
    writeFileSync(golden, svg);
  }
  if (readFileSync(golden, "utf8") === svg) rmSync(changed, { force: true });
  else {
    writeFileSync(changed, svg);
    throw new Error(`${name} is drawn differently; compare ${name}-changed.svg with ${name}.svg`);
  }
}

describe("every promised type", () => {
  test("has a golden file", () => {
    const types = names.map((name) => /^\S+/.exec(sourceOf(name))?.[0]);
    // `graph` is another word for `flowchart`.
    expect(Object.keys(diagramTypes).filter((type) => type !== "graph" && !types.includes(type))).toEqual([]);
  });

  test.each(names)("%s is drawn as before", { timeout: 30_000 }, async (name) => {
    compareWithGolden(name, await svgOf(sourceOf(name)));
  });

  test.each(names)("%s holds nothing that a page must not hold", async (name) => {
    const svg = await svgOf(sourceOf(name));
    const tags = new Set([...svg.matchAll(/<([a-zA-Z]+)/g)].map((match) => match[1]));
    const known = "svg title desc g marker path rect circle ellipse line polyline polygon text tspan".split(
      " ",
    );
    expect([...tags].filter((tag) => !known.includes(tag ?? ""))).toEqual([]);
    const attributes = new Set([...svg.matchAll(/ ([a-zA-Z:-]+)="/g)].map((match) => match[1] ?? ""));
    expect(
      [...attributes].filter((name) => /^(?:style|href|xlink:.*|src|on.*|font-family)$/.test(name)),
    ).toEqual([]);
    const stray = /="[^"]*(?:NaN|undefined|(?<!url\()#|rgb|https?:(?!\/\/www\.w3\.org\/2000\/svg"))/g;
    expect(svg.match(stray) ?? []).toEqual([]);
  });

  test.each(names)("%s has all its colours in the style sheet", async (name) => {
    const css = readFileSync(
      fileURLToPath(new URL("../../../src/styles/diagrams.css", import.meta.url)),
      "utf8",
    );
    const used = [...(await svgOf(sourceOf(name))).matchAll(/(?:fill|stroke)-[a-z][a-z0-9-]*(?=[ "])/g)];
    const classes = new Set(
      used
        .map((match) => match[0])
        .filter((word) => !/^(?:fill|stroke)-(?:opacity|rule|width|dasharray|linecap|linejoin)/.test(word)),
    );
    expect([...classes].filter((word) => !css.includes(`.${word} {`))).toEqual([]);
  });
});

test("title and description name the picture", async () => {
  const source = 'pie\naccTitle: Who <pays>\naccDescr {\n  Half\n  and half\n}\n"A" : 1\n"B" : 1';
  const result = await renderer.render(source);
  expect(result).toMatchObject({ ok: true, title: "Who <pays>", description: "Half and half" });
  const svg = await svgOf(source);
  const [, titleId, descriptionId] = /aria-labelledby="(\S+) (\S+)"/.exec(svg) ?? [];
  expect(svg).toContain(`<title id="${titleId}">Who &lt;pays&gt;</title>`);
  expect(svg).toContain(`<desc id="${descriptionId}">Half and half</desc>`);
  expect(svg).toMatch(/^<svg [^>]*role="img"/);
});

test("labels of a time axis that would touch are left out", async () => {
  const gantt = (axis: string) =>
    svgOf(
      `gantt\n accTitle: Two years\n dateFormat YYYY-MM-DD\n ${axis}\n section Pilot\n Ireland :ie, 2025-01-01, 2026-12-31`,
    );
  const labels = async (axis: string) =>
    [...(await gantt(axis)).matchAll(/>([A-Z][a-z]{2,8} 20\d\d)</g)].map(([, label]) => label);
  const every = await labels("axisFormat %b %Y\n tickInterval 3month");
  expect(every.slice(0, 2)).toEqual(["Jan 2025", "Apr 2025"]);
  const thinned = await labels("axisFormat %B %Y\n tickInterval 1month");
  expect(thinned.length).toBeGreaterThan(3);
  expect(thinned.slice(0, 2)).not.toContain("February 2025");
});

test("ids of two diagrams do not meet", async () => {
  const ids = async (title: string): Promise<readonly string[]> => {
    const svg = await svgOf(`flowchart LR\naccTitle: ${title}\nA --> B`);
    return [...svg.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? "");
  };
  const [first, second] = [await ids("one"), await ids("two")];
  expect(first.length).toBeGreaterThan(1);
  expect(first.filter((id) => second.includes(id))).toEqual([]);
});

test("text of an author stays text", async () => {
  const svg = await svgOf('flowchart LR\naccTitle: t\nA["a < b & #quot;c#quot; #lt;script#gt;"] --> B');
  expect(svg).not.toContain("<script");
  expect(svg).toContain("&lt;script&gt;");
});

test("line ends do not matter", async () => {
  const source = "flowchart LR\naccTitle: t\nA --> B";
  expect(await svgOf(source.replaceAll("\n", "\r\n"))).toBe(await svgOf(source));
});

test("concurrent renders do not disturb each other", async () => {
  const sources = ["A --> B", "B --> C", "A --> B"].map((edge) => `flowchart LR\naccTitle: t\n${edge}`);
  const [one, two, same] = await Promise.all(sources.map((source) => svgOf(source)));
  expect(one).toBe(same);
  expect(one).not.toBe(two);
  expect(two).toContain(">C<");
});

// A process of its own has another time zone and draws in the opposite order; it has to end by itself.
test("another process draws the same bytes", { timeout: 60_000 }, async () => {
  const chosen = ["gantt", "mindmap", "git-graph"];
  const module = new URL("../../../src/diagrams/mermaid/index.ts", import.meta.url).href;
  const program = `
    import { openDiagramRenderer } from ${JSON.stringify(module)};
    const renderer = openDiagramRenderer();
    const svgs = [];
    for (const source of ${JSON.stringify(chosen.map(sourceOf).reverse())}) svgs.push((await renderer.render(source)).svg);
    await renderer.close();
    console.log(JSON.stringify(svgs.reverse()));`;
  const options = { env: { ...process.env, TZ: "America/New_York", LANG: "de_DE.UTF-8" } };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "--eval", program],
    options,
  );
  expect(JSON.parse(stdout)).toEqual(await Promise.all(chosen.map((name) => svgOf(sourceOf(name)))));
});

describe("what Mermaid's parsers refuse", () => {
  test("a word out of place", async () => {
    const report = await syntaxReport("flowchart LR", "%% one", "accTitle: t", "A --> B", "A -> -> B");
    expect(report).toMatchInlineSnapshot(`
      "5:3: \`-\` is not understood here [mermaid/syntax]
        correct it; the grammar is described at https://mermaid.js.org/syntax/flowchart.html"
    `);
  });

  test("an end too early", async () => {
    expect(await syntaxReport("sequenceDiagram", "accTitle: t", "loop x", "A->>B: y")).toMatchInlineSnapshot(`
      "4:1: the diagram breaks off: something is not finished or not closed [mermaid/syntax]
        correct it; the grammar is described at https://mermaid.js.org/syntax/sequenceDiagram.html"
    `);
  });

  test("a name that Mermaid does not know", async () => {
    expect(await syntaxReport("gitGraph", "accTitle: t", "commit", "checkout nope")).toMatchInlineSnapshot(`
      "4:10: Mermaid says: Trying to checkout branch which is not yet created. (Help try using "branch nope") [mermaid/syntax]
        correct it; the grammar is described at https://mermaid.js.org/syntax/gitgraph.html"
    `);
  });

  test("the other family of parsers", async () => {
    expect(await syntaxReport("pie", "accTitle: t", '"A" : many')).toMatchInlineSnapshot(`
      "3:7: \`m\` is not understood here [mermaid/syntax]
        correct it; the grammar is described at https://mermaid.js.org/syntax/pie.html"
    `);
  });

  test("a number that is none", async () => {
    expect(
      await syntaxReport("journey", "accTitle: t", "section A", "Wait: long: Ann"),
    ).toMatchInlineSnapshot(`
      "1:1: a part of the diagram has no place, because a number is missing or wrong [mermaid/syntax]
        correct it; the grammar is described at https://mermaid.js.org/syntax/userJourney.html"
    `);
  });

  test("faults come before the parser", async () => {
    expect(await syntaxReport("flowchart LR", "A ->")).toMatch("[mermaid/title]");
  });
});

test("a diagram that takes too long is given up", { timeout: 30_000 }, async () => {
  const hasty = openDiagramRenderer({ limitMs: 1 });
  const result = await hasty.render("flowchart LR\naccTitle: t\nA --> B");
  await hasty.close();
  expect(result.ok ? undefined : result.fault).toMatchInlineSnapshot(`
    {
      "column": 1,
      "hint": "draw fewer parts and connections, or split it into several diagrams",
      "line": 1,
      "message": "the diagram could not be laid out within 0.001 seconds of the processor",
      "rule": "mermaid/size",
    }
  `);
});

test("a closed renderer draws no more", async () => {
  const closed = openDiagramRenderer();
  await closed.close();
  await expect(closed.render("flowchart LR\naccTitle: t\nA --> B")).rejects.toThrow(
    "the diagram renderer is closed",
  );
});

describe("the cache folder", () => {
  const source = "flowchart LR\naccTitle: Cached\nA --> B";

  test("answers without a thread, and mends a file that was cut off", { timeout: 30_000 }, async () => {
    const cacheFolder = mkdtempSync(join(tmpdir(), "diagrams-"));
    try {
      const first = openDiagramRenderer({ cacheFolder });
      const drawn = await first.render(source);
      await first.close();
      const [file = ""] = readdirSync(cacheFolder);
      expect(readdirSync(cacheFolder)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)]);
      const path = join(cacheFolder, file);
      const whole = readFileSync(path, "utf8");

      // A millisecond is too short to draw, so what comes back was read.
      const reader = openDiagramRenderer({ cacheFolder, limitMs: 1 });
      expect(await reader.render(source)).toEqual(drawn);
      await reader.close();

      writeFileSync(path, whole.slice(0, -9));
      const mender = openDiagramRenderer({ cacheFolder });
      expect(await mender.render(source)).toEqual(drawn);
      await mender.close();
      expect(readFileSync(path, "utf8")).toBe(whole);
    } finally {
      rmSync(cacheFolder, { recursive: true });
    }
  });
});

/** Every way in which something restricted could get out is planted once, and has to be found. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { xlsxFile } from "../../../../src/authoring/sheet/xlsx-file.ts";
import { day } from "../../../../src/model/index.ts";
import { findLeaks } from "../../../../src/site/leaks/find-leaks.ts";
import { type Secrets, secretsOf } from "../../../../src/site/leaks/secrets.ts";
import { openSite } from "../../../../src/site/open-site.ts";
import type { Site } from "../../../../src/site/site.ts";

const planFolder = "test/plans/editions";

let site: Site;
let secrets: Secrets;
let folder: string;

beforeAll(async () => {
  const today = day("2026-09-30");
  const opened = await openSite({ planFolder, asOf: undefined, today, audience: "everyone" });
  if (opened.kind !== "site") throw new Error("the plan has problems");
  ({ site } = opened);
  secrets = secretsOf(site);
  folder = mkdtempSync(join(tmpdir(), "plumbline-leaks-"));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is found in a portal that holds one file alone. */
function foundIn(file: string, content: string | Uint8Array): readonly string[] {
  const portal = mkdtempSync(join(folder, "portal-"));
  mkdirSync(dirname(join(portal, file)), { recursive: true });
  writeFileSync(join(portal, file), content);
  const leaks = findLeaks(portal, secrets);
  expect(leaks.every((leak) => leak.file.startsWith(file))).toBe(true);
  return [...new Set(leaks.map(({ secret }) => `${secret.kind} of ${secret.entry}`))].sort();
}

const title = "Buy the Saltmarsh yard quietly";
const entry = "decisions/2026/buy-saltmarsh";
const page = (body: string) => `<!doctype html><html><body>${body}</body></html>`;
const fragment = (data: object) => gzipSync(`pagefind_dcd${JSON.stringify(data)}`);
const sentence = "The founder has no heirs and trusts us more than the bank.";

/** What is planted where, and what of which entry has to be found. */
const plants: readonly (readonly [
  way: string,
  file: string,
  content: () => string | Uint8Array,
  found: string,
])[] = [
  [
    "a link back from an entry",
    "kpis/rework/index.html",
    () => page(`<li><a href="/x/">${title}</a></li>`),
    `title of ${entry}`,
  ],
  [
    "a related entry, by its address",
    "plans/gates/index.html",
    () => page('<a href="/decisions/2026/buy-saltmarsh/">a decision</a>'),
    `id of ${entry}`,
  ],
  [
    "an address that was encoded",
    "plans/gates/index.html",
    () => page('<a href="/x?entry=decisions%2F2026%2Fbuy-saltmarsh">it</a>'),
    `id of ${entry}`,
  ],
  [
    "the label of something drawn",
    "map/index.html",
    () => page(`<svg aria-label="Line to ${title}"></svg>`),
    `title of ${entry}`,
  ],
  ["the title of the window", "index.html", () => `<title>${title} · Tide</title>`, `title of ${entry}`],
  [
    "what a preview of a link shows",
    "index.html",
    () => `<meta property="og:title" content="${title}">`,
    `title of ${entry}`,
  ],
  [
    "the picture of such a preview",
    "og/gates.png",
    () =>
      Buffer.concat([readFileSync(join(planFolder, "media/yard.png")), Buffer.from(`tEXtTitle\0${title}`)]),
    `title of ${entry}`,
  ],
  ["a comment in a page", "index.html", () => page(`<!-- ${title} -->`), `title of ${entry}`],
  [
    "data in a page",
    "roadmap/index.html",
    () => page(`<script type="application/json">{"t":"Buy the Saltmarsh yard\\u0020quietly"}</script>`),
    `title of ${entry}`,
  ],
  [
    "the search index",
    "pagefind/fragment/en_1.pf_fragment",
    () => fragment({ url: "/x/", content: title }),
    `title of ${entry}`,
  ],
  [
    "a filter of the search",
    "pagefind/filter/en_1.pf_filter",
    () =>
      gzipSync(
        Buffer.from([
          ...Buffer.from("pagefind_dcd"),
          0x82,
          0x65,
          ...Buffer.from("owner"),
          0x81,
          0x70,
          ...Buffer.from("Dana Nightingale"),
        ]),
      ),
    "title of people/dana",
  ],
  [
    "a sitemap",
    "sitemap.xml",
    () => "<urlset><loc>https://a.example/people/dana/</loc></urlset>",
    "id of people/dana",
  ],
  [
    "a feed",
    "feeds/updates.xml",
    () => "<feed><title>Halcyon, the purchase of Saltmarsh</title></feed>",
    "title of plans/halcyon",
  ],
  [
    "a feed whose text is escaped",
    "feeds/updates.xml",
    () =>
      "<content>Owners&#x20;sell &amp;amp; this&#32;winter Owners&nbsp;sell&nbsp;this&nbsp;winter</content>",
    "title of assumptions/rival",
  ],
  [
    "a calendar, folded in the middle of a word",
    "calendars/all.ics",
    () => "BEGIN:VEVENT\r\nSUMMARY:Review: Buy the Salt\r\n marsh yard qui\r\n etly\r\nEND:VEVENT",
    `title of ${entry}`,
  ],
  [
    "data as JSON",
    "data/plans.json",
    () => JSON.stringify([{ id: "gates", parent: "halcyon" }]),
    "id of plans/halcyon",
  ],
  [
    "JSON that knows no letters but those of ASCII",
    "data/x.json",
    () => '{"t":"\\u0049\\u006ener circle"}',
    "title of forums/inner-circle",
  ],
  [
    "data as CSV",
    "data/plans.csv",
    () => `id,about\n1,"Buy the ""Saltmarsh"" yard quietly"\n`,
    `title of ${entry}`,
  ],
  [
    "a workbook",
    "data/plan.xlsx",
    () => xlsxFile([{ name: "plans", headers: ["title"], rows: [[title]] }]),
    `title of ${entry}`,
  ],
  ["a packed file", "data/report.json.gz", () => gzipSync(JSON.stringify({ title })), `title of ${entry}`],
  [
    "a diagram whose labels are broken into lines",
    "dependencies/index.html",
    () =>
      page('<svg><text><tspan x="1">Buy the Saltmarsh</tspan><tspan x="1">yard quietly</tspan></text></svg>'),
    `title of ${entry}`,
  ],
  [
    "a long word that may be broken",
    "index.html",
    () => page("Vaulted data<wbr>room"),
    "title of systems/vault",
  ],
  [
    "a soft hyphen",
    "index.html",
    () => page("Dana Nightin\u00adgale, Dana Nightin&shy;gale"),
    "title of people/dana",
  ],
  [
    "a Mermaid text",
    "map/index.html",
    () => page("<pre>a[Secret offer to the founder] --> b[Inner circle]</pre>"),
    "title of forums/inner-circle",
  ],
  [
    "a rendered diagram from a cache",
    "plans/gates/index.html",
    () => page("<svg><title>x</title><text>Halcyon, the purchase of</text> <text>Saltmarsh</text></svg>"),
    "title of plans/halcyon",
  ],
  [
    "the list of parts (SBOM)",
    "sbom.cdx.json",
    () => JSON.stringify({ metadata: { component: { name: title } } }),
    `title of ${entry}`,
  ],
  [
    "a source map",
    "_astro/x.js.map",
    () => JSON.stringify({ sourcesContent: [`const titles = ["${title}"];`] }),
    `title of ${entry}`,
  ],
  ["a script", "_astro/x.js", () => `var t="${title}"`, `title of ${entry}`],
  ["a style", "_astro/x.css", () => `.x::after{content:"${title}"}`, `title of ${entry}`],
  ["an error message", "404.html", () => page("There is no entry `order-book`."), "id of kpis/order-book"],
  [
    "a page of the past",
    "changes/2026-08-31/index.html",
    () => page("Removed: Crews of Saltmarsh told nothing yet"),
    "title of updates/2026/2026-09-handover",
  ],
  ["the name of a file", "plans/halcyon.md", () => "nothing", "id of plans/halcyon"],
  [
    "the name of a picture",
    "media/halcyon-the-purchase-of-saltmarsh.png",
    () => "nothing",
    "title of plans/halcyon",
  ],
  [
    "the text beside a page",
    "kpis/rework.md",
    () => "- Decided: Buy the \\Saltmarsh\\ yard *quietly*",
    `title of ${entry}`,
  ],
  ["the list for assistants", "llms.txt", () => `- [x](forums/inner-circle.md)`, "id of forums/inner-circle"],
  [
    "a required decision, by its address",
    "index.html",
    () => page('<a href="/decisions/required/kpi/breach/order-book/">it</a>'),
    "id of kpis/order-book",
  ],
  [
    "the id of an element",
    "index.html",
    () => page('<g id="node-inner-circle-title"></g>'),
    "id of forums/inner-circle",
  ],
  [
    "a title in capitals",
    "pack/index.html",
    () => page("THE VOTE: BUY THE SALTMARSH YARD QUIETLY"),
    `title of ${entry}`,
  ],
  ["a sentence of a text", "index.html", () => page(`<p>${sentence}</p>`), `text of ${entry}`],
  [
    "words of a text, cut in the middle",
    "feeds/x.xml",
    () =>
      "<summary>named over supper: four times the yearly earnings, and a berth for the founder’s …</summary>",
    "text of plans/halcyon",
  ],
  [
    "a definition",
    "data/kpis.csv",
    () => "Orders of the Saltmarsh yard that its customers place with us",
    "text of kpis/order-book",
  ],
  [
    "an address for mail",
    "people/x/index.html",
    () => page("mailto:dana.nightingale@tide.example"),
    "title of people/dana",
  ],
  ["a figure in data", "data/x.json", () => '{"budget":8641500}', "figure of milestones/halcyon/signing"],
  ["a figure between others", "data/x.csv", () => "12,8641500,5", "figure of milestones/halcyon/signing"],
  ["a figure on a page", "index.html", () => page("EUR 8,641,500"), "figure of milestones/halcyon/signing"],
  ["a figure in a drawing", "index.html", () => page("<title>1,937,250</title>"), "figure of risks/press"],
  [
    "a picture under another name",
    "media/abc.png",
    () => readFileSync(join(planFolder, "media/signing.png")),
    "picture of plans/halcyon",
  ],
  [
    "a milestone of a plan that is shown",
    "data/x.json",
    () => '["gates/handover"]',
    "id of milestones/gates/handover",
  ],
];

describe("what is restricted is found", () => {
  test.each(plants)("in %s", (_, file, content, found) => {
    expect(foundIn(file, content())).toContain(found);
  });

  test("in more ways than thirty", () => {
    expect(new Set(plants.map(([way]) => way)).size).toBeGreaterThan(30);
  });
});

describe("no alarm is raised", () => {
  test.each([
    ["by words that an entry which is shown says too", page("The yard, the purchase, a board, the founders")],
    ["by a figure that an entry which is shown has", page("EUR 640,000 and 90,000")],
    ["by a figure with more digits", page("186415007 8641500.25")],
    ["by an id that is part of another", page("people/danae night-order-books inner-circles")],
    ["by an id that is a piece of a word", page("Xedgar edgarÉ Vedgar edgarQ")],
    ["by a title that goes on as another word", page("Dana Nightingales")],
  ])("%s", (_, html) => {
    expect(foundIn("index.html", html)).toEqual([]);
  });

  test("by pages that are the same in every portal, which may name an entry of the guide's example", () => {
    expect(foundIn("guide/plans/index.html", page("kpis/churn, portal.json, audience: [board]"))).toEqual([]);
  });
});

test("every entry that is left out is looked for by its id", () => {
  for (const name of site.leftOut)
    expect(foundIn("x.html", page(`<a href="/${name}/">x</a>`)), name).toContain(`id of ${name}`);
});

test("every title that is left out is looked for, one of a single word too", () => {
  const titles = [...site.leftOut].flatMap((name) => {
    const text = readFileSync(
      join(planFolder, site.whole.sources.get(name)?.file.replace(/^\w+\//, "") ?? ""),
      "utf8",
    );
    const found = /"?title"?: ?"([^"]+)"/.exec(text)?.[1];
    return found === undefined ? [] : [[name, found] as const];
  });
  expect(titles.length).toBeGreaterThan(15);
  for (const [name, text] of titles)
    expect(foundIn("x.html", page(text.replaceAll("'", "&#39;"))), name).toContain(`title of ${name}`);
});

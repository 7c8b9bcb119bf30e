import { describe, expect, test } from "vitest";
import { entryPath } from "../../../src/authoring/entry-address.ts";
import { entryText } from "../../../src/authoring/entry-text.ts";
import { type CollectionName, collectionNames, collections } from "../../../src/model/index.ts";
import { loaded, required } from "../../helpers/plan-folder.ts";

const known = (collection: CollectionName) =>
  collection === "people"
    ? "abcdefghij".split("").map((letter) => ({ id: `${letter}nn`, title: letter }))
    : [];

describe("entryText(collection, data)", () => {
  test("shows in frontmatter what was given, and as comments what may be added", () => {
    const data = { ...required.updates, title: "Calls: a start", assurance: true };
    expect(entryText("updates", data, known)).toMatchInlineSnapshot(`
      "---
      title: "Calls: a start"
      plan: erp
      date: 2026-09-10
      author: ann
      claimed: green
      assurance: true

      # Fields that may be left out. To set one, delete its \`#\` and put the value in place of its text.

      # milestone: The one milestone it reports on; the whole plan by default.

      # tags: Free words to find the entry by, e.g. \`[supply-chain]\`; none by default.

      # audience: The audiences of \`portal.json\` that may see the entry; everyone by default.
      ---

      _What has happened since the last update, and what has not?_

      _What does it mean for the dates, the money and the benefit?_

      _What is needed, from whom and by when?_
      "
    `);
  });

  test("shows beside its object what may be added to that", () => {
    expect(entryText("objectives", required.objectives, known)).toContain(
      "outcome:\n  line: margin\n  statement: More\n  # target: What it is worth, in money a year; not valued by default.\n",
    );
  });

  test("offers the first ids that a reference may name", () => {
    expect(entryText("plans", required.plans, known)).toContain(
      "\n#   # a person: ann, bnn, cnn, dnn, enn, fnn, gnn, hnn or 2 more\n",
    );
  });

  test("keeps a long text in one line", () => {
    const title = "long ".repeat(50).trim();
    expect(entryText("forums", { ...required.forums, title }, known)).toContain(`\ntitle: ${title}\n`);
  });

  test("shows the fields and choices of a table", () => {
    expect(entryText("plans", required.plans, known)).toContain(
      [
        "# systems: The systems it introduces, changes or retires; none by default.",
        "#   - system: The system that is touched, e.g. `legacy-erp`.",
        "#     change: What happens to it, e.g. `retires`.",
        "#       # one of: introduces, changes, retires",
      ].join("\n"),
    );
  });

  test("writes JSON in the order of the schema, labels last", () => {
    const data = { tags: ["x"], baseline: { finish: "2026-12-18", start: "2026-10-01" }, title: "T" };
    expect(entryText("milestones", data, known)).toBe(
      '{\n  "title": "T",\n  "baseline": {\n    "start": "2026-10-01",\n    "finish": "2026-12-18"\n  },\n  "tags": [\n    "x"\n  ]\n}\n',
    );
  });

  test.each([
    "2027",
    "no: yes",
    "# not a comment",
    "- dash",
    "'quoted' and \"double\"",
    "{ brace",
    "  blanks  ",
    "yes",
    "a\nb",
  ])("keeps the text %j as it is", (text) => {
    const files = { "forums/board.mdx": entryText("forums", { ...required.forums, title: text }, known) };
    expect(loaded(files).repository?.forums.get("board")?.title).toBe(text);
  });

  test.each(collectionNames.filter((name) => collections[name].format === "mdx"))(
    "writes the %s that the reader reads without a problem",
    (name) => {
      const path = entryPath(name, "new");
      const { problems, sources } = loaded({
        [path]: entryText(name, { ...required[name], title: "Something else" }, known),
      });
      expect(problems).toEqual([]);
      expect(sources.get(`${name}/new`)?.prose?.text).not.toBe("");
    },
  );

  test("decisions have the headings of MADR", () => {
    const { sources } = loaded({ "decisions/new.mdx": entryText("decisions", required.decisions, known) });
    const headings = sources.get("decisions/new")?.prose?.headings ?? [];
    expect(headings.map(({ text }) => text)).toEqual([
      "Context",
      "Decision drivers",
      "Considered options",
      "Decision outcome",
      "Consequences",
    ]);
  });
});

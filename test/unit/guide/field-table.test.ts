import { describe, expect, test } from "vitest";
import { type FieldRow, fieldTable, needOf } from "../../../src/guide/field-table.ts";
import type { Phrase } from "../../../src/guide/phrase.ts";
import { collectionNames } from "../../../src/model/index.ts";

const textOf = (phrases: readonly Phrase[]) =>
  phrases.map(({ text, isCode }) => (isCode ? `\`${text}\`` : text)).join("");

const line = (row: FieldRow) =>
  `${row.name} | ${textOf(needOf(row))} | ${textOf(row.type)} | ${textOf(row.meaning)}`;

describe("fieldTable(kind)", () => {
  test("tells what each field holds, in the order of a file", () => {
    expect(fieldTable("risks").map(line).join("\n")).toMatchInlineSnapshot(`
      "title | required | text | The name people know the entry by, e.g. \`Order fulfilment time\`.
      plan | optional | the id of a plan | The plan it threatens; none by default.
      kpi | optional | the id of a KPI | The KPI it threatens; none by default.
      accountable | required | the id of a person | The one person accountable, e.g. \`erp-lead\`.
      probability | required | a number, 0 to 1 | How likely it is, 0 to 1, e.g. \`0.3\`.
      impact | required | a number, 0 or more | What it would cost, in money, e.g. \`500000\`.
      response | required | \`avoid\`, \`reduce\`, \`transfer\` or \`accept\` | What is done about it, e.g. \`reduce\`.
      state | required | \`open\`, \`closed\` or \`occurred\` | Where it stands, e.g. \`open\`.
      reviewBy | optional | a day | The day by which it is looked at again; never by default.
      tags | optional | a list of texts | Free words to find the entry by, e.g. \`[supply-chain]\`; none by default.
      audience | optional | a list of texts | The audiences of \`portal.json\` that may see the entry; everyone by default."
    `);
  });

  test("gives the fields inside a field their whole name", () => {
    const names = fieldTable("plans").map(({ name }) => name);
    expect(names).toContain("contributes.confirmed.date");
    expect(names).toContain("demand.fte");
  });

  test("tells days, periods, lists, defaults and names apart", () => {
    const rows = [...fieldTable("milestones"), ...fieldTable("decisions"), ...fieldTable("portal")].map(line);
    const find = (start: string) =>
      rows
        .find((row) => row.startsWith(`${start} |`))
        ?.split(" | ")
        .slice(1, 3);
    expect(find("baseline.finish")).toEqual(["required", "a day"]);
    expect(find("dependsOn.type")).toEqual(["`FS` by default", "`FS`, `SS`, `FF` or `SF`"]);
    expect(find("dependsOn.lagDays")).toEqual(["`0` by default", "a whole number"]);
    expect(find("expects.by")).toEqual(["required", "a period"]);
    expect(find("deciders")).toEqual(["required", "a list of ids of people"]);
    expect(find("answers")).toEqual(["optional", "a list of texts"]);
    expect(find("fiscalYearStart")).toEqual(["`1` by default", "a whole number, 1 to 12"]);
    expect(find("rules")).toEqual(["optional", "names, each with `off`, `info`, `warning` or `breach`"]);
  });

  test("gives the fields of each kind of a source in turn", () => {
    const rows = fieldTable("kpis").filter(({ name }) => name.startsWith("source"));
    expect(rows.map(({ name, type }) => `${name}: ${textOf(type)}`)).toEqual([
      "source: the fields below, of one kind",
      "source.kind: `file`",
      "source.path: text",
      "source.query: text",
      "source.kind: `sql`",
      "source.connection: text",
      "source.query: text",
      "source.kind: `http`",
      "source.url: text",
      "source.connection: text",
      "source.path: text",
    ]);
  });

  test.each([...collectionNames, "portal"] as const)("explains every field of %s", (kind) => {
    const rows = fieldTable(kind);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter(({ meaning }) => meaning.length === 0).map(({ name }) => name)).toEqual([]);
  });

  test("leads from a reference to the fields of what it names", () => {
    const sponsor = fieldTable("plans").find(({ name }) => name === "sponsor");
    expect(sponsor?.type.at(-1)).toEqual({ text: "a person", href: "guide/people/#fields-people" });
  });
});

/** The real files that imports were made for, with the counts and defects that are known of them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { analyse } from "../../../../src/analysis/index.ts";
import { importFormats, Ledger } from "../../../../src/load/import/index.ts";
import { day, entriesOf, type PlanRepository } from "../../../../src/model/index.ts";
import { emptyPlan, type Imported, importInto, source } from "../../../helpers/import-into.ts";

const data = "../shared/data";
const isThere = existsSync(data);

function files(folder: string, pattern: RegExp) {
  return readdirSync(`${data}/${folder}`)
    .filter((name) => pattern.test(name))
    .map((name) => source(`${folder}/${name}`, readFileSync(`${data}/${folder}/${name}`)));
}

function counts({ plan }: Imported) {
  const { repository } = plan;
  expect(plan.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const names = [
    "plans",
    "milestones",
    "updates",
    "units",
    "people",
    "kpis",
    "actuals",
    "decisions",
  ] as const;
  return Object.fromEntries(
    names
      .map((name) => [name, entriesOf(repository as PlanRepository, name).size])
      .filter(([, size]) => size !== 0),
  );
}

interface End {
  readonly baseline: { readonly finish: string };
  readonly forecast?: { readonly finish: string };
}

/** The milestones that a table of major projects gives, before anything is checked or written. */
function ends(table: string): readonly End[] {
  const ledger = new Ledger();
  const settings = {
    set: new Map(),
    currency: "GBP",
    fiscalYearStart: 4,
    isThere: () => false,
    named: () => undefined,
  };
  importFormats["gmpp"]?.read([source("gmpp.csv", table)], settings, ledger);
  return ledger.drafts
    .filter(({ collection }) => collection === "milestones")
    .map(({ data: end }) => end as unknown as End);
}

function tally(texts: readonly string[]) {
  const found: Record<string, number> = {};
  for (const text of texts) found[text] = (found[text] ?? 0) + 1;
  return found;
}

describe.skipIf(!isThere)("the real files (skipped where ../shared/data is not there)", () => {
  test("the major projects of ten years: every rating is an update or named with its place", () => {
    const folder = emptyPlan({ currency: "GBP", fiscalYearStart: 4 });
    const imported = importInto(folder, "gmpp", files("uk-gmpp", /2014/));
    expect(counts(imported)).toMatchInlineSnapshot(`
      {
        "milestones": 646,
        "people": 33,
        "plans": 669,
        "units": 33,
        "updates": 1645,
      }
    `);
    const kinds = imported.ledger.notes.map(({ severity, message }) => {
      const words = message
        .replace(/`[a-z0-9_-]*`( gives|, so)/g, "…$1")
        .replace(/\d{4}-\d{2}-\d{2}/g, "DAY");
      return `${severity}: ${words.replace(/no year gives an end of `[^`]*`/, "no year gives an end of …")}`;
    });
    expect(tally(kinds)).toMatchInlineSnapshot(`
      {
        "error: the rating \`No Dca\` is no colour, so the year has no update": 8,
        "error: the rating \`Reset\` is no colour, so the year has no update": 2,
        "error: the rating \`exempt\` is no colour, so the year has no update": 38,
        "error: the start DAY is after the end DAY, so the start is left out": 9,
        "error: there is no rating, so the year has no update": 34,
        "warning: no year gives an end of …, so it has no milestone": 13,
        "warning: no year gives an end of …, so it has no milestone; its whole-life cost stands in its narrative alone": 10,
      }
    `);
    // 1,727 project-years: those with a colour are updates, the others are 38 exempt, 34 blank, 8 without, 2 reset.
    expect(imported.plan.repository?.updates.size).toBe(1727 - 38 - 34 - 8 - 2);
  });

  test("the ends of major projects slip as often as is known", () => {
    const [head = "", ...rows] = readFileSync(`${data}/uk-gmpp/gmpp_2014_2023_slim.csv`, "utf8").split("\n");
    const numbered = rows.filter((row) => !/^\d{4},,/.test(row));
    const slips = ["2020", "2021", "2022"].flatMap((year) => {
      const years = [year, String(Number(year) + 1)];
      const pair = [head, ...numbered.filter((row) => years.includes(row.slice(0, 4)))].join("\n");
      return ends(pair).flatMap(({ baseline, forecast }) =>
        forecast === undefined ? [] : [forecast.finish > baseline.finish ? "later" : "earlier"],
      );
    });
    // By numbers as they are written 119 are later. Four projects are `DfT_…` in 2020 and `DFT_…` from then on, and one of them slipped.
    expect(tally(slips)).toEqual({ later: 119 + 1, earlier: 24 });
  });

  test("the projects of information technology of two more years", () => {
    const imported = importInto(
      emptyPlan({ currency: "GBP", fiscalYearStart: 4 }),
      "gmpp",
      files("uk-gmpp", /ict/),
    );
    expect(counts(imported)).toMatchInlineSnapshot(`
      {
        "people": 11,
        "plans": 24,
        "units": 11,
        "updates": 19,
      }
    `);
    const unrated = imported.ledger.notes.filter(({ message }) => message.startsWith("there is no rating"));
    expect(unrated).toHaveLength(25);
    expect(imported.plan.repository?.updates.size).toBe(44 - 25);
  });

  test("the indicators of a department: the official status of all 29, and spending that adds up", () => {
    const imported = importInto(
      emptyPlan({ currency: "CAD", fiscalYearStart: 4 }),
      "ssc",
      files("ca-ssc-example", /csv$/),
    );
    expect(counts(imported)).toMatchInlineSnapshot(`
      {
        "actuals": 29,
        "kpis": 29,
        "milestones": 24,
        "people": 1,
        "plans": 24,
        "units": 1,
        "updates": 20,
      }
    `);
    const repository = imported.plan.repository as PlanRepository;
    const report = analyse(repository, day("2017-04-30"));
    const isMet = (id: string) => repository.kpis.get(id)?.tags.includes("published-success");
    expect(report.kpis.map(({ id, status }) => [id, status === "on-plan"])).toEqual(
      report.kpis.map(({ id }) => [id, isMet(id)]),
    );
    expect(tally(report.kpis.map(({ status }) => (status === "on-plan" ? "met" : "not met")))).toEqual({
      met: 22,
      "not met": 7,
    });
    const leaves = [...repository.milestones.values()].filter(({ id }) => id.startsWith("p2163"));
    expect(leaves.reduce((sum, { budget }) => sum + (budget ?? 0), 0)).toBe(1_392_864_369);
    expect(leaves.reduce((sum, { spent }) => sum + (spent ?? 0), 0)).toBe(1_530_614_758);
    expect(tally(imported.ledger.notes.map(({ severity, rule }) => `${severity} ${rule}`))).toEqual({
      "warning import/value": 7,
    });
  });

  test("38 records after Nygard, with their statuses and what took whose place", () => {
    const imported = importInto(emptyPlan(), "adr", files("adr/govuk-aws", /md$/));
    expect(counts(imported)).toEqual({ units: 1, people: 1, decisions: 38 });
    const decisions = [...(imported.plan.repository?.decisions.values() ?? [])];
    expect(tally(decisions.map(({ status }) => status))).toEqual({
      accepted: 29,
      proposed: 7,
      superseded: 2,
    });
    expect(
      decisions
        .filter(({ supersedes }) => supersedes.length > 0)
        .map(({ id, supersedes }) => [id, supersedes]),
    ).toEqual([
      ["0015-dns-infrastructure", ["0004-dns-definitions-for-hosts-and-services"]],
      ["0033-ip-ranges", ["0003-aws-networking-outline"]],
    ]);
    expect(tally(decisions.flatMap(({ tags }) => tags))).toEqual({
      "status-approved": 1,
      "status-partly-superseded": 1,
      "status-pending": 6,
    });
  });

  test("19 records of MADR, which have no dates and mostly no status", () => {
    const madr = files("adr/madr", /md$/);
    const undated = importInto(emptyPlan(), "adr", madr);
    expect(undated.ledger.drafts).toEqual([]);
    expect(undated.ledger.notes.filter(({ rule }) => rule === "import/missing")).toHaveLength(19);
    const imported = importInto(emptyPlan(), "adr", madr, { date: day("2022-09-11") });
    expect(counts(imported)).toEqual({ units: 1, people: 1, decisions: 19 });
    expect(
      tally([...(imported.plan.repository?.decisions.values() ?? [])].flatMap(({ tags }) => tags)),
    ).toEqual({
      "date-not-stated": 19,
      "status-not-stated": 18,
      "status-on-hold": 1,
    });
  });
});

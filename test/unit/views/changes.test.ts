import { describe, expect, test } from "vitest";
import { changesPage } from "../../../src/views/changes.ts";
import type { Moment } from "../../../src/views/moment.ts";
import { defaultMoment } from "../../../src/views/moments.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf, withPlainSpaces } from "../../helpers/view.ts";

type Text = Parameters<typeof plan>[0];

const asOf = "2026-10-31";
const portal = { locale: "en-GB" };
const view = (text: Text) => viewOf(plan({ portal, ...text }), asOf);

/** The page of a plan beside another state of it, as a commit of five days ago has it. */
function pageSince(before: Text, after: Text, renamed: [string, string][] = []) {
  const then = viewOf(plan({ portal, ...before }), "2026-10-26");
  const moment: Moment = {
    key: "abc1234",
    day: then.asOf,
    repository: then.repository,
    report: then.report,
    source: { kind: "commit", hash: "abc1234def", day: then.asOf },
    renamed: new Map(renamed),
  };
  return withPlainSpaces(changesPage({ ...view(after), moments: [moment] }, moment));
}

const words = (page: ReturnType<typeof pageSince>) =>
  Object.fromEntries(
    page.sections.map(({ anchor, table }) => [
      anchor,
      table.rows.map((row) => row.map(({ text, note }) => (note === undefined ? text : `${text} (${note})`))),
    ]),
  );

const churn = {
  direction: "decrease",
  unit: "%",
  baseline: { period: "2026-06", value: 10 },
  targets: [{ period: "2026-10-26", value: 0 }],
  valuePerUnit: 100,
};

test("what needs a decision comes first, then what got worse; every row leads to its entry", () => {
  const page = pageSince(
    { kpis: { churn }, actuals: { churn: [["2026-10-26", 0]] } },
    {
      kpis: { churn },
      actuals: {
        churn: [
          ["2026-10-26", 0],
          ["2026-10-30", 9],
        ],
      },
    },
  );
  expect(page.headline).toBe(
    "Since 26 October 2026 (commit abc1234), one more decision is needed and one KPI got worse (Churn)",
  );
  expect(page.contents.slice(0, 2)).toEqual([
    { short: "To decide", anchor: "needed", count: 1 },
    { short: "Worse", anchor: "worse", count: 1 },
  ]);
  expect(page.sections[0]?.table.rows[0]?.[0]).toMatchObject({
    href: "decisions/required/kpi/breach/churn/",
    note: "Churn",
    noteHref: "kpis/churn/",
  });
  expect(page.sections[1]?.table.rows[0]).toEqual([
    { text: "Churn", href: "kpis/churn/" },
    { text: "KPI" },
    { text: "€900", sort: 900 },
    { text: "On plan", status: { tone: "on-plan", glyph: "●", word: "On plan" } },
    { text: "Breach", status: { tone: "breach", glyph: "▼", word: "Breach" } },
  ]);
});

test("what got better by another target says so, and nobody declared it", () => {
  const red: Text = { kpis: { churn }, actuals: { churn: [["2026-10-26", 9]] } };
  const green: Text = {
    ...red,
    kpis: { churn: { ...churn, targets: [{ period: "2026-10-26", value: 9 }] } },
  };
  const told = pageSince(red, green);
  expect(`${told.headline}; ${told.lede}`).toContain("one goalpost moved with nobody declaring it");
  // What is not required any more has no page of its own to lead to.
  const [settled] = told.sections.find(({ anchor }) => anchor === "settled")?.table.rows ?? [];
  expect(settled?.[0]).toMatchObject({ note: "Churn", noteHref: "kpis/churn/" });
  expect(settled?.[0]?.href).toBeUndefined();
  const page = words(told);
  expect(page["better"]).toEqual([["Churn (a goalpost moved)", "KPI", "–", "Breach", "On plan"]]);
  expect(page["goalposts"]).toEqual([
    ["Churn", "Targets", "0 % by 2026-10-26", "9 % by 2026-10-26", "Not declared"],
  ]);
});

test("a required decision that was answered leads to its page and to the answer", () => {
  const red: Text = { kpis: { churn }, actuals: { churn: [["2026-10-26", 9]] } };
  const answer = { fix: { title: "Fix it", date: "2026-10-28", answers: ["kpi/breach:churn"] } };
  const page = pageSince(red, { ...red, decisions: answer });
  const [settled] = page.sections.find(({ anchor }) => anchor === "settled")?.table.rows ?? [];
  expect(settled?.slice(0, 2)).toMatchObject([
    { href: "decisions/required/kpi/breach/churn/" },
    { text: "Fix it", href: "decisions/fix/" },
  ]);
});

test("a plan that looks better by a larger budget says so too", () => {
  const spent = (budget: number): Text => ({
    plans: { erp: {} },
    milestones: { "erp/a": { baseline: { finish: "2026-12-31" }, budget, spent: 200 } },
  });
  const page = words(pageSince(spent(100), spent(1000)));
  expect(page["better"]).toEqual([["Erp (a goalpost moved)", "delivery of a plan", "–", "Breach", "Watch"]]);
  expect(page["goalposts"]).toEqual([["A", "Budget", "100 EUR", "1 thousand EUR", "Not declared"]]);
});

test("a goalpost that a decision declares leads to it; one in the ledger alone has none", () => {
  const due = (finish: string, decision?: string): Text => ({
    plans: { erp: {} },
    milestones: {
      "erp/a": {
        baseline: { finish },
        rebaselined:
          finish === "2026-12-31"
            ? []
            : [{ date: "2026-10-28", baseline: { finish: "2026-12-31" }, decision }],
      },
    },
    decisions: decision === undefined ? {} : { [decision]: { date: "2026-10-28" } },
  });
  expect(words(pageSince(due("2026-12-31"), due("2027-01-31", "later")))["goalposts"]).toEqual([
    ["A", "Baseline", "31 December 2026", "31 January 2027", "Later"],
  ]);
  expect(words(pageSince(due("2026-12-31"), due("2027-01-31")))["goalposts"]).toEqual([
    [
      "A",
      "Baseline",
      "31 December 2026",
      "31 January 2027",
      "Without a decision (in its ledger, on 28 Oct 2026)",
    ],
  ]);
});

test("a removed entry has the title that it had and leads nowhere", () => {
  const page = pageSince({ plans: { erp: {} }, risks: { leak: { plan: "erp" } } }, { plans: { erp: {} } });
  expect(page.sections.find(({ anchor }) => anchor === "removed")?.table.rows).toEqual([
    [
      { text: "Leak", note: "risks/leak" },
      { text: "Risk" },
      { text: "Not declared", status: { tone: "breach", glyph: "▼", word: "Not declared" } },
    ],
  ]);
  expect(page.headline).toBe(
    "Since 26 October 2026 (commit abc1234), one entry was removed with nobody declaring it",
  );
});

test("somebody who is gone has the name that they had", () => {
  const owned = (accountable: string) => ({ kpis: { churn: { ...churn, accountable } } });
  const page = pageSince({ ...owned("eve"), people: { eve: { title: "Eve Moss" } } }, owned("ann"));
  expect(page.sections.find(({ anchor }) => anchor === "hands")?.table.rows).toEqual([
    [
      { text: "Churn", href: "kpis/churn/" },
      { text: "KPI" },
      { text: "Eve Moss" },
      { text: "Ann", href: "people/ann/" },
    ],
  ]);
});

test("a slip stands with its forecast and what it costs", () => {
  const text = (finish: string): Text => ({
    kpis: { churn },
    plans: {
      erp: {
        contributes: [{ kpi: "churn", delta: -1, confidence: 1, realisedBy: "erp/a", acceptedBy: "ann" }],
      },
    },
    milestones: { "erp/a": { baseline: { finish: "2026-12-31" }, forecast: { finish } } },
  });
  const page = words(pageSince(text("2026-12-31"), text("2027-12-31")));
  expect(page["dates"]).toEqual([
    [
      "A (Erp)",
      "31 Dec 2026",
      "31 Dec 2027 (forecast 31 Dec 2026 → 31 Dec 2027)",
      "+365 days",
      "€100",
      "+€100",
    ],
  ]);
  expect(page["money"]).toEqual([["Erp", "€0", "€0", "€0", "–", "€0 → €100"]]);
});

test("a plan that stays as it is: nothing has changed, and the page says so", () => {
  const page = pageSince({ kpis: { churn } }, { kpis: { churn } });
  expect(page).toMatchObject({
    headline: "Since 26 October 2026 (commit abc1234) nothing has changed",
    lede: "",
    basis: "The earlier state is that of commit abc1234 of 26 October 2026.",
    contents: [],
    sections: [],
  });
});

test("without any earlier state there is nothing to compare with", () => {
  expect(changesPage({ ...view({}), moments: [] })).toMatchObject({
    headline: "Nothing earlier is known to compare with",
    sections: [],
    others: [],
  });
});

test("a long part is cut, and its count is that of all its rows", () => {
  const risks = Object.fromEntries(Array.from({ length: 70 }, (_, n) => [`r${n}`, {}]));
  const page = pageSince({}, { risks });
  const fresh = page.sections.find(({ anchor }) => anchor === "new");
  expect([fresh?.table.rows.length, fresh?.more]).toEqual([60, "And 10 more, which are not shown."]);
  expect(page.contents).toEqual([{ short: "New", anchor: "new", count: 70 }]);
});

describe("the moment that is compared with", () => {
  const forums = {
    board: { cadence: "quarterly", units: ["shop"] },
    committee: { cadence: "monthly", units: ["shop", "lab"] },
    crew: { cadence: "weekly", units: ["lab"] },
  };

  test("is the last meeting of the forum that governs most", () => {
    expect(defaultMoment(view({ forums }))?.key).toBe("2026-10-05");
    expect(defaultMoment(view({ forums: { crew: forums.crew } }))?.key).toBe("2026-10-26");
  });

  test("is a month ago where no forum meets", () => {
    expect(defaultMoment(view({}))?.key).toBe("2026-10-01");
  });

  test("is named, and says what the dates in the files cannot show", () => {
    const page = withPlainSpaces(changesPage(view({ forums })));
    expect(page.basis).toMatchInlineSnapshot(
      `"5 October 2026 was the last meeting of Board and Committee. The earlier state is made from the dates in today’s files. What carries no date, such as a forecast, a budget, spending or a stage, is taken as it stands today, so that a change of it does not show, nor does anything that was removed."`,
    );
    expect(page.others.slice(0, 3)).toEqual([
      {
        title: "26 Oct 2026",
        note: "the last meeting of Crew",
        href: "changes/2026-10-26/",
        isCurrent: false,
      },
      {
        title: "5 Oct 2026",
        note: "the last meeting of Board and Committee",
        href: "changes/2026-10-05/",
        isCurrent: true,
      },
      { title: "1 Oct 2026", href: "changes/2026-10-01/", isCurrent: false },
    ]);
  });
});

test("the figures that were known at a meeting may have been those of an earlier day, and the page says so", () => {
  const forums = { committee: { cadence: "monthly" } };
  const then = viewOf(plan({ portal, forums }), "2026-09-30");
  const moment: Moment = {
    key: "2026-10-05",
    day: then.asOf,
    repository: then.repository,
    report: then.report,
    source: { kind: "commit", hash: "abc1234def", day: then.asOf },
    renamed: new Map(),
  };
  const context = { ...view({ forums }), moments: [moment] };
  expect(defaultMoment(context)).toBe(moment);
  expect(withPlainSpaces(changesPage(context))).toMatchObject({
    headline: "Since 5 October 2026 nothing has changed",
    basis:
      "5 October 2026 was the last meeting of Committee. The earlier state is that of commit abc1234 of 30 September 2026, with the figures as of 30 September 2026.",
  });
});

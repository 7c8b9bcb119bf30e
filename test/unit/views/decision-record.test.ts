import { describe, expect, test } from "vitest";
import type { CollectionName } from "../../../src/model/index.ts";
import { decisionPage } from "../../../src/views/decision.ts";
import { effectsView } from "../../../src/views/decision-effects.ts";
import { decisionList } from "../../../src/views/decision-list.ts";
import { entryPage } from "../../../src/views/entry-page.ts";
import { type Fields, type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const page = (text: PlanText, id: string, asOf = "2026-09-30") =>
  decisionPage(viewOf(plan({ portal: { locale: "en-GB" }, ...text }), asOf), id);
const words = (rows: readonly (readonly { readonly text: string }[])[] | undefined) =>
  rows?.map((row) => row.map(({ text }) => text.replaceAll("\u00a0", " ")).join(" | "));

describe("the chain of supersession", () => {
  const three = {
    decisions: {
      a: { title: "First", date: "2026-01-10", status: "superseded" },
      b: { title: "Second", date: "2026-03-10", status: "superseded", supersedes: ["a"] },
      c: { title: "Third", date: "2026-05-10", supersedes: ["b"] },
      other: { date: "2026-04-01" },
    },
  } as const;

  test.each(["a", "b", "c"])("of three is whole on the page of %s", (id) => {
    const { chain } = page(three, id);
    expect(chain.map(({ decision, date, standing }) => `${date.text} ${decision.text}: ${standing}`)).toEqual(
      ["10 Jan 2026 First: Superseded", "10 Mar 2026 Second: Superseded", "10 May 2026 Third: Stands"],
    );
    expect(chain.filter(({ isThis }) => isThis).map(({ decision }) => decision.href)).toEqual([
      `decisions/${id}/`,
    ]);
  });

  test("leads from the first to the one that stands now", () => {
    expect(page(three, "a").standing).toMatchObject({
      text: "Superseded",
      note: "by Third",
      noteHref: "decisions/c/",
    });
  });

  test("is empty where nothing took another's place", () => {
    expect(page(three, "other").chain).toEqual([]);
  });

  test("does not know what comes later than the reporting date", () => {
    expect(page(three, "a", "2026-04-01").chain.map(({ decision }) => decision.text)).toEqual([
      "First",
      "Second",
    ]);
  });
});

test("every entry shows the decisions about it: that name it, change it, mean to move it, or answer for it", () => {
  const view = viewOf(
    plan({
      kpis: { named: {}, changed: {}, moved: {}, other: {} },
      objectives: { calm: {} },
      plans: { erp: {} },
      milestones: { "erp/live": {} },
      decisions: {
        d: {
          date: "2026-02-01",
          kpis: ["named"],
          changes: ["kpis/changed"],
          expects: [{ kpi: "moved", delta: 1, by: "2027" }],
          answers: ["objective/no-kpi:calm", "schedule/overdue:erp/live", "ownership/inactive:gone"],
        },
      },
    }),
    "2026-09-30",
  );
  const shown = ([collection, id]: [CollectionName, string]) =>
    entryPage(view, collection, id, []).decisions?.rows.map(([title]) => title?.text);
  const about: [CollectionName, string][] = [
    ["kpis", "named"],
    ["kpis", "changed"],
    ["kpis", "moved"],
    ["objectives", "calm"],
    ["milestones", "erp/live"],
  ];
  expect(about.map(shown)).toEqual(about.map(() => ["D"]));
  expect(shown(["kpis", "other"])).toBeUndefined();
});

test("what it changed, before and after, by the ledgers that name it", () => {
  const { changes } = page(
    {
      kpis: {
        churn: {
          unit: "%",
          targets: [
            { period: "2026-12", value: 6 },
            { period: "2027-12", value: 4 },
          ],
          retargeted: [
            { date: "2026-02-01", decision: "move", targets: [{ period: "2026-12", value: 5 }] },
            {
              date: "2026-06-01",
              decision: "later",
              targets: [
                { period: "2026-12", value: 5.5 },
                { period: "2027-12", value: 4 },
              ],
            },
          ],
        },
      },
      plans: { erp: {} },
      milestones: {
        "erp/live": {
          baseline: { finish: "2026-12-31" },
          rebaselined: [{ date: "2026-02-01", decision: "move", baseline: { finish: "2026-11-30" } }],
        },
        "erp/rest": { cancelled: { date: "2026-02-01", decision: "move" } },
      },
      decisions: {
        move: { date: "2026-02-01", changes: ["kpis/churn", "milestones/erp/live", "plans/erp"] },
        later: { date: "2026-06-01" },
      },
    },
    "move",
  );
  expect(words(changes?.rows)).toEqual([
    "Churn | Target for Dec 2026 | 5 % | 5.5 % | +0.5 pp | 1 Feb 2026",
    "Churn | Target for Dec 2027 | none | 4 % | – | 1 Feb 2026",
    "Live | Baseline finish | 30 Nov 2026 | 31 Dec 2026 | +31 days | 1 Feb 2026",
    "Rest | Cancelled | 31 Dec 2026 | not to be done | – | 1 Feb 2026",
    "Erp | Said to change | – | – | – | –",
  ]);
});

describe("what a decision did, in a sentence", () => {
  const churn = {
    direction: "decrease",
    unit: "days",
    baseline: { period: "2025-12", value: 10 },
    targets: [{ period: "2026-12", value: 4 }],
    retargeted: [{ date: "2026-02-01", decision: "d", targets: [{ period: "2026-12", value: 2 }] }],
  };
  const deeds = (decision: Fields, actual: number, asOf = "2026-09-30") =>
    page(
      {
        kpis: { churn },
        actuals: {
          churn: [
            ["2026-01", 9],
            ["2026-08", actual],
          ],
        },
        decisions: { d: { date: "2026-02-01", ...decision } },
      },
      "d",
      asOf,
    ).deeds.replaceAll("\u00a0", " ");
  const expects = [{ kpi: "churn", delta: -2, by: "2026-08" }];

  test("moved and worked, in part, not at all, or too early to say", () => {
    expect(deeds({ expects }, 7)).toBe(
      "It moved the targets of Churn. Churn was to change by −2 days by Aug 2026 and changed by −2 days: met.",
    );
    expect(deeds({ expects }, 8)).toMatch(/ and changed by −1 days?: partly met\.$/);
    expect(deeds({ expects }, 9)).toMatch(/: missed\.$/);
    const later = [{ kpi: "churn", delta: -2, by: "2026-12" }];
    expect(deeds({ expects: later }, 8)).toMatch(/ and has so far changed by −1 days?: too early to say\.$/);
  });

  test("answers what it closed", () => {
    expect(deeds({ answers: ["kpi/breach:churn"], date: "2026-09-10" }, 9)).toMatch(
      /^It answers one required decision and moved the targets of Churn\.$/,
    );
  });

  test("counts several effects", () => {
    const two = [...expects, { kpi: "churn", delta: -9, by: "2026-08" }];
    expect(deeds({ expects: two }, 7)).toMatch(/ Of two expected effects: one met and one partly met\.$/);
  });

  test("says nothing of what never had force", () => {
    expect(deeds({ expects, status: "rejected" }, 7)).toBe("");
  });
});

test("a review that is overdue says so, unless the decision is not in force any more", () => {
  const review = (status: string) =>
    page({ decisions: { d: { status, reviewBy: "2026-09-20" } } }, "d").facts.find(
      ({ label }) => label === "Review by",
    )?.values[0];
  expect(review("accepted")).toMatchObject({ text: "20 Sept 2026", note: "10\u00a0days overdue" });
  expect(review("rejected")?.note).toBeUndefined();
});

test("shows the KPIs that it was to move before those that it is about", () => {
  const { charts } = page(
    {
      kpis: { a: {}, b: {}, c: {} },
      decisions: { d: { kpis: ["a", "b"], expects: [{ kpi: "c", delta: 1, by: "2027" }] } },
    },
    "d",
  );
  expect(charts.map(({ kpi }) => kpi.text)).toEqual(["C", "A"]);
});

describe("the two lists of decisions", () => {
  const list = decisionList(
    viewOf(
      plan({
        portal: { locale: "en-GB" },
        kpis: {
          churn: {
            direction: "decrease",
            valuePerUnit: 10,
            baseline: { period: "2026-06-30", value: 10 },
            targets: [{ period: "2026-09-30", value: 0 }],
          },
        },
        actuals: { churn: [["2026-07", 10]] },
        objectives: { loyalty: {} },
        forums: { board: { units: ["shop"] }, all: {} },
        decisions: {
          old: { date: "2026-05-01", deciders: ["ann", "ivo"], forum: "board", kpis: ["churn"] },
          new: { date: "2026-07-01", answers: ["objective/no-kpi:loyalty"] },
        },
      }),
      "2026-08-29",
    ),
  );

  test("what is required, overdue first, with age, money, accountable and forum", () => {
    expect(list.summary).toBe("One decision waits, of which 1 is overdue; 1 of 2 is decided.");
    const [first] = list.required.rows;
    expect(first?.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Churn is 10 points/),
      "Ann",
      "All",
      "€33.7",
      "29\u00a0days",
      "14 Aug 2026",
      "Overdue",
    ]);
    expect(first?.[0]).toMatchObject({
      href: "decisions/required/kpi/breach/churn/",
      note: "Churn",
      noteHref: "kpis/churn/",
    });
    expect(first?.[2]?.note).toBe("and Board");
    expect(list.required.rows.map((row) => row.at(-1)?.text)).toEqual(["Overdue", "Decided"]);
  });

  test("what was decided, latest first, with forum, deciders, subject and standing", () => {
    expect(words(list.records.rows)).toEqual([
      "New | 1 Jul 2026 | – | Ann | – | Stands",
      "Old | 1 May 2026 | Board | Ann | Churn | Stands",
    ]);
    expect(list.records.rows[1]?.[3]?.note).toBe("and Ivo");
  });
});

describe("the effects of decisions", () => {
  const effects = (count: number) =>
    effectsView(
      viewOf(
        plan({
          kpis: { sales: { direction: "increase" } },
          actuals: {
            sales: [
              ["2026-01", 10],
              ["2026-06", 14],
            ],
          },
          forums: { board: {} },
          decisions: Object.fromEntries(
            Array.from({ length: count }, (_, place) => [
              `d${place}`,
              {
                date: "2026-02-01",
                ...(place === 0 ? {} : { forum: "board" }),
                expects: [{ kpi: "sales", delta: place === 1 ? 9 : 4, by: "2026-06" }],
              },
            ]),
          ),
        }),
        "2026-09-30",
      ),
    );

  test("no rate under five", () => {
    const { headline, byForum } = effects(4);
    expect(headline).toBe("3 of four measured effects are met: too few for a rate.");
    expect(words(byForum.rows)).toEqual([
      "Board | 2 | 1 | 0 | 2 of 3, too few for a rate | 0 | 0",
      "No forum | 1 | 0 | 0 | 1 of 1, too few for a rate | 0 | 0",
    ]);
  });

  test("a rate with its n from five on", () => {
    const { headline, byYear, effects: all } = effects(5);
    expect(headline).toBe("80\u00a0% of the effects that decisions were taken for came as expected: 4 of 5.");
    expect(byYear.rows[0]?.[4]).toMatchObject({ text: "80\u00a0%", note: "4 of 5" });
    expect(all.rows).toHaveLength(5);
  });

  test("none at all says how to begin", () => {
    const { headline, effects: all } = effects(0);
    expect(headline).toBe("No decision has said what it is meant to change.");
    expect(all.empty).toContain("the field “expects”");
  });
});

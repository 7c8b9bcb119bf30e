import { describe, expect, test } from "vitest";
import { day } from "../../../src/model/index.ts";
import { decisionMatters, type Matter } from "../../../src/views/agenda-matters.ts";
import { digest } from "../../../src/views/digest.ts";
import { type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

/** A KPI in breach since the end of September, and a plan with milestones that were due in April. */
function late(milestones: number, kpis: number): PlanText {
  const names = (count: number) => Array.from({ length: count }, (_, at) => `n${at + 10}`);
  return {
    portal: { locale: "en-GB" },
    kpis: Object.fromEntries(
      names(kpis).map((name, at) => [
        name,
        {
          direction: "decrease",
          valuePerUnit: 1000 * (at + 1),
          grounding: "pnl",
          baseline: { period: "2026-01", value: 10 },
          targets: [{ period: "2026-03", value: 0 }],
        },
      ]),
    ),
    actuals: Object.fromEntries(
      names(kpis).map((name) => [
        name,
        [
          ["2026-09", 10],
          ["2026-10", 10],
        ] as const,
      ]),
    ),
    plans: { erp: {} },
    milestones: Object.fromEntries(
      names(milestones).map((name) => [`erp/${name}`, { baseline: { finish: "2026-04-20" } }]),
    ),
    objectives: { calm: {} },
    forums: { board: {} },
  };
}

const view = (milestones: number, kpis: number) => viewOf(plan(late(milestones, kpis)), "2026-10-31");
function matters(milestones: number, kpis: number) {
  const context = view(milestones, kpis);
  const owed = context.report.requiredDecisions.filter(({ state }) => state !== "decided");
  return { owed, ...decisionMatters(context, owed, day("2026-11-02")) };
}
const titles = (all: readonly Matter[]) => all.map(({ about }) => about.text);

describe("decisionMatters(context, owed, meeting)", () => {
  test("puts what one plan raises together, and the matter with most money first", () => {
    const { shown } = matters(2, 2);
    expect(titles(shown).slice(0, 3)).toEqual(["N11", "N10", "Erp"]);
    const erp = shown.find(({ about }) => about.text === "Erp");
    expect(erp?.about.href).toBe("plans/erp/");
    expect(erp?.shown.map(({ about, what }) => [about?.text, what.href])).toEqual([
      ["N10", "decisions/required/schedule/overdue/erp/n10/"],
      ["N11", "decisions/required/schedule/overdue/erp/n11/"],
    ]);
    expect(erp?.summary).toBe("Four decisions, two overdue");
    expect(erp?.foldedWords).toBe("Two more, none overdue");
    expect(erp?.folded.map(({ due }) => due.text)).toEqual(["no day known", "no day known"]);
  });

  test("shows who, how much and how late, a decision about the matter itself without its name again", () => {
    expect(matters(0, 1).shown[0]).toMatchObject({
      summary: "One decision, overdue, €10k at stake",
      shown: [
        {
          about: undefined,
          who: { text: "Ann", href: "people/ann/" },
          money: "€10k",
          mark: { word: "Overdue" },
          due: { text: "14 Oct 2026", note: "17\u00a0days late" },
        },
      ],
    });
  });

  test("folds matters in which nothing is overdue, and says how many decisions they hold", () => {
    const { shown, folded, foldedWords, count } = matters(1, 3);
    expect(titles(shown)).toEqual(["N12", "N11", "N10", "Erp"]);
    expect(titles(folded)).toEqual(["Calm"]);
    expect(foldedWords).toBe("One more matter with one decision, not overdue");
    expect(count).toBe(7);
  });

  test("shows some matters even if nothing is urgent", () => {
    const { shown } = matters(0, 0);
    expect(titles(shown)).toEqual(expect.arrayContaining(["Calm", "Erp"]));
  });

  test("shows neither endless matters nor endless decisions of one, and loses none", () => {
    const { owed, shown, folded } = matters(9, 20);
    expect(shown).toHaveLength(12);
    for (const matter of shown) expect(matter.shown.length).toBeLessThanOrEqual(5);
    const lines = [...shown, ...folded].flatMap((matter) => [...matter.shown, ...matter.folded]);
    expect(lines.map(({ id }) => id).sort()).toEqual(owed.map(({ id }) => id).sort());
  });
});

test("the digest of a forum names what the agenda shows first and counts the rest", () => {
  const [agenda] = digest(view(9, 1), { collection: "forums", id: "board" }).sections;
  expect(agenda?.items.map(({ page }) => page)).toEqual([
    "decisions/required/kpi/breach/n10/",
    ...[10, 11, 12, 13, 14].map((at) => `decisions/required/schedule/overdue/erp/n${at}/`),
    "decisions/required/objective/no-kpi/calm/",
    "forums/board/",
  ]);
  expect(agenda?.items.at(-1)).toMatchObject({ text: "Six more decisions to take", facts: ["four overdue"] });
});

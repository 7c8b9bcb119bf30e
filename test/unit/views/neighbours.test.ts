import { describe, expect, test } from "vitest";
import { kpiNeighbours } from "../../../src/views/kpi-neighbours.ts";
import { milestoneNeighbours } from "../../../src/views/milestone-neighbours.ts";
import type { NodeLinkView } from "../../../src/views/node-link.ts";
import { objectiveNeighbours } from "../../../src/views/objective-neighbours.ts";
import { planNeighbours } from "../../../src/views/plan-neighbours.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const asOf = "2026-01-01";
const waits = (...ids: string[]) => ({ dependsOn: ids.map((milestone) => ({ milestone })) });

describe("milestoneNeighbours", () => {
  const view = viewOf(
    plan({
      plans: { p: { unit: "shop" }, q: { unit: "lab" } },
      milestones: {
        "q/far": { actual: { finish: "2025-12-30" }, baseline: { finish: "2025-12-31" } },
        "q/near": { ...waits("q/far"), forecast: { finish: "2027-01-31" } },
        "p/focus": { ...waits("q/near"), baseline: { finish: "2027-06-30" } },
        "p/next": { ...waits("p/focus"), baseline: { finish: "2027-06-30" } },
        "p/alone": {},
      },
    }),
    asOf,
  );
  const drawn = milestoneNeighbours(view, "p/focus");

  test("say what it waits for and what waits for it", () => {
    expect(drawn?.title).toBe(
      "It waits for one milestone, and one milestone waits for it; one open dependency crosses a function, and nobody has acknowledged it.",
    );
    expect(milestoneNeighbours(view, "q/far")?.title).toBe(
      "One milestone waits for it, and it waits for nothing.",
    );
    expect(milestoneNeighbours(view, "p/next")?.title).toBe(
      "It waits for one milestone, and nothing waits for it.",
    );
  });

  test("are drawn with their kinds of lines, and the one across functions says so in words", () => {
    expect(arrows(drawn)).toEqual([
      "p/focus → p/next plain: ",
      "q/far → q/near thin: ",
      "q/near → p/focus dashed: not / acknowledged",
    ]);
    expect(drawn?.key.map(({ line }) => line)).toEqual(["dashed", "critical", "thin"]);
  });

  test("say their state, their slip and where they come from", () => {
    const near = drawn?.nodes.find(({ id }) => id === "q/near");
    expect(plain(near?.state)).toBe("▼ Breach, +31 days");
    expect(near).toMatchObject({
      tone: "breach",
      note: "Lab · Q",
      href: "milestones/q/near/",
      isFocus: false,
    });
    expect(plain(near?.words)).toBe("Near: Breach; expected Jan 31, 2027 (+31 days); Lab, Q");
    expect(plain(drawn?.nodes.find(({ id }) => id === "q/far")?.state)).toBe("● Done, −1 day");
    expect(drawn?.nodes.filter(({ isFocus }) => isFocus).map(({ id }) => id)).toEqual(["p/focus"]);
  });

  test("are the same in the table, arrow by arrow", () => {
    expect(drawn?.table.rows).toHaveLength(drawn?.edges.length ?? -1);
  });

  test("are not drawn where there are none", () => {
    expect(milestoneNeighbours(view, "p/alone")).toBeUndefined();
  });

  test("are cut where they are too many, the unfinished ones last", () => {
    const many = Array.from({ length: 40 }, (_, index) => `p/m${String(index).padStart(2, "0")}`);
    const milestones = {
      ...Object.fromEntries(
        many.map((id, index) => [id, index < 5 ? { actual: { finish: "2025-12-31" } } : {}]),
      ),
      "p/hub": waits(...many),
    };
    const cut = milestoneNeighbours(viewOf(plan({ plans: { p: {} }, milestones }), asOf), "p/hub");
    expect(cut?.nodes).toHaveLength(30);
    expect(cut?.nodes.some(({ id }) => id === "p/m00")).toBe(false);
    expect(cut?.omitted?.text).toBe("11 more milestones within two steps are not drawn.");
    expect(cut?.title).toMatch(/^It waits for 40 milestones/);
  });
});

describe("planNeighbours", () => {
  const view = viewOf(
    plan({
      plans: { a: {}, b: {}, c: { dependsOn: ["b"] }, d: {} },
      milestones: { "a/one": {}, "a/two": {}, "b/one": waits("a/one", "a/two"), "b/two": waits("b/one") },
    }),
    asOf,
  );

  test("add up what milestones wait for, and take what a plan says itself", () => {
    const drawn = planNeighbours(view, "b");
    expect(arrows(drawn)).toEqual(["a → b plain: 2 open", "b → c plain: plan waits"]);
    expect(drawn?.title).toBe(
      "It waits for one plan, and one plan waits for it; two dependencies of its milestones are open.",
    );
  });

  test("are not drawn where there are none", () => {
    expect(planNeighbours(view, "d")).toBeUndefined();
  });
});

const outcomes = plan({
  objectives: { grow: {}, whole: {}, lost: { parent: "whole" } },
  kpis: {
    lead: { kind: "lead", drives: [{ kpi: "middle", elasticity: -0.5, lagDays: 30 }] },
    middle: { unit: "%", drives: [{ kpi: "result" }], objective: "grow" },
    result: { grounding: "pnl" },
    lonely: {},
  },
  actuals: { middle: [["2025-12", 12]] },
  plans: {
    same: {
      contributes: [
        { kpi: "middle", delta: 2, realisedBy: "same/m", acceptedBy: "ann" },
        { kpi: "middle", delta: -1, realisedBy: "same/m", acceptedBy: "ivo" },
      ],
    },
    stopped: { stage: "stopped", contributes: [{ kpi: "middle", delta: 2, realisedBy: "same/m" }] },
    claims: { objectives: ["grow"] },
  },
  milestones: { "same/m": {} },
});

describe("kpiNeighbours", () => {
  const view = viewOf(outcomes, asOf);

  test("are its drivers, what it drives, and the plans that promise to move it", () => {
    const drawn = kpiNeighbours(view, "middle");
    expect(drawn?.title).toBe("One KPI drives it, it drives one KPI, and one plan promises to move it.");
    expect(arrows(drawn)).toEqual([
      "kpis/lead → kpis/middle plain: × −0.5 / 30 days later",
      "kpis/middle → kpis/result thin: ",
      "plans/same → kpis/middle bold: +2 pp",
      "plans/same → kpis/middle dashed: −1 pp / not accepted",
    ]);
    expect(plain(drawn?.nodes.find(({ isFocus }) => isFocus)?.state)).toBe("– No target, 12 %");
  });

  test("are not drawn where there are none", () => {
    expect(kpiNeighbours(view, "lonely")).toBeUndefined();
  });
});

describe("objectiveNeighbours", () => {
  const view = viewOf(outcomes, asOf);

  test("tell a promise from a claim", () => {
    const drawn = objectiveNeighbours(view, "grow");
    expect(drawn?.title).toBe(
      "One KPI measures it, one plan promises to move that, and one plan only claims to work towards it.",
    );
    expect(arrows(drawn)).toEqual([
      "kpis/middle → objectives/grow thin: ",
      "plans/claims → objectives/grow dashed: only claimed",
      "plans/same → kpis/middle bold: +2 pp",
      "plans/same → kpis/middle dashed: −1 pp / not accepted",
    ]);
  });

  test("show what an objective serves, though nothing measures it", () => {
    const drawn = objectiveNeighbours(view, "lost");
    expect(drawn?.title).toBe("No KPI measures it.");
    expect(arrows(drawn)).toEqual(["objectives/lost → objectives/whole thin: "]);
  });
});

function arrows(view: NodeLinkView | undefined): readonly string[] {
  return (view?.edges ?? [])
    .map(({ from, to, line, label }) => plain(`${from} → ${to} ${line}: ${label.join(" / ")}`))
    .sort();
}

function plain(text = ""): string {
  return text.replaceAll("\u00a0", " ");
}

import { describe, expect, test } from "vitest";
import { dependenciesPage } from "../../../src/views/dependencies.ts";
import type { NodeLinkView } from "../../../src/views/node-link.ts";
import type { Table } from "../../../src/views/table.ts";
import { type Fields, type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const asOf = "2026-01-01";

/**
 * The shop waits for the lab three times: agreed (a), not agreed (b), agreed by the wrong side and met (c). The
 * lab waits for the shop once (d), and once for itself (e).
 */
const five: PlanText = {
  kpis: { sales: { valuePerUnit: 36_500 } },
  plans: {
    front: {
      unit: "shop",
      contributes: [{ kpi: "sales", delta: 1, realisedBy: "front/b", confidence: 1, acceptedBy: "ann" }],
    },
    back: { unit: "lab" },
  },
  milestones: {
    "back/api": {
      baseline: { start: "2026-01-01", finish: "2026-03-01" },
      forecast: { finish: "2026-03-11" },
    },
    "back/done": { actual: { finish: "2025-12-01" } },
    "front/a": { ...milestone("2026-06-01"), ...waits("back/api", { acknowledgedBy: "ivo" }) },
    "front/b": { ...milestone("2026-03-01"), ...waits("back/api") },
    "front/c": { ...milestone("2026-06-01"), ...waits("back/done", { acknowledgedBy: "ann" }) },
    "back/d": { ...milestone("2026-09-01"), ...waits("front/a", { acknowledgedBy: "ann" }) },
    "back/e": { ...milestone("2026-09-01"), ...waits("back/api") },
  },
};

const units = { front: { unit: "shop" }, back: { unit: "lab" } };

describe("dependenciesPage", () => {
  const page = dependenciesPage(viewOf(plan(five), asOf));

  test("says first how many cross a function, and how many of these nobody knows of", () => {
    expect(page.headline).toBe(
      "3 of 4 open dependencies cross a function; nobody has acknowledged 1 of these 3",
    );
    expect(page.lede).toBe(
      "Across functions, two wait for a provider that is late, and one makes a promised date impossible. " +
        "€1K of cost of delay lies behind them. 1 of 5 dependencies in all is met, cancelled or not under way.",
    );
  });

  test("draws functions with the figures of what is open between them", () => {
    expect(page.units?.title).toBe(
      "Shop waits for Lab most, in 2 of 3 open dependencies; nobody has acknowledged 1 of these 2.",
    );
    expect(arrows(page.units)).toEqual([
      "lab → shop dashed: 2 open, 2 late / 1 not acknowledged / €1K",
      "shop → lab bold: 1 open",
    ]);
    expect(page.units?.nodes.map(({ title, note }) => plain(`${title}: ${note}`)).sort()).toEqual([
      "Lab: waits in 1, provides in 2",
      "Shop: waits in 2, provides in 1",
    ]);
  });

  test("draws plans likewise", () => {
    expect(arrows(page.plans)).toEqual([
      "back → front dashed: 2 open, 2 late / 1 not acknowledged / €1K",
      "front → back bold: 1 open",
    ]);
    expect(page.plans?.title).toBe("Two plans are linked; one of them waits for Back.");
  });

  test("lists all that cross a function, what needs attention first", () => {
    expect(lines(page.table)).toEqual([
      "Api (Lab) | B (Shop) | finish to start | Not acknowledged | −10 days (forecast impossible) | +10 days | EUR 1,000",
      "Api (Lab) | A (Shop) | finish to start | Acknowledged (by Ivo) | 82 days | +10 days | –",
      "A (Shop) | D (Lab) | finish to start | Acknowledged (by Ann) | 92 days | – | –",
      "Done (Lab) | C (Shop) | finish to start | Met | – | – | –",
    ]);
  });

  test("lists what is open before what is over, though no slack is known of either", () => {
    const acknowledged = { acknowledgedBy: "ivo" };
    const milestones = {
      "back/done": { actual: { finish: "2025-12-01" } },
      "back/open": {},
      "front/a": waits("back/done", acknowledged),
      "front/b": { ...waits("back/open", acknowledged), actual: { start: "2025-12-01" } },
    };
    const { table } = dependenciesPage(viewOf(plan({ ...five, kpis: {}, plans: units, milestones }), asOf));
    expect(lines(table).map((line) => line.split(" | ")[4])).toEqual(["has begun", "–"]);
  });

  test("marks one that was acknowledged by somebody else than the side that provides", () => {
    const milestones = {
      ...five.milestones,
      "front/b": { ...milestone("2026-03-01"), ...waits("back/api", { acknowledgedBy: "ann" }) },
    };
    const [first] = lines(dependenciesPage(viewOf(plan({ ...five, milestones }), asOf)).table);
    expect(first).toContain("Not acknowledged (Ann is not of the unit that provides it)");
  });

  test("says what is missing where nothing waits", () => {
    const empty = dependenciesPage(viewOf(plan({ plans: { p: {} }, milestones: { "p/one": {} } }), asOf));
    expect(empty).toMatchObject({
      headline: "No milestone waits for another",
      isEmpty: true,
      units: undefined,
    });
    expect(empty.lede).toContain("“dependsOn”");
  });

  test("says so where none crosses a function, or none is open any more", () => {
    const inside = { "p/one": {}, "p/two": waits("p/one") };
    const page = dependenciesPage(viewOf(plan({ plans: { p: {} }, milestones: inside }), asOf));
    expect(page.headline).toBe("The only open dependency crosses no function.");
    expect(page.unitsNote).toBe("No open dependency crosses a function, so there is nothing to draw.");
    const over = { ...inside, "p/one": { actual: { finish: "2025-12-01" } } };
    expect(dependenciesPage(viewOf(plan({ plans: { p: {} }, milestones: over }), asOf)).headline).toBe(
      "The only dependency is not open any more.",
    );
  });

  test("lets programmes stand for their plans where there are more than sixty", () => {
    const numbers = Array.from({ length: 70 }, (_, index) => index);
    const plans = {
      north: {},
      south: {},
      ...Object.fromEntries(
        numbers.map((n) => [
          `p${n}`,
          { parent: n % 2 ? "north" : "south", dependsOn: n > 0 ? [`p${n - 1}`] : [] },
        ]),
      ),
    };
    const page = dependenciesPage(viewOf(plan({ plans }), asOf));
    expect(page.plansNote).toMatch(/^70 plans wait for each other, more than a drawing can show/);
    expect(arrows(page.plans)).toEqual([
      "north → south plain: plan waits",
      "south → north plain: plan waits",
    ]);
    const single = Object.fromEntries(
      numbers.map((n) => [`p${n}`, { dependsOn: n > 0 ? [`p${n - 1}`] : [] }]),
    );
    const none = dependenciesPage(viewOf(plan({ plans: single }), asOf));
    expect(none.plans).toBeUndefined();
    expect(none.plansNote).toMatch(/^70 plans wait for each other/);
  });
});

function milestone(finish: string): Fields {
  return { baseline: { finish }, forecast: { finish } };
}

function waits(id: string, more: Fields = {}): Fields {
  return { dependsOn: [{ milestone: id, ...more }] };
}

function arrows(view: NodeLinkView | undefined): readonly string[] {
  return (view?.edges ?? [])
    .map(({ from, to, line, label }) => `${from} → ${to} ${line}: ${label.join(" / ")}`)
    .sort();
}

function lines({ rows }: Table): readonly string[] {
  return rows.map((row) => row.map(({ text, note }) => plain(note ? `${text} (${note})` : text)).join(" | "));
}

function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

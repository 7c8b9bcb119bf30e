/**
 * Pages look up who names their entry, and past days compute no more than they are asked for. Whatever the plan, both
 * find what going through everything finds.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { effectsFrom } from "../../src/analysis/alignment/effects.ts";
import { figures } from "../../src/analysis/figures.ts";
import { decisionOptions, planStatusesOn, snapshot } from "../../src/analysis/index.ts";
import { worst } from "../../src/analysis/status.ts";
import { addDays, type Day, type PlanRepository, planOfMilestone } from "../../src/model/index.ts";
import type { ViewContext } from "../../src/views/context.ts";
import { decisionPage } from "../../src/views/decision.ts";
import { movedBy } from "../../src/views/decision-changes.ts";
import { kpiPage } from "../../src/views/kpi.ts";
import { milestonePage } from "../../src/views/milestone.ts";
import { objectivePage } from "../../src/views/objective.ts";
import { objectiveNeighbours } from "../../src/views/objective-neighbours.ts";
import { personPage } from "../../src/views/person.ts";
import { planPage } from "../../src/views/plan.ts";
import { planLinks } from "../../src/views/plan-links.ts";
import { planNeighbours } from "../../src/views/plan-neighbours.ts";
import type { Table } from "../../src/views/table.ts";
import { unitPage } from "../../src/views/unit.ts";
import { plan } from "../helpers/plan.ts";
import { planKnownOn } from "../helpers/plan-known-on.ts";
import { type RandomPlan, randomPlan, today } from "../helpers/random-plan.ts";
import { viewOf } from "../helpers/view.ts";

function law(
  check: (repository: PlanRepository, extra: number) => void,
  change: (history: RandomPlan) => RandomPlan = (history) => history,
): void {
  fc.assert(
    fc.property(randomPlan, fc.nat(1_000_000), (history, extra) =>
      check(plan(planKnownOn(change(history), 1000)), extra),
    ),
    { numRuns: 150, seed: 20_260_630 },
  );
}

/** The ids of the entries of a collection for which something holds, gone through one by one. */
function whoever<Entry extends { readonly id: string }>(
  entries: ReadonlyMap<string, Entry>,
  holds: (entry: Entry) => boolean,
): readonly string[] {
  return [...entries.values()].filter(holds).map(({ id }) => id);
}

type Page = { readonly facts: readonly { readonly label: string; readonly values: Table["rows"][number] }[] };

/** The ids of the entries that a line of facts leads to. */
function named({ facts }: Page, label: string): readonly string[] {
  return idsIn(facts.find((fact) => fact.label === label)?.values ?? []);
}

/** The ids of the entries that the first cells of a table lead to. */
const rowsOf = (table: Table | undefined) => idsIn((table?.rows ?? []).flatMap(([first]) => first ?? []));

function idsIn(cells: Table["rows"][number]): readonly string[] {
  return cells.map(({ href = "" }) => href.replace(/^[^/]*\/|\/$/g, ""));
}

describe("who names an entry", () => {
  test("of a KPI: what drives it and who promises to move it", () => {
    law((repository) => {
      const view = viewOf(repository, today);
      for (const id of repository.kpis.keys()) {
        const page = kpiPage(view, id);
        expect(named(page, "Driven by")).toEqual(
          whoever(repository.kpis, ({ drives }) => drives.some(({ kpi }) => kpi === id)),
        );
        expect(named(page, "Assumptions")).toEqual(
          whoever(repository.assumptions, (assumption) => assumption.kpi === id),
        );
        expect(rowsOf(page.contributions)).toEqual(
          [...repository.plans.values()].flatMap((each) =>
            each.contributes.filter(({ kpi }) => kpi === id).map(() => each.id),
          ),
        );
      }
    });
  });

  test("of a milestone: what waits for it, and what it makes late", () => {
    law((repository) => {
      const view = viewOf(repository, today);
      for (const id of repository.milestones.keys()) {
        const page = milestonePage(view, id);
        expect(rowsOf(page.waitedForBy)).toEqual(
          [...repository.milestones.values()].flatMap((each) =>
            each.dependsOn.filter(({ milestone }) => milestone === id).map(() => each.id),
          ),
        );
        if (page.slip)
          expect(rowsOf(page.slip.milestones)).toEqual(
            view.report.milestones
              .filter(({ id: other, rootCause }) => rootCause === id && other !== id)
              .map((other) => other.id),
          );
      }
    });
  });

  test("of a plan: its risks and assumptions; of an objective: who works towards it", () => {
    law((repository) => {
      const view = viewOf(repository, today);
      for (const id of repository.plans.keys()) {
        const page = planPage(view, id);
        expect(named(page, "Risks")).toEqual(whoever(repository.risks, (risk) => risk.plan === id));
        expect(named(page, "Assumptions")).toEqual(
          whoever(repository.assumptions, ({ plans }) => plans.includes(id)),
        );
      }
      const kpis = whoever(repository.kpis, ({ objective }) => objective === "o");
      const page = objectivePage(view, "o");
      expect([...rowsOf(page.kpis)].sort()).toEqual([...kpis].sort());
      expect(rowsOf(page.plans)).toEqual(
        whoever(
          repository.plans,
          ({ objectives, contributes }) =>
            objectives.includes("o") || contributes.some(({ kpi }) => kpis.includes(kpi)),
        ),
      );
    });
  });

  test("of a person and of a unit: what is in their name", () => {
    law((repository) => {
      const view = viewOf(repository, today);
      const table = (page: ReturnType<typeof personPage>, heading: string) =>
        rowsOf(page.tables.find((each) => each.heading === heading)?.table);
      for (const id of repository.people.keys()) {
        const page = personPage(view, id);
        expect(named(page, "Sponsors")).toEqual(whoever(repository.plans, ({ sponsor }) => sponsor === id));
        expect(table(page, "Plans")).toEqual(
          whoever(repository.plans, ({ accountable }) => accountable === id),
        );
        expect([...table(page, "Milestones still to come")].sort()).toEqual(
          whoever(
            repository.milestones,
            ({ id: one, accountable }) =>
              accountable === id && ["pending", "overdue"].includes(view.milestones.get(one)?.state ?? ""),
          ),
        );
      }
      for (const id of repository.units.keys()) {
        const page = unitPage(view, id);
        expect(named(page, "Offices")).toEqual(whoever(repository.people, ({ unit }) => unit === id));
      }
    });
  });

  test("of a decision: what takes its place and what it moved", () => {
    law((repository) => {
      const view = viewOf(allDecided(repository), today);
      for (const id of view.repository.decisions.keys()) {
        expect(named(decisionPage(view, id), "Superseded by")).toEqual(
          whoever(view.repository.decisions, ({ supersedes }) => supersedes.includes(id)),
        );
        expect(movedBy(view, id)).toEqual(movedOneByOne(view, id));
      }
    });
  });

  test("of a plan and an objective: what is drawn around them", () => {
    law((repository) => {
      const view = viewOf(repository, today);
      const links = planLinks(view);
      for (const id of repository.plans.keys()) {
        const drawn = planNeighbours(view, id);
        const ids = new Set(drawn?.nodes.map((node) => node.id) ?? []);
        const between = links.filter(({ from, to }) => ids.has(from) && ids.has(to));
        expect(drawn?.edges.map((edge) => edge.id) ?? []).toEqual(
          between.map(({ from, to }) => `${from} ${to}`),
        );
      }
      const around = objectiveNeighbours(view, "o");
      const edges = around?.edges.map(({ id }) => id) ?? [];
      expect(edges).toEqual([...edges].sort());
    });
  });
});

/** The plan with a decision behind every move, also where random plans know of none. */
function allDecided(repository: PlanRepository): PlanRepository {
  const decision = "ledger";
  const decided = <Move extends object>(moves: readonly Move[]) =>
    moves.map((move) => ({ ...move, decision }));
  const changed = <Entry>(entries: ReadonlyMap<string, Entry>, change: (entry: Entry) => Entry) =>
    new Map([...entries].map(([id, entry]) => [id, change(entry)]));
  return {
    ...repository,
    kpis: changed(repository.kpis, (kpi) => ({ ...kpi, retargeted: decided(kpi.retargeted) })),
    milestones: changed(repository.milestones, ({ cancelled, ...milestone }) => ({
      ...milestone,
      cancelled: cancelled && { ...cancelled, decision },
    })),
  };
}

function movedOneByOne({ repository: { kpis, milestones } }: ViewContext, id: string): readonly string[] {
  return [
    ...whoever(kpis, ({ retargeted, targets }) =>
      retargeted.some((move, place) => {
        const after = retargeted[place + 1]?.targets ?? targets;
        const values = (list: typeof targets) => list.map(({ period, value }) => `${period} ${value}`).sort();
        return move.decision === id && String(values(move.targets)) !== String(values(after));
      }),
    ).map((kpi) => `kpis/${kpi}`),
    ...whoever(
      milestones,
      ({ rebaselined, cancelled }) =>
        cancelled?.decision === id || rebaselined.some(({ decision }) => decision === id),
    ).map((milestone) => `milestones/${milestone}`),
  ];
}

describe("what could be decided", () => {
  test("about a KPI: what would be brought to it by any way", () => {
    law((repository) => {
      const view = viewOf(repository, today);
      for (const id of repository.kpis.keys()) {
        const offered = decisionOptions(view, { rule: "kpi/breach", subject: `kpis/${id}` })
          .flatMap((option) => (option.kind === "deliver" ? option.brings : []))
          .map(({ plan: from, milestone, through, change }) => ({
            from,
            milestone,
            kpi: through ?? id,
            change,
          }));
        const expected = broughtByAnyWay(view, id);
        // Only what helps is offered to be delivered.
        for (const each of offered) expect(expected).toContainEqual(each);
        const sign = { increase: 1, decrease: -1, hold: 0 }[repository.kpis.get(id)?.direction ?? "hold"];
        expect(offered.length).toBe(expected.filter(({ change }) => sign * change >= 0).length);
      }
    });
  });

  test("about a plan: whom it would leave waiting", () => {
    law((repository) => {
      const view = viewOf(repository, today);
      const isOpen = (id: string) => ["pending", "overdue"].includes(view.milestones.get(id)?.state ?? "");
      for (const id of repository.plans.keys()) {
        const stopping = decisionOptions(view, { rule: "status/silent", subject: `plans/${id}` }).find(
          (option) => option.kind === "stop",
        );
        if (!stopping) continue;
        expect(stopping.stranded).toEqual(
          whoever(
            repository.milestones,
            ({ id: other, dependsOn }) =>
              planOfMilestone(other) !== id &&
              isOpen(other) &&
              dependsOn.some(({ milestone }) => planOfMilestone(milestone) === id && isOpen(milestone)),
          ),
        );
      }
    });
  });
});

const stages: readonly string[] = ["proposed", "approved", "active", "delivered"];

/** Every pending promise followed through the whole tree. */
function broughtByAnyWay({ now, milestones }: ViewContext, id: string) {
  const { drivers } = now;
  const nodeOf = (kpi: string) => drivers.nodeOf.get(kpi) as number;
  return [...now.promisesOf.values()].flat().flatMap(({ plan: from, contribution, kpi, milestone }) => {
    if (!stages.includes(from.stage) || milestone.cancelled) return [];
    if (milestones.get(milestone.id)?.state === "actualised") return [];
    const arriving = effectsFrom(drivers, nodeOf(kpi.id), () => false).filter(
      ({ node, factor }) => node === nodeOf(id) && factor !== 0,
    );
    if (arriving.length === 0) return [];
    const factor = arriving.reduce((total, each) => total + each.factor, 0);
    return [{ from: from.id, milestone: milestone.id, kpi: kpi.id, change: contribution.delta * factor }];
  });
}

test("the statuses of a past day are those of a whole report without forecasts and cost", () => {
  const found = new Set<string | null>();
  law((repository, extra) => {
    const then = addDays(today, (extra % 360) - 180);
    const statuses = planStatusesOn(repository, then);
    expect(statuses).toEqual(statusesOfReport(repository, then));
    for (const status of statuses.values()) found.add(status);
  }, allDone);
  for (const status of ["breach", "watch", "stale", "no-target"]) expect(found).toContain(status);
});

/** The plan with all work done early, so that what is promised is due and KPIs decide. */
function allDone(history: RandomPlan): RandomPlan {
  return {
    ...history,
    milestones: history.milestones.map((one, at) => ({
      ...one,
      finish: -150,
      moves: [],
      cancelled: undefined,
      started: -250,
      finished: 20 + 20 * at,
    })),
    kpis: history.kpis.map((kpi) => ({
      ...kpi,
      values: Array.from({ length: 18 }, (_, at) => kpi.values[at] ?? at),
    })),
  };
}

function statusesOfReport(repository: PlanRepository, then: Day) {
  const milestones = new Map(
    [...repository.milestones].map(([id, one]) => [id, { ...one, forecast: undefined }]),
  );
  const { plans } = figures(snapshot({ ...repository, milestones }, then));
  return new Map(
    [...plans.values()].map(({ id, scheduleStatus, valueStatus }) => [
      id,
      worst([scheduleStatus, valueStatus]),
    ]),
  );
}

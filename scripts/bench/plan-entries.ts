import { addDays, type CollectionName, type Day, day } from "../../src/model/index.ts";
import { type LinkTargets, ProseWriter } from "./plan-prose.ts";
import { type Draw, draws } from "./random-numbers.ts";

export interface WrittenEntry {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly body?: string;
}

/** How many entries each collection has. */
export type Counts = Readonly<Record<CollectionName, number>>;

/** The reporting date of every generated plan. */
export const generatedAsOf = day("2026-10-31");

const firstMonth = { year: 2023, month: 10 };
const quarters = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"];

/**
 * Writes entry after entry. Ids follow from the index, so that every entry can name any other; what must not go
 * round in circles names entries with a smaller index only.
 */
export class EntryWriter {
  private readonly draw: Draw;
  private readonly counts: Counts;
  private readonly targets: LinkTargets;
  /** For each decision whether it is superseded, by the one that follows it. */
  private readonly superseded: readonly boolean[];
  private readonly writers: Readonly<Record<CollectionName, (index: number) => WrittenEntry>>;

  constructor(draw: Draw, counts: Counts) {
    this.draw = draw;
    this.counts = counts;
    const all = (count: number, id: (index: number) => string) =>
      Array.from({ length: count }, (_, index) => id(index));
    this.targets = {
      kpis: all(counts.kpis, kpiId),
      plans: all(counts.plans, planId),
      milestones: all(counts.milestones, (index) => this.milestoneId(index)),
      decisions: all(counts.decisions, (index) => this.decisionId(index)),
    };
    this.superseded = all(counts.decisions, String).map(
      (_, index) => index + 1 < counts.decisions && draw.isOneIn(12),
    );
    this.writers = {
      people: (index) => this.person(index),
      units: (index) => this.unit(index),
      teams: (index) => this.team(index),
      systems: (index) => this.system(index),
      objectives: (index) => this.objective(index),
      kpis: (index) => this.kpi(index),
      actuals: (index) => this.actuals(index),
      assumptions: (index) => this.assumption(index),
      plans: (index) => this.plan(index),
      milestones: (index) => this.milestone(index),
      updates: (index) => this.update(index),
      risks: (index) => this.risk(index),
      decisions: (index) => this.decision(index),
      forums: (index) => this.forum(index),
    };
  }

  entry(collection: CollectionName, index: number): WrittenEntry {
    return this.writers[collection](index);
  }

  private person(index: number): WrittenEntry {
    const { draw } = this;
    const title = `${draw.pick(["Head", "Lead", "Director", "Manager"])} of ${draw.pick(things)} ${index}`;
    const role = `Answers for ${draw.pick(things)} in ${draw.pick(sites)}`;
    return {
      id: personId(index),
      fields: {
        title,
        unit: this.some("units", unitId),
        role,
        email: `person-${index}@example.org`,
        ...(index > 0 && draw.isOneIn(3) ? { backup: personId(draw.below(index)) } : {}),
      },
    };
  }

  private unit(index: number): WrittenEntry {
    const { draw } = this;
    const parent = index > 0 ? { parent: unitId(draw.below(index)) } : {};
    const kind = draw.pick(["business", "it", "shared"]);
    return {
      id: unitId(index),
      fields: { title: `Unit ${index}`, kind, lead: this.personOf(index), ...parent },
    };
  }

  private team(index: number): WrittenEntry {
    const { draw } = this;
    const capacity = quarters.map((period) => ({
      period,
      fte: draw.between(20, 60),
      run: draw.between(2, 12),
    }));
    return {
      id: teamId(index),
      fields: { title: `Team ${index}`, unit: this.some("units", unitId), capacity },
    };
  }

  private system(index: number): WrittenEntry {
    const { draw } = this;
    const bought = draw.between(20, 900);
    return {
      id: systemId(index),
      fields: {
        title: `System for ${draw.pick(things)} ${index}`,
        capability: draw.pick(things),
        unit: this.some("units", unitId),
        sanctioned: !draw.isOneIn(8),
        lifecycle: draw.pick(["plan", "live", "live", "retire"]),
        annualCost: draw.between(10, 900) * 1000,
        licences: { bought, used: draw.between(1, bought) },
      },
    };
  }

  private objective(index: number): WrittenEntry {
    const { draw } = this;
    const line = draw.pick(["revenue", "cost", "margin", "cash", "risk", "efficiency"]);
    return {
      id: objectiveId(index),
      fields: {
        title: this.title(index),
        accountable: this.somebody(),
        horizon: String(draw.between(2027, 2029)),
        outcome: { line, target: draw.between(1, 90) * 100_000, statement: `${this.title(index)} for good` },
        ...(index > 0 && draw.isOneIn(2) ? { parent: objectiveId(draw.below(index)) } : {}),
      },
      body: `${this.prose("../").paragraph(3)}\n`,
    };
  }

  private kpi(index: number): WrittenEntry {
    const { draw } = this;
    const { start, yearlyChange } = this.course(index);
    const direction = index % 20 === 19 ? "hold" : yearlyChange > 0 ? "increase" : "decrease";
    const path = (slower: number) =>
      [1, 2, 3].map((years) => ({
        period: `${2024 + years}-12`,
        value: rounded(start + yearlyChange * years * slower),
      }));
    const drivenOne = index > 0 && draw.isOneIn(2) ? [draw.below(index)] : [];
    const retargeted = { date: dayFrom("2026-01-05", draw.below(270)), targets: path(1.2) };
    return {
      id: kpiId(index),
      fields: {
        title: `${draw.pick(measures)} ${index}`,
        definition: `${draw.pick(measures)} of all ${draw.pick(things)} in ${draw.pick(sites)}, counted at the end of the month`,
        unit: draw.pick(["%", "days", "EUR M", "items"]),
        direction,
        kind: draw.pick(["lead", "lag"]),
        ...(draw.isOneIn(3) ? { grounding: draw.pick(["pnl", "operational"]) } : {}),
        accountable: this.somebody(),
        objective: this.some("objectives", objectiveId),
        baseline: { period: "2024-12", value: start },
        ...(direction === "hold"
          ? { range: { min: rounded(start * 0.8), max: rounded(start * 1.2) }, targets: [] }
          : { targets: path(1), ...(draw.isOneIn(10) ? { retargeted: [retargeted] } : {}) }),
        drives: drivenOne.map((other) => ({
          kpi: kpiId(other),
          elasticity: draw.between(-20, 20) / 10,
          lagDays: draw.between(0, 180),
        })),
        ...(draw.isOneIn(2) ? { valuePerUnit: draw.between(1, 90) * 1000 } : {}),
        frequency: "monthly",
      },
    };
  }

  private actuals(index: number): WrittenEntry {
    const { draw } = this;
    const { start, yearlyChange } = this.course(index);
    const pace = draw.between(2, 12) / 10;
    const measurements = Array.from({ length: 36 }, (_, month) => ({
      period: monthAfter(month + 1),
      value: rounded(
        start + (yearlyChange * pace * Math.max(0, month - 13)) / 12 + (start * draw.between(-20, 20)) / 1000,
      ),
      ...(draw.isOneIn(30) ? { note: `counted late in ${draw.pick(sites)}` } : {}),
    }));
    return { id: kpiId(index), fields: { measurements } };
  }

  private assumption(index: number): WrittenEntry {
    const { draw } = this;
    const fields = {
      title: `Assumption ${index}`,
      statement: `Orders from ${draw.pick(sites)} grow by ${draw.between(1, 9)} % a year`,
      accountable: this.somebody(),
      kpi: this.some("kpis", kpiId),
      expected: { min: draw.between(0, 50), max: draw.between(60, 900) },
      plans: [this.some("plans", planId)],
      reviewBy: dayFrom("2026-11-02", draw.below(300)),
    };
    return { id: `assumption-${index}`, fields };
  }

  private plan(index: number): WrittenEntry {
    const { draw, counts } = this;
    const own = this.milestonesOf(index);
    const kpi = draw.below(counts.kpis);
    const contributes = [...new Set([kpi, (kpi + 1) % counts.kpis])].map((target) => ({
      kpi: kpiId(target),
      delta: this.course(target).yearlyChange,
      realisedBy: draw.pick(own),
      rampDays: draw.between(0, 120),
      confidence: draw.between(3, 9) / 10,
      acceptedBy: this.somebody(),
    }));
    const demand = [
      { team: this.some("teams", teamId), period: draw.pick(quarters), fte: draw.between(1, 20) / 10 },
    ];
    const systems = [
      { system: this.some("systems", systemId), change: draw.pick(["introduces", "changes", "retires"]) },
    ];
    return {
      id: planId(index),
      fields: {
        title: this.title(index),
        accountable: this.ownerOf(index),
        sponsor: this.somebody(),
        unit: this.some("units", unitId),
        category: draw.pick(["run", "grow", "transform"]),
        controller: this.somebody(),
        stage: draw.pick(["proposed", "approved", "active", "active", "active", "delivered"]),
        valueStatement: `${this.title(index)}, so that ${draw.pick(sites)} saves ${draw.between(2, 30)} %`,
        contributes,
        demand,
        systems,
        ...(index > 0 && draw.isOneIn(4) ? { parent: planId(draw.below(index)) } : {}),
      },
      body: this.prose("../").plan(),
    };
  }

  /** The milestones of a plan follow each other; some also wait for one of an earlier plan. */
  private milestone(index: number): WrittenEntry {
    const { draw, counts } = this;
    const plan = index % counts.plans;
    const step = Math.floor(index / counts.plans);
    const planned = dayFrom("2025-01-06", (plan * 37) % 500);
    const start = addDays(planned, step * 120);
    const finish = addDays(start, 118 - draw.below(60));
    const late = draw.isOneIn(3) ? draw.between(5, 90) : 0;
    const isDone = addDays(finish, late) <= generatedAsOf;
    const budget = draw.between(5, 400) * 1000;
    const before = step > 0 ? [this.milestoneId(index - counts.plans)] : [];
    const other = plan > 0 && draw.isOneIn(3) ? [draw.pick(this.milestonesOf(draw.below(plan)))] : [];
    const dependsOn = [
      ...before.map((milestone) => ({ milestone })),
      ...other.map((milestone) => ({
        milestone,
        type: draw.pick(["FS", "SS", "FF"]),
        lagDays: draw.between(0, 20),
        acknowledgedBy: this.somebody(),
      })),
    ];
    const actual = { start, finish: addDays(finish, late) };
    const forecast = { finish: addDays(finish, late) };
    return {
      id: this.milestoneId(index),
      fields: {
        title: this.title(index),
        // Everybody is named somewhere: there are more milestones than people.
        accountable: this.personOf(index),
        baseline: { start, finish },
        ...(isDone ? { actual } : late > 0 ? { forecast } : {}),
        budget,
        spent: isDone
          ? budget + draw.between(-2, 4) * 1000
          : start <= generatedAsOf
            ? Math.round(budget / 3)
            : 0,
        moves: [this.some("kpis", kpiId)],
        dependsOn,
      },
    };
  }

  /** One update a plan and month, backwards from the month of the reporting date. */
  private update(index: number): WrittenEntry {
    const { draw, counts } = this;
    const plan = index % counts.plans;
    const month = monthAfter(36 - Math.floor(index / counts.plans));
    return {
      id: `${month.slice(0, 4)}/${month}-${planId(plan)}`,
      fields: {
        title: `${draw.between(1, 99)} % of the ${draw.pick(things)} done`,
        plan: planId(plan),
        ...(draw.isOneIn(3) ? { milestone: draw.pick(this.milestonesOf(plan)) } : {}),
        date: `${month}-${String(draw.between(1, 28)).padStart(2, "0")}`,
        author: this.ownerOf(plan),
        claimed: draw.pick(["green", "green", "amber", "red"]),
        ...(draw.isOneIn(8) ? { assurance: true } : {}),
      },
      body: this.prose("../../").update(),
    };
  }

  private risk(index: number): WrittenEntry {
    const { draw } = this;
    const fields = {
      title: `Loss of ${draw.pick(things)} in ${draw.pick(sites)} ${index}`,
      plan: this.some("plans", planId),
      kpi: this.some("kpis", kpiId),
      accountable: this.somebody(),
      probability: draw.between(1, 9) / 10,
      impact: draw.between(1, 90) * 10_000,
      response: draw.pick(["avoid", "reduce", "transfer", "accept"]),
      state: draw.pick(["open", "open", "closed", "occurred"]),
      reviewBy: dayFrom("2026-11-02", draw.below(300)),
    };
    return { id: `risk-${index}`, fields };
  }

  private decision(index: number): WrittenEntry {
    const { draw } = this;
    const kpi = draw.below(this.counts.kpis);
    const status = this.superseded[index]
      ? "superseded"
      : draw.pick(["accepted", "accepted", "accepted", "proposed", "rejected"]);
    return {
      id: this.decisionId(index),
      fields: {
        title: this.title(index),
        status,
        date: this.decisionDay(index),
        deciders: [...new Set([this.somebody(), this.somebody()])],
        forum: this.some("forums", forumId),
        plans: [this.some("plans", planId)],
        kpis: [kpiId(kpi)],
        milestones: [draw.pick(this.targets.milestones)],
        ...(draw.isOneIn(2)
          ? {
              expects: [
                {
                  kpi: kpiId(kpi),
                  delta: this.course(kpi).yearlyChange,
                  by: draw.pick(["2026-12", "2027-06"]),
                },
              ],
            }
          : {}),
        ...(this.superseded[index - 1] ? { supersedes: [this.decisionId(index - 1)] } : {}),
        reviewBy: dayFrom("2026-11-02", draw.below(400)),
        tags: [draw.pick(sites).toLowerCase()],
      },
      body: this.prose("../").decision(),
    };
  }

  private forum(index: number): WrittenEntry {
    const { draw } = this;
    const members = [...new Set(Array.from({ length: 6 }, () => this.somebody()))];
    const [chair] = members;
    const cadence = draw.pick(["weekly", "monthly", "quarterly"]);
    const fields = { title: `Board ${index}`, cadence, chair, members, units: [this.some("units", unitId)] };
    return { id: forumId(index), fields, body: `${this.prose("../").paragraph(3)}\n` };
  }

  /** Where a KPI starts and what a year is to change; the same for its targets, actuals and contributions. */
  private course(index: number): { readonly start: number; readonly yearlyChange: number } {
    const course = draws(index);
    const start = course.between(200, 9_000) / 100;
    return { start, yearlyChange: rounded((start * course.pick([-1, 1]) * course.between(2, 20)) / 100) };
  }

  private title(index: number): string {
    const { draw } = this;
    return `${draw.pick(verbs)} the ${draw.pick(things)} in ${draw.pick(sites)} ${index}`;
  }

  private prose(up: string): ProseWriter {
    return new ProseWriter(this.draw, this.targets, up);
  }

  private some(collection: CollectionName, id: (index: number) => string): string {
    return id(this.draw.below(this.counts[collection]));
  }

  private somebody(): string {
    return this.some("people", personId);
  }

  private personOf(index: number): string {
    return personId(index % this.counts.people);
  }

  private ownerOf(plan: number): string {
    return this.personOf(plan * 7);
  }

  private milestoneId(index: number): string {
    return `${planId(index % this.counts.plans)}/step-${Math.floor(index / this.counts.plans) + 1}`;
  }

  private milestonesOf(plan: number): readonly string[] {
    const { milestones, plans } = this.counts;
    const count = Math.ceil((milestones - plan) / plans);
    return Array.from({ length: count }, (_, step) => this.milestoneId(plan + step * plans));
  }

  /** Decisions are taken one after the other over almost three years. */
  private decisionDay(index: number): Day {
    return dayFrom("2024-01-08", Math.floor((index * 1_000) / this.counts.decisions));
  }

  private decisionId(index: number): string {
    return `${this.decisionDay(index).slice(0, 7)}-decision-${index}`;
  }
}

const personId = (index: number) => `person-${index}`;
const unitId = (index: number) => `unit-${index}`;
const teamId = (index: number) => `team-${index}`;
const systemId = (index: number) => `system-${index}`;
const objectiveId = (index: number) => `objective-${index}`;
const kpiId = (index: number) => `kpi-${index}`;
const planId = (index: number) => `plan-${index}`;
const forumId = (index: number) => `board-${index}`;

const verbs = ["Replace", "Simplify", "Outsource", "Measure", "Automate", "Renew", "Merge", "Tag", "Move"];
const things = [
  "price lists",
  "label printers",
  "stock items",
  "carrier contracts",
  "returns",
  "invoices",
  "spare parts",
];
const sites = ["Leeds", "Cork", "Rotterdam", "Lyon", "Aarhus", "Graz", "Porto", "Turin", "Malmö"];
const measures = [
  "Share of late deliveries",
  "Median days to quote",
  "Stock older than half a year",
  "Repeat orders",
];

function dayFrom(first: string, days: number): Day {
  return addDays(day(first), days);
}

/** The month so many after October 2023, e.g. `2023-11` for 1 and `2026-10` for 36. */
function monthAfter(count: number): string {
  const months = firstMonth.year * 12 + firstMonth.month - 1 + count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

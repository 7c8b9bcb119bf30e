import { isOngoing } from "../analysis/index.ts";
import { byCodeUnits, daysBetween, type Entry } from "../model/index.ts";
import { type BarRow, type BarRowsView, firstBars } from "./bar-rows.ts";
import { dayCell, entryCell } from "./cells.ts";
import type { ViewContext } from "./context.ts";
import { howToAdd } from "./how-to-add.ts";
import type { StatusMark } from "./status.ts";
import type { Cell, Table } from "./table.ts";
import { counted, countWord, listed, sentenceCase } from "./wording.ts";

export interface AssumptionList {
  readonly headline: string;
  readonly lede: string;
  readonly chart: BarRowsView | undefined;
  readonly table: Table;
}

/** A belief with everything that is said about it. */
interface Belief {
  readonly assumption: Entry<"assumptions">;
  readonly state: State;
  /** By how many days its review is late. */
  readonly lateDays: number;
  /** Budgets of the plans that rest on it and are neither stopped nor closed, in money. */
  readonly money: number;
}

type State = "broken" | "uncodified" | "no-data" | "due" | "holds";

const marks: Readonly<Record<State, StatusMark>> = {
  broken: { tone: "breach", glyph: "▼", word: "Broken" },
  uncodified: { tone: "watch", glyph: "◆", word: "Uncodified" },
  "no-data": { tone: "none", glyph: "○", word: "No data" },
  due: { tone: "watch", glyph: "◆", word: "Due for review" },
  holds: { tone: "on-plan", glyph: "●", word: "Holds" },
};

export function assumptionMark(state: State): StatusMark {
  return marks[state];
}

const order: readonly State[] = ["broken", "uncodified", "no-data", "due", "holds"];

/** How much of the past shows how far a KPI moves. */
const spreadDays = 366;

export function assumptionList(context: ViewContext): AssumptionList {
  const beliefs = [...context.repository.assumptions.values()]
    .map((assumption) => belief(context, assumption))
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        b.money - a.money ||
        byCodeUnits(a.assumption.id, b.assumption.id),
    );
  const codified = beliefs.filter(({ assumption }) => isDrawn(assumption));
  return {
    headline: headline(beliefs),
    lede: lede(context, beliefs),
    chart: codified.length > 0 ? firstBars(chart(context, codified), "assumptions/#assumptions") : undefined,
    table: table(context, beliefs),
  };
}

function belief(context: ViewContext, assumption: Entry<"assumptions">): Belief {
  const { repository, asOf } = context;
  const computed = context.assumptions.get(assumption.id)?.state ?? "no-data";
  const lateDays = assumption.reviewBy ? Math.max(0, daysBetween(assumption.reviewBy, asOf)) : 0;
  const resting = assumption.plans.filter((id) => {
    const plan = repository.plans.get(id);
    return plan && isOngoing(plan);
  });
  return {
    assumption,
    // A belief that nobody looked at again in time is not known to hold.
    state: computed === "holds" && lateDays > 0 ? "due" : computed,
    lateDays,
    money: resting.reduce((sum, id) => sum + (context.plans.get(id)?.bac ?? 0), 0),
  };
}

/** Only a belief with a KPI and a range can be drawn. */
function isDrawn({ kpi, expected }: Entry<"assumptions">): boolean {
  return kpi !== undefined && (expected?.min !== undefined || expected?.max !== undefined);
}

function headline(beliefs: readonly Belief[]): string {
  if (beliefs.length === 0) return "No assumption is written down";
  const count = (state: State) => beliefs.filter((item) => item.state === state).length;
  const faults = [
    [count("broken"), "broken"],
    [count("uncodified"), "watched by no KPI"],
    [count("no-data"), "without data"],
    [count("due"), "due for review"],
  ] as const;
  const found = faults.filter(([number]) => number > 0);
  const first = found[0];
  if (!first) {
    return beliefs.length === 1
      ? "The one assumption holds"
      : `All ${counted(beliefs.length, "assumption")} hold`;
  }
  const texts = found.map(
    ([number, words]) => `${countWord(number)} ${number === 1 ? "is" : "are"} ${words}`,
  );
  const head = `${sentenceCase(countWord(first[0]))} of ${counted(beliefs.length, "assumption")} ${first[0] === 1 ? "is" : "are"} ${first[1]}`;
  return listed([head, ...texts.slice(1)]);
}

function lede({ format, repository, plans }: ViewContext, beliefs: readonly Belief[]): string {
  if (beliefs.length === 0) return howToAdd("assumptions");
  const broken = beliefs.filter(({ state }) => state === "broken");
  const ids = new Set(broken.flatMap(({ assumption }) => assumption.plans));
  const resting = [...ids].filter((id) => {
    const plan = repository.plans.get(id);
    return plan && isOngoing(plan);
  });
  if (broken.length === 0)
    return "What nobody measures cannot be found to be wrong until a plan fails of it.";
  if (resting.length === 0) return `No plan that is still going on rests on what is broken.`;
  const money = resting.reduce((sum, id) => sum + (plans.get(id)?.bac ?? 0), 0);
  return (
    `${sentenceCase(counted(resting.length, "plan"))} with a budget of ${format.money(money)} ` +
    `rest${resting.length === 1 ? "s" : ""} on what is broken, and ${resting.length === 1 ? "has" : "have"} to be looked at again.`
  );
}

function chart(context: ViewContext, beliefs: readonly Belief[]): BarRowsView {
  const outside = beliefs.filter(({ state }) => state === "broken").length;
  return {
    title:
      outside === 0
        ? "Every latest figure lies inside the range that was assumed"
        : `${sentenceCase(countWord(outside))} of ${counted(beliefs.length, "latest figure")} lie${outside === 1 ? "s" : ""} outside the range that was assumed`,
    description:
      "A line for each assumption with a KPI, each on its own scale: the band is the range in which it holds, the dot the latest actual, the thin line where the KPI was in the last year.",
    groups: [{ heading: "", rows: beliefs.map((item) => row(context, item)) }],
    key: [
      { ink: "range", text: "range in which it holds" },
      { ink: "spread", text: "the last year" },
      { ink: "actual", text: "latest actual" },
      ...(outside > 0 ? [{ ink: "actual-outside" as const, text: "latest actual, outside" }] : []),
    ],
  };
}

function row(context: ViewContext, { assumption, state }: Belief): BarRow {
  const { now, repository, format, kpis } = context;
  const kpi = repository.kpis.get(assumption.kpi ?? "");
  const actual = kpis.get(assumption.kpi ?? "")?.actual ?? undefined;
  const series = (now.series.get(assumption.kpi ?? "") ?? []).filter(
    ({ day }) => day > now.today - spreadDays,
  );
  const values = series.map(({ value }) => value);
  return {
    cell: entryCell(context, "assumptions", assumption.id, kpi?.title),
    text: format.quantity(actual, kpi?.unit ?? ""),
    textNote: expectedText(context, assumption),
    drawing: {
      kind: "range",
      range: {
        min: assumption.expected?.min,
        max: assumption.expected?.max,
        actual,
        isInside: state !== "broken",
        spread: values.length > 1 ? { low: Math.min(...values), high: Math.max(...values) } : undefined,
      },
    },
  };
}

function expectedText({ format }: ViewContext, { expected }: Entry<"assumptions">): string {
  if (expected?.min !== undefined && expected.max !== undefined)
    return `${format.number(expected.min)} to ${format.number(expected.max)} assumed`;
  if (expected?.min !== undefined) return `at least ${format.number(expected.min)} assumed`;
  return expected?.max === undefined ? "any value" : `at most ${format.number(expected.max)} assumed`;
}

function table(context: ViewContext, beliefs: readonly Belief[]): Table {
  const { format, kpis, repository, decisionsAbout } = context;
  const rows = beliefs.map(({ assumption, state, lateDays, money }): Cell[] => {
    const kpi = repository.kpis.get(assumption.kpi ?? "");
    const actual = kpis.get(assumption.kpi ?? "")?.actual ?? null;
    const late = lateDays > 0 ? `${format.days(lateDays)} ago` : undefined;
    const decisions = decisionsAbout.get(`assumptions/${assumption.id}`) ?? [];
    return [
      entryCell(context, "assumptions", assumption.id),
      kpi
        ? {
            ...entryCell(context, "kpis", kpi.id, `${kpi.title}, ${expectedText(context, assumption)}`),
            text: format.quantity(actual, kpi.unit),
            sort: actual,
          }
        : { text: "no KPI", sort: null },
      list(assumption.plans.map((id) => entryCell(context, "plans", id))),
      { text: money > 0 ? format.money(money) : "–", sort: money },
      list(decisions.map(({ id }) => entryCell(context, "decisions", id))),
      assumption.reviewBy === undefined ? { text: "no date" } : dayCell(context, assumption.reviewBy, late),
      { text: marks[state].word, status: marks[state] },
    ];
  });
  return {
    caption: "Assumptions and what rests on them",
    columns: [
      { title: "Assumption" },
      { title: "What shows it" },
      { title: "Plans that rest on it" },
      { title: "Their budgets", align: "end" },
      { title: "Decisions about it", minor: true },
      { title: "Review by" },
      { title: "State" },
    ],
    rows,
    empty: "No assumption.",
  };
}

function list(items: readonly Cell[]): Cell {
  return items.length === 0 ? { text: "–" } : { text: "", items };
}

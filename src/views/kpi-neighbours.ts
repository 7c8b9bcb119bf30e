import type { Entry } from "../model/index.ts";
import { entryCell } from "./cells.ts";
import { entryPath, subjectOf, titleOf, type ViewContext } from "./context.ts";
import { neighbourhood } from "./neighbourhood.ts";
import { type EdgeView, keyOf, type NodeLinkView, type NodeView, omission, stateText } from "./node-link.ts";
import { planNode } from "./plan-links.ts";
import { driversOf, promisersOf } from "./references.ts";
import { statusMark } from "./status.ts";
import { clauses, counted, sentenceCase } from "./wording.ts";

/** What drives a KPI, what it drives, and the plans that promise to move it; `undefined` if nothing does. */
export function kpiNeighbours(context: ViewContext, id: string): NodeLinkView | undefined {
  const { repository } = context;
  const { kpis } = repository;
  const drivers = (each: string) => driversOf(repository, each).map((kpi) => kpi.id);
  const driven = (each: string) => (kpis.get(each)?.drives ?? []).map(({ kpi }) => kpi);
  const around = neighbourhood(id, { back: drivers, forth: driven });
  const plans = promisersOf(repository, id).filter(({ stage }) => stage !== "stopped");
  if (around.ids.size === 1 && plans.length === 0) return undefined;
  const edges = [
    ...driverEdges(context, around.ids),
    ...plans.flatMap((plan) => promiseEdges(context, plan, new Set([id]))),
  ];
  const [before, after] = [drivers(id).length, driven(id).length];
  const said = [
    ...(before > 0 ? [`${counted(before, "KPI")} ${before === 1 ? "drives" : "drive"} it`] : []),
    ...(after > 0 ? [`it drives ${counted(after, "KPI")}`] : []),
    plans.length > 0
      ? `${counted(plans.length, "plan")} ${plans.length === 1 ? "promises" : "promise"} to move it`
      : "no plan promises to move it",
  ];
  return {
    heading: "What moves it, and what it moves",
    title: `${sentenceCase(clauses(said))}.`,
    description: `${titleOf(context, "kpis", id)} in the tree of drivers, up to two steps away, with the plans that promise to move it, as of ${context.format.day(context.asOf)}.`,
    nodes: [
      ...[...around.ids].map((each) => kpiNode(context, each, id)),
      ...plans.map((plan) => promisingNode(context, plan.id)),
    ],
    edges,
    key: outcomeKey(edges, "drives; nobody has said how far"),
    omitted: omission(around.omitted, "KPI", { href: "kpis/", link: "All KPIs" }),
    table: outcomeTable(context, edges),
  };
}

/** `thin` is what an arrow without a figure means. */
export function outcomeKey(edges: readonly EdgeView[], thin: string): NodeLinkView["key"] {
  return keyOf(edges, {
    plain: "drives; the figure says how far one unit moves the other",
    thin,
    bold: "a plan’s promise that the KPI’s owner accepted",
    dashed: "a plan’s promise that the KPI’s owner has not accepted, or a claim without a KPI",
  });
}

/** Boxes of several kinds have ids such as `plans/churn` and `kpis/churn`, which stay two. */
export function promisingNode(context: ViewContext, id: string): NodeView {
  return { ...planNode(context, id), id: `plans/${id}` };
}

export function kpiNode(context: ViewContext, id: string, focus?: string): NodeView {
  const { format, repository } = context;
  const kpi = repository.kpis.get(id);
  const report = context.kpis.get(id);
  const mark = statusMark(report?.status);
  const actual = report?.actual === null ? undefined : format.quantity(report?.actual, kpi?.unit ?? "");
  const ground = kpi?.grounding && { pnl: "a line of the P&L", operational: "operational" }[kpi.grounding];
  const kind = kpi?.kind === "lead" ? "lead" : "lag";
  const title = titleOf(context, "kpis", id);
  return {
    id: `kpis/${id}`,
    title,
    state: stateText(mark, actual),
    tone: mark.tone,
    note: [kind, ground].filter(Boolean).join(" · "),
    href: entryPath("kpis", id),
    words: [`${title}: ${mark.word}`, actual, `a ${kind} measure`, ground].filter(Boolean).join("; "),
    isFocus: id === focus,
    isCritical: false,
  };
}

function driverEdges({ repository, format }: ViewContext, ids: ReadonlySet<string>): readonly EdgeView[] {
  const name = (id: string) => repository.kpis.get(id)?.title ?? id;
  return [...ids].flatMap((from) =>
    (repository.kpis.get(from)?.drives ?? [])
      .filter(({ kpi }) => ids.has(kpi))
      .map(({ kpi: to, elasticity, lagDays }, place) => {
        const factor = elasticity === undefined ? undefined : `× ${format.number(elasticity, 4)}`;
        const later = lagDays > 0 ? `${format.days(lagDays)} later` : undefined;
        const known = [factor, later].filter((text) => text !== undefined);
        return {
          id: `kpis/${from} kpis/${to} ${place}`,
          from: `kpis/${from}`,
          to: `kpis/${to}`,
          line: factor === undefined ? ("thin" as const) : ("plain" as const),
          isCritical: false,
          label: known,
          words: `${name(from)} drives ${name(to)}: ${known.join(", ") || "nobody has said how far"}`,
        };
      }),
  );
}

/** An arrow for each promise of a plan to one of the KPIs. */
export function promiseEdges(
  { repository, format }: ViewContext,
  plan: Entry<"plans">,
  kpis: ReadonlySet<string>,
): readonly EdgeView[] {
  return plan.contributes.flatMap(({ kpi: id, delta, acceptedBy }, place) => {
    const kpi = repository.kpis.get(id);
    if (!kpi || !kpis.has(id)) return [];
    const isAccepted = acceptedBy === kpi.accountable;
    const change = `${delta > 0 ? "+" : ""}${format.change(delta, kpi.unit)}`;
    return [
      {
        id: `plans/${plan.id} kpis/${id} ${place}`,
        from: `plans/${plan.id}`,
        to: `kpis/${id}`,
        line: isAccepted ? ("bold" as const) : ("dashed" as const),
        isCritical: false,
        label: [change, ...(isAccepted ? [] : ["not accepted"])],
        words: `${plan.title} promises ${kpi.title} ${change}, ${isAccepted ? "accepted by its owner" : "not accepted by its owner"}`,
      },
    ];
  });
}

export function outcomeTable(context: ViewContext, edges: readonly EdgeView[]): NodeLinkView["table"] {
  const cell = (subject: string) => {
    const { collection, id } = subjectOf(subject);
    return entryCell(context, collection, id);
  };
  return {
    caption: "The arrows in words",
    columns: [{ title: "What moves" }, { title: "Moves" }, { title: "By" }],
    rows: edges.map(({ from, to, label }) => [cell(from), cell(to), { text: label.join(", ") || "–" }]),
    empty: "Nothing moves.",
  };
}

import { byCodeUnits, isRestricted, oncePer } from "../model/index.ts";
import { entryPath, subjectOf, titleOf, type ViewContext } from "./context.ts";
import { kpiNode, outcomeKey, outcomeTable, promiseEdges, promisingNode } from "./kpi-neighbours.ts";
import { neighbourhood } from "./neighbourhood.ts";
import { type EdgeView, type NodeLinkView, type NodeView, omission } from "./node-link.ts";
import { clauses, counted, sentenceCase } from "./wording.ts";

/** The KPIs that measure an objective, the plans that promise to move them, and what it serves. */
export function objectiveNeighbours(context: ViewContext, id: string): NodeLinkView | undefined {
  const { into, outOf } = edgeIndex(context);
  const focus = `objectives/${id}`;
  const around = neighbourhood(focus, {
    back: (each) => (into.get(each) ?? []).map(({ from }) => from),
    forth: (each) => (outOf.get(each) ?? []).map(({ to }) => to),
  });
  if (around.ids.size === 1) return undefined;
  const drawn = [...around.ids]
    .flatMap((each) => outOf.get(each) ?? [])
    .filter(({ to }) => around.ids.has(to))
    .sort((a, b) => byCodeUnits(a.id, b.id));
  return {
    heading: "What leads to it",
    title: title(into, focus),
    description: `${titleOf(context, "objectives", id)} with the KPIs that measure it, the plans that promise to move them, and the objective that it serves, as of ${context.format.day(context.asOf)}.`,
    nodes: [...around.ids].map((each) => nodeView(context, each, focus)),
    edges: drawn,
    key: outcomeKey(drawn, "measures or serves"),
    omitted: omission(around.omitted, "neighbour", { href: "plans/", link: "All plans" }),
    table: outcomeTable(context, drawn),
  };
}

function title(into: EdgeIndex["into"], focus: string): string {
  const ends = (id: string, collection: string) =>
    (into.get(id) ?? []).filter(({ from }) => from.startsWith(`${collection}/`)).map(({ from }) => from);
  const kpis = ends(focus, "kpis");
  const plans = new Set(kpis.flatMap((kpi) => ends(kpi, "plans")));
  const claims = new Set(ends(focus, "plans").filter((plan) => !plans.has(plan)));
  const said = [
    kpis.length === 0
      ? "no KPI measures it"
      : `${counted(kpis.length, "KPI")} ${kpis.length === 1 ? "measures" : "measure"} it`,
    ...(kpis.length > 0
      ? [
          `${counted(plans.size, "plan")} ${plans.size === 1 ? "promises" : "promise"} to move ${kpis.length === 1 ? "that" : "those"}`,
        ]
      : []),
    ...(claims.size > 0
      ? [`${counted(claims.size, "plan")} only ${claims.size === 1 ? "claims" : "claim"} to work towards it`]
      : []),
  ];
  return `${sentenceCase(clauses(said))}.`;
}

/** The edges of the whole plan by either end, each in the order of their ids. */
interface EdgeIndex {
  readonly into: ReadonlyMap<string, readonly EdgeView[]>;
  readonly outOf: ReadonlyMap<string, readonly EdgeView[]>;
}

/** Put together once for each context, because every objective's page asks for it. */
const edgeIndex = oncePer((context: ViewContext): EdgeIndex => {
  const edges = allEdges(context);
  return { into: Map.groupBy(edges, ({ to }) => to), outOf: Map.groupBy(edges, ({ from }) => from) };
});

/** From plans to KPIs, from KPIs to objectives, and from objectives to those they serve. */
function allEdges(context: ViewContext): readonly EdgeView[] {
  const kpis = [...context.repository.kpis.values()];
  const objectives = [...context.repository.objectives.values()];
  const plans = [...context.repository.plans.values()].filter(({ stage }) => stage !== "stopped");
  const measures = new Set(kpis.filter(({ objective }) => objective !== undefined).map(({ id }) => id));
  return [
    ...plans.flatMap((plan) => promiseEdges(context, plan, measures)),
    ...plans.flatMap((plan) =>
      plan.objectives
        .filter((id) => !isRestricted(id))
        .map((id) => ({
          ...serves(context, `plans/${plan.id}`, "claims", id),
          line: "dashed" as const,
          label: ["only claimed"],
        })),
    ),
    ...kpis.flatMap(({ id, objective }) =>
      objective === undefined || isRestricted(objective)
        ? []
        : [serves(context, `kpis/${id}`, "measures", objective)],
    ),
    ...objectives.flatMap(({ id, parent }) =>
      parent === undefined ? [] : [serves(context, `objectives/${id}`, "serves", parent)],
    ),
  ].sort((a, b) => byCodeUnits(a.id, b.id));
}

function serves(context: ViewContext, from: string, verb: string, objective: string): EdgeView {
  const { collection, id } = subjectOf(from);
  const to = `objectives/${objective}`;
  const words = `${titleOf(context, collection, id)} ${verb} ${titleOf(context, "objectives", objective)}`;
  return { id: `${from} ${to}`, from, to, line: "thin", isCritical: false, label: [], words };
}

function nodeView(context: ViewContext, subject: string, focus: string): NodeView {
  const { collection, id } = subjectOf(subject);
  if (collection === "kpis") return kpiNode(context, id);
  if (collection === "plans") return promisingNode(context, id);
  const name = titleOf(context, "objectives", id);
  const horizon = context.repository.objectives.get(id)?.horizon;
  const note = horizon === undefined ? "objective" : `objective for ${context.format.period(horizon)}`;
  return {
    id: subject,
    title: name,
    state: undefined,
    tone: "none",
    note,
    href: entryPath("objectives", id),
    words: `${name}; ${note}`,
    isFocus: subject === focus,
    isCritical: false,
  };
}

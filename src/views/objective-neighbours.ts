import { byCodeUnits } from "../model/index.ts";
import { entryPath, subjectOf, titleOf, type ViewContext } from "./context.ts";
import { kpiNode, outcomeKey, outcomeTable, promiseEdges, promisingNode } from "./kpi-neighbours.ts";
import { neighbourhood } from "./neighbourhood.ts";
import type { EdgeView, NodeLinkView, NodeView } from "./node-link.ts";
import { counted, sentenceCase } from "./wording.ts";

/** The KPIs that measure an objective, the plans that promise to move them, and what it serves. */
export function objectiveNeighbours(context: ViewContext, id: string): NodeLinkView | undefined {
  const edges = allEdges(context);
  const focus = `objectives/${id}`;
  const around = neighbourhood(focus, {
    back: (each) => edges.filter(({ to }) => to === each).map(({ from }) => from),
    forth: (each) => edges.filter(({ from }) => from === each).map(({ to }) => to),
  });
  if (around.ids.size === 1) return undefined;
  const drawn = edges.filter(({ from, to }) => around.ids.has(from) && around.ids.has(to));
  const of = (collection: string) =>
    [...around.ids].filter((each) => each.startsWith(`${collection}/`)).length;
  const [kpis, plans] = [of("kpis"), of("plans")];
  return {
    heading: "What leads to it",
    title: `${sentenceCase(counted(kpis, "KPI"))} ${kpis === 1 ? "measures" : "measure"} it, and ${counted(plans, "plan")} ${plans === 1 ? "promises" : "promise"} to move ${kpis === 1 ? "that" : "those"}.`,
    description: `${titleOf(context, "objectives", id)} with the KPIs that measure it, the plans that promise to move them, and the objective that it serves, as of ${context.format.day(context.asOf)}.`,
    nodes: [...around.ids].map((each) => nodeView(context, each, focus)),
    edges: drawn,
    key: outcomeKey(drawn),
    omitted:
      around.omitted === 0
        ? undefined
        : {
            text: `${sentenceCase(counted(around.omitted, "more neighbour"))} within two steps ${around.omitted === 1 ? "is" : "are"} not drawn.`,
            href: "plans/",
            link: "All plans",
          },
    table: outcomeTable(context, drawn),
  };
}

/** From plans to KPIs, from KPIs to objectives, and from objectives to those they serve. */
function allEdges(context: ViewContext): readonly EdgeView[] {
  const { repository } = context;
  const isMeasuring = new Set(
    [...repository.kpis.values()].filter(({ objective }) => objective !== undefined).map(({ id }) => id),
  );
  const plans = [...repository.plans.values()].filter(({ stage }) => stage !== "stopped");
  return [
    ...plans.flatMap((plan) => [
      ...promiseEdges(context, plan, isMeasuring),
      ...plan.objectives.map((id) =>
        serves(
          `plans/${plan.id}`,
          `objectives/${id}`,
          `${plan.title} claims ${titleOf(context, "objectives", id)}`,
        ),
      ),
    ]),
    ...[...repository.kpis.values()].flatMap(({ id, title, objective }) =>
      objective === undefined
        ? []
        : [
            serves(
              `kpis/${id}`,
              `objectives/${objective}`,
              `${title} measures ${titleOf(context, "objectives", objective)}`,
            ),
          ],
    ),
    ...[...repository.objectives.values()].flatMap(({ id, title, parent }) =>
      parent === undefined
        ? []
        : [
            serves(
              `objectives/${id}`,
              `objectives/${parent}`,
              `${title} serves ${titleOf(context, "objectives", parent)}`,
            ),
          ],
    ),
  ].sort((a, b) => byCodeUnits(a.id, b.id));
}

function serves(from: string, to: string, words: string): EdgeView {
  return { id: `${from} ${to}`, from, to, line: "thin", isCritical: false, label: [], words };
}

function nodeView(context: ViewContext, subject: string, focus: string): NodeView {
  const { collection, id } = subjectOf(subject);
  if (collection === "kpis") return kpiNode(context, id);
  if (collection === "plans") return promisingNode(context, id);
  const title = titleOf(context, "objectives", id);
  const horizon = context.repository.objectives.get(id)?.horizon;
  const note = horizon === undefined ? "objective" : `objective for ${context.format.period(horizon)}`;
  return {
    id: subject,
    title,
    state: undefined,
    tone: "none",
    note,
    href: entryPath("objectives", id),
    words: `${title}; ${note}`,
    isFocus: subject === focus,
    isCritical: false,
  };
}

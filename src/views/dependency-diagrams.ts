import { byCodeUnits } from "../model/index.ts";
import { entryPath, titleOf, type ViewContext } from "./context.ts";
import { dependencyIndex } from "./dependency-index.ts";
import { keyOf, type NodeLinkView, type NodeView } from "./node-link.ts";
import {
  byNeed,
  type Link,
  linkEdge,
  linkLabelKey,
  linksBetween,
  linkTable,
  planLinks,
  planNode,
} from "./plan-links.ts";
import { planKey } from "./plan-neighbours.ts";
import { counted, countWord, ofThese, sentenceCase } from "./wording.ts";

/** More boxes than this cannot be read, whoever lays them out. */
const mostNodes = 60;

/** Which function waits for which, over open dependencies alone; `undefined` if none crosses a function. */
export function unitDiagram(context: ViewContext): NodeLinkView | undefined {
  const { units } = context.repository;
  const inUse = new Set(
    dependencyIndex(context).all.flatMap(({ provider, waiter }) => [provider.unit, waiter.unit]),
  );
  const groupOf = folded([...inUse], (id) => units.get(id)?.parent);
  const links = linksBetween(context, ({ unit }) => groupOf(unit)).filter(({ sum }) => sum.open > 0);
  const worst = [...links].sort(byNeed)[0];
  if (!worst) return undefined;
  const most = [...links].sort((a, b) => b.sum.open - a.sum.open || byNeed(a, b))[0] ?? worst;
  const name = (id: string) => titleOf(context, "units", id);
  const total = links.reduce((sum, link) => sum + link.sum.open, 0);
  const edges = links.map((link) => linkEdge(context, link, name));
  const { unacknowledged } = worst.sum;
  const where = worst === most ? "" : `${name(worst.to)} waits for ${name(worst.from)}, and `;
  const unknown =
    unacknowledged > 0 ? `; ${where}nobody has acknowledged ${ofThese(unacknowledged, worst.sum.open)}` : "";
  return {
    heading: "By function",
    title: `${name(most.to)} waits for ${name(most.from)} most, in ${most.sum.open} of ${total} open dependencies${unknown}.`,
    description: `Functions, with an arrow from each that provides to each that waits for it, as of ${context.format.day(context.asOf)}. On an arrow stand the number of open dependencies, how many of them are late or not acknowledged, and the cost of delay that rides on them.`,
    nodes: [...new Set(links.flatMap(({ from, to }) => [from, to]))].map((id) =>
      unitNode(context, id, links),
    ),
    edges,
    key: [
      ...keyOf(edges, {
        bold: "all acknowledged",
        dashed: "some not acknowledged",
        critical: "holds a critical dependency: neither end has any float",
      }),
      linkLabelKey,
    ],
    omitted: undefined,
    table: linkTable(context, links, "Dependencies between functions", "units"),
  };
}

function unitNode(context: ViewContext, id: string, links: readonly Link[]): NodeView {
  const count = (own: readonly Link[]) => own.reduce((sum, link) => sum + link.sum.open, 0);
  const [waits, gives] = [
    count(links.filter(({ to }) => to === id)),
    count(links.filter(({ from }) => from === id)),
  ];
  const title = titleOf(context, "units", id);
  return {
    id,
    title,
    state: undefined,
    tone: "none",
    note: `waits in\u00a0${waits}, provides\u00a0in\u00a0${gives}`,
    href: context.repository.units.has(id) ? entryPath("units", id) : "units/",
    words: `${title} waits in ${waits} and provides in ${gives} open dependencies across functions`,
    isFocus: false,
    isCritical: false,
  };
}

/** Which plan waits for which; programmes stand for their plans where there are too many. */
export function planDiagram(context: ViewContext): {
  readonly diagram: NodeLinkView | undefined;
  readonly note: string | undefined;
} {
  const { plans } = context.repository;
  const ends = (links: readonly Link[]) => [...new Set(links.flatMap(({ from, to }) => [from, to]))];
  const single = planLinks(context);
  const groupOf = folded(ends(single), (id) => plans.get(id)?.parent);
  const isFolded = ends(single).length > mostNodes;
  const links = isFolded ? planLinks(context, groupOf) : single;
  const ids = ends(links);
  if (ids.length === 0) return { diagram: undefined, note: "No plan waits for another." };
  if (ids.length > mostNodes) {
    const note = `${ids.length} plans wait for each other, more than a drawing can show; each plan’s own page draws its neighbours.`;
    return { diagram: undefined, note };
  }
  const name = (id: string) => titleOf(context, "plans", id);
  const edges = links.map((link) => linkEdge(context, link, name));
  const givers = Map.groupBy(links, ({ from }) => from);
  const [giver, given] = [...givers].sort(
    ([a, first], [b, second]) => second.length - first.length || byCodeUnits(a, b),
  )[0] ?? ["", []];
  const diagram: NodeLinkView = {
    heading: isFolded ? "By programme" : "By plan",
    title: `${sentenceCase(counted(ids.length, isFolded ? "programme" : "plan"))} are linked; ${countWord(given.length)} of them ${given.length === 1 ? "waits" : "wait"} for ${name(giver)}.`,
    description: `Plans, with an arrow from each that provides to each that waits for it, as of ${context.format.day(context.asOf)}.`,
    nodes: ids.map((id) => planNode(context, id)),
    edges,
    key: planKey(edges),
    omitted: undefined,
    table: linkTable(context, links, "Dependencies between plans", "plans"),
  };
  return {
    diagram,
    note: isFolded
      ? `${ends(single).length} plans wait for each other, more than a drawing can show, so programmes stand for their plans.`
      : undefined,
  };
}

/** Each id itself, or the top of its group where there are too many to draw. */
function folded(
  ids: readonly string[],
  parentOf: (id: string) => string | undefined,
): (id: string) => string {
  if (ids.length <= mostNodes) return (id) => id;
  return (id) => {
    let top = id;
    for (let parent = parentOf(top); parent !== undefined; parent = parentOf(top)) top = parent;
    return top;
  };
}

import { oncePer } from "../model/index.ts";
import { titleOf, type ViewContext } from "./context.ts";
import { neighbourhood } from "./neighbourhood.ts";
import { keyOf, type NodeLinkView, omission } from "./node-link.ts";
import { type Link, linkEdge, linkLabelKey, linkTable, planLinks, planNode } from "./plan-links.ts";
import { counted, countWord } from "./wording.ts";

/** Put together once for each context, because every plan's page asks for them. */
const linkIndex = oncePer((context: ViewContext): LinkIndex => {
  const links = planLinks(context);
  return {
    into: Map.groupBy(links, ({ to }) => to),
    outOf: Map.groupBy(links, ({ from }) => from),
    places: new Map(links.map((link, place) => [link, place])),
  };
});

/** The links between plans by either end, and the place of each in the order of all. */
interface LinkIndex {
  readonly into: ReadonlyMap<string, readonly Link[]>;
  readonly outOf: ReadonlyMap<string, readonly Link[]>;
  readonly places: ReadonlyMap<Link, number>;
}

/** The plans that a plan waits for and those that wait for it, two steps either way; `undefined` without any. */
export function planNeighbours(context: ViewContext, id: string): NodeLinkView | undefined {
  const { into, outOf, places } = linkIndex(context);
  const around = neighbourhood(id, {
    back: (each) => (into.get(each) ?? []).map(({ from }) => from),
    forth: (each) => (outOf.get(each) ?? []).map(({ to }) => to),
  });
  if (around.ids.size === 1) return undefined;
  const drawn = [...around.ids]
    .flatMap((each) => outOf.get(each) ?? [])
    .filter(({ to }) => around.ids.has(to))
    .sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const edges = drawn.map((link) => linkEdge(context, link, (plan) => titleOf(context, "plans", plan)));
  return {
    heading: "Plans that wait for each other",
    title: title(into.get(id) ?? [], outOf.get(id) ?? []),
    description: `${titleOf(context, "plans", id)} with the plans that it waits for on one side and those that wait for it on the other, up to two steps away, as of ${context.format.day(context.asOf)}.`,
    nodes: [...around.ids].map((each) => planNode(context, each, id)),
    edges,
    key: planKey(edges),
    omitted: omission(around.omitted, "plan", {
      href: "dependencies/",
      link: "All dependencies across plans",
    }),
    table: linkTable(context, drawn, "The arrows in words", "plans"),
  };
}

export function planKey(edges: NodeLinkView["edges"]): NodeLinkView["key"] {
  return [
    ...keyOf(edges, {
      plain: "within one function",
      bold: "across functions, all acknowledged",
      dashed: "across functions, some not acknowledged",
      critical: "holds a critical dependency: neither end has any float",
      thin: "over: met, cancelled or not under way",
    }),
    linkLabelKey,
  ];
}

function title(before: readonly Link[], after: readonly Link[]): string {
  const plans = (count: number) => (count === 0 ? "no other plan" : counted(count, "plan"));
  const own = [...before, ...after];
  const open = own.reduce((sum, { sum: { open } }) => sum + open, 0);
  const unknown = own.reduce((sum, { sum: { unacknowledged } }) => sum + unacknowledged, 0);
  const state =
    open === 0
      ? "nothing of that is open any more"
      : `${counted(open, "dependency", "dependencies")} of its milestones ${open === 1 ? "is" : "are"} open${unknown === 0 ? "" : `, of which ${countWord(unknown)} ${unknown === 1 ? "is" : "are"} not acknowledged`}`;
  return `It waits for ${plans(before.length)}, and ${plans(after.length)} ${after.length > 1 ? "wait" : "waits"} for it; ${state}.`;
}

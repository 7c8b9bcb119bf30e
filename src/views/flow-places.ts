import type { MoneyStream } from "../analysis/index.ts";
import { entryPath, subjectOf, titleOf, type ViewContext } from "./context.ts";
import { breakReason } from "./line-of-sight.ts";
import { sentenceCase } from "./wording.ts";

/** What a stream passes in a column of the drawing, with a key under which streams meet. */
export interface FlowPlace {
  readonly key: string;
  readonly title: string;
  readonly href: string;
}

export type PlaceOf = (stream: MoneyStream) => FlowPlace;

export function planPlace(context: ViewContext): PlaceOf {
  return ({ plan }) => entryPlace(context, "plans", plan);
}

/** The KPI that grounds a stream: the last of its path. */
export function kpiPlace(context: ViewContext): PlaceOf {
  return ({ path }) => entryPlace(context, "kpis", path.at(-1) ?? "");
}

export function objectivePlace(context: ViewContext): PlaceOf {
  const none = { key: "no-objective", title: "No objective named", href: "objectives/" };
  return ({ objective }) => (objective === null ? none : entryPlace(context, "objectives", objective));
}

/** The link at which a stream breaks; plans that promise nothing end together. */
export function endPlace(context: ViewContext): PlaceOf {
  return ({ plan }) => {
    const broken = context.plans.get(plan)?.lineOfSight.brokenAt;
    if (!broken || broken.reason === "no-contribution")
      return {
        key: "no-contribution",
        title: "It promises no change of any KPI",
        href: "guide/reading/#line-of-sight",
      };
    if (broken.reason === "restricted")
      return { key: "restricted", title: "It contributes to a restricted entry", href: "map/" };
    const { collection, id } = subjectOf(broken.id);
    return {
      key: `${broken.reason} ${broken.id}`,
      title: sentenceCase(breakReason(context, broken)),
      href: entryPath(collection, id),
    };
  };
}

function entryPlace(
  context: ViewContext,
  collection: "plans" | "kpis" | "objectives",
  id: string,
): FlowPlace {
  return {
    key: `${collection}/${id}`,
    title: titleOf(context, collection, id),
    href: context.repository[collection].has(id) ? entryPath(collection, id) : `${collection}/`,
  };
}

import {
  type CollectionName,
  collections,
  entryNameHint,
  planOfMilestone,
  takenAddress,
  wrongName,
} from "../model/index.ts";

/** What is wrong with the id of an entry that is to be, and what to do about it. */
export interface IdFault {
  readonly message: string;
  readonly hint: string;
}

/** The file of an entry, relative to its plan folder, e.g. `milestones/erp/go-live.json`. */
export function entryPath(collection: CollectionName, id: string): string {
  return `${collection}/${id}.${collections[collection].format}`;
}

/** Says why a new entry cannot have this id, or returns `undefined`. `has` tells which entries there are. */
export function idFault(
  collection: CollectionName,
  id: string,
  has: (collection: CollectionName, id: string) => boolean,
): IdFault | undefined {
  const { format, noun } = collections[collection];
  const wrong = wrongName(id);
  if (wrong !== undefined) {
    return {
      message: `\`${id}\` cannot be an id, since \`${wrong}\` cannot be part of an address`,
      hint: entryNameHint,
    };
  }
  if (id.endsWith(`.${format}`)) {
    const without = id.slice(0, -format.length - 1);
    return {
      message: `\`${id}\` is the name of a file`,
      hint: `the id of a ${noun} is its path without the extension: \`${without}\``,
    };
  }
  if (collection === "milestones" && !has("plans", planOfMilestone(id))) {
    const plan = planOfMilestone(id);
    return {
      message: plan === "" ? `\`${id}\` names no plan` : `there is no plan \`${plan}\``,
      hint: "the id of a milestone begins with that of its plan, e.g. `erp/go-live`",
    };
  }
  if (collection === "actuals" && !has("kpis", id)) {
    return {
      message: `there is no KPI \`${id}\``,
      hint: "actuals have the id of the KPI that they belong to",
    };
  }
  return takenAddress(collection, id);
}

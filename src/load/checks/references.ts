import { type CollectionName, collections, isCollectionName, planOfMilestone } from "../../model/index.ts";
import type { Fault } from "../document.ts";
import { fileStart } from "../place.ts";
import { pathName, valueAt } from "../schema-faults.ts";
import { shortened, suggestion } from "../suggestion.ts";
import { type CheckedEntry, type CheckScope, faultAt, type ReportFault } from "./checked-entry.ts";

/** Reports every reference that does not resolve, with the nearest id that does. */
export function checkReferences(scope: CheckScope, report: ReportFault): void {
  const idsOf = (collection: CollectionName) => scope.ids.get(collection) ?? new Set<string>();
  const unknown = (
    entry: CheckedEntry,
    path: readonly (string | number)[],
    collection: CollectionName,
    id: string,
  ) => {
    const { noun } = collections[collection];
    const message = `\`${pathName(path)}\` names the ${noun} \`${shortened(id)}\`, which does not exist`;
    report(
      entry,
      faultAt(entry, path, "reference/unknown", message, suggestion(id, [...idsOf(collection)], noun)),
    );
  };

  for (const entry of scope.entries) {
    for (const { path, collection, id } of entry.references) {
      // An empty text is a fault of the schema already.
      if (id.trim() !== "" && !idsOf(collection).has(id)) unknown(entry, path, collection, id);
    }
    if (entry.collection === "actuals" && !idsOf("kpis").has(entry.id)) {
      const hint = `name the file like the KPI it belongs to; ${suggestion(entry.id, [...idsOf("kpis")], "KPI")}`;
      report(entry, fileFault(`there is no KPI \`${entry.id}\``, hint));
    }
    if (entry.collection === "milestones" && !idsOf("plans").has(planOfMilestone(entry.id))) {
      const plan = planOfMilestone(entry.id);
      const message =
        plan === "" ? "the milestone is in the folder of no plan" : `there is no plan \`${plan}\``;
      const hint = `put the file into a folder named like its plan; ${suggestion(plan, [...idsOf("plans")], "plan")}`;
      report(entry, fileFault(message, hint));
    }
    if (entry.collection === "decisions") checkChanges(entry, idsOf, report);
    checkAudience(entry, scope, report);
  }
}

function fileFault(message: string, hint: string): Fault {
  return { place: fileStart, rule: "reference/unknown", message, hint };
}

/** `changes` names entries of several collections, as `collection/id`, or the settings of the whole `portal`. */
function checkChanges(
  entry: CheckedEntry,
  idsOf: (collection: CollectionName) => ReadonlySet<string>,
  report: ReportFault,
): void {
  for (const [index, name] of textsAt(entry, "changes")) {
    if (name === "portal") continue;
    const slash = name.indexOf("/");
    const [collection, id] = [name.slice(0, slash), name.slice(slash + 1)];
    if (isCollectionName(collection) && idsOf(collection).has(id)) continue;
    const candidates = [...idsOf("kpis")].map((kpi) => `kpis/${kpi}`);
    candidates.push(...[...idsOf("milestones")].map((milestone) => `milestones/${milestone}`));
    const message = `\`changes[${index}]\` names \`${shortened(name)}\`, which does not exist`;
    report(
      entry,
      faultAt(
        entry,
        ["changes", index],
        "reference/unknown",
        message,
        suggestion(name, candidates, "KPI or milestone"),
      ),
    );
  }
}

function checkAudience(entry: CheckedEntry, { portal }: CheckScope, report: ReportFault): void {
  if (!portal.audiences) return;
  for (const [index, name] of textsAt(entry, "audience")) {
    if (portal.audiences.includes(name)) continue;
    const message = `\`audience[${index}]\` names the audience \`${shortened(name)}\`, which does not exist`;
    const hint = `name one of the \`audiences\` in portal.json; ${suggestion(name, portal.audiences, "audience")}`;
    report(entry, faultAt(entry, ["audience", index], "reference/unknown", message, hint));
  }
}

/** The texts of a list with their indices; anything else in it is a fault of the schema already. */
function textsAt(entry: CheckedEntry, field: string): readonly (readonly [number, string])[] {
  const list: unknown = valueAt(entry.document.data, [field]);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) =>
    typeof item === "string" && item.trim() !== "" ? [[index, item] as const] : [],
  );
}

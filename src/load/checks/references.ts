import { type CollectionName, collections, isCollectionName, planOfMilestone } from "../../model/index.ts";
import { pathName, valueAt } from "../schema-faults.ts";
import { referencesIn } from "../schema-walk.ts";
import { suggestion } from "../suggestion.ts";
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
    const message = `\`${pathName(path)}\` names the ${noun} \`${id}\`, which does not exist`;
    report(
      entry,
      faultAt(entry, path, "reference/unknown", message, suggestion(id, [...idsOf(collection)], noun)),
    );
  };

  for (const entry of scope.entries) {
    for (const { path, collection, id } of referencesIn(
      collections[entry.collection].schema,
      entry.document.data,
    )) {
      if (!idsOf(collection).has(id)) unknown(entry, path, collection, id);
    }
    if (entry.collection === "actuals" && !idsOf("kpis").has(entry.id)) {
      const hint = `the file must be named like its KPI; ${suggestion(entry.id, [...idsOf("kpis")], "KPI")}`;
      report(entry, faultAt(entry, [], "reference/unknown", `there is no KPI \`${entry.id}\``, hint));
    }
    if (entry.collection === "milestones" && !idsOf("plans").has(planOfMilestone(entry.id))) {
      const plan = planOfMilestone(entry.id);
      const message =
        plan === "" ? "the milestone is in the folder of no plan" : `there is no plan \`${plan}\``;
      const hint = `a milestone's folder is its plan's id; ${suggestion(plan, [...idsOf("plans")], "plan")}`;
      report(entry, faultAt(entry, [], "reference/unknown", message, hint));
    }
    if (entry.collection === "decisions") checkChanges(entry, idsOf, report);
    checkAudience(entry, scope, report);
  }
}

/** `changes` names entries of several collections, as `collection/id`. */
function checkChanges(
  entry: CheckedEntry,
  idsOf: (collection: CollectionName) => ReadonlySet<string>,
  report: ReportFault,
): void {
  for (const [index, name] of listAt(entry, "changes").entries()) {
    const slash = name.indexOf("/");
    const [collection, id] = [name.slice(0, slash), name.slice(slash + 1)];
    if (isCollectionName(collection) && idsOf(collection).has(id)) continue;
    const candidates = [...idsOf("kpis")].map((kpi) => `kpis/${kpi}`);
    candidates.push(...[...idsOf("milestones")].map((milestone) => `milestones/${milestone}`));
    const message = `\`changes[${index}]\` names \`${name}\`, which does not exist`;
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
  if (!portal) return;
  for (const [index, name] of listAt(entry, "audience").entries()) {
    if (portal.audiences.includes(name)) continue;
    const hint = `${suggestion(name, portal.audiences, "audience")}; audiences are listed in portal.json`;
    report(
      entry,
      faultAt(entry, ["audience", index], "reference/unknown", `there is no audience \`${name}\``, hint),
    );
  }
}

function listAt(entry: CheckedEntry, field: string): readonly string[] {
  const list = valueAt(entry.document.data, [field]);
  return Array.isArray(list) ? list.filter((item): item is string => typeof item === "string") : [];
}

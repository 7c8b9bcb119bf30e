import { valueAt } from "../schema-faults.ts";
import { type CheckScope, faultAt, type ReportFault } from "./checked-entry.ts";

/** Warns of what is given and has no effect: a person whom nothing names, and the range of a KPI that needs none. */
export function checkUnused({ entries }: CheckScope, report: ReportFault): void {
  const named = new Set(
    entries.flatMap(({ references }) =>
      references.filter(({ collection }) => collection === "people").map(({ id }) => id),
    ),
  );
  for (const entry of entries) {
    const { collection, id, document } = entry;
    if (collection === "people" && !named.has(id) && valueAt(document.data, ["active"]) !== false) {
      const message = `no entry names the person \`${id}\``;
      const hint = "name the person where they are accountable, or delete the file";
      report(entry, faultAt(entry, [], "reference/unused", message, hint));
    }
    if (collection === "kpis" && valueAt(document.data, ["range"]) !== undefined) {
      const direction = valueAt(document.data, ["direction"]);
      if (direction !== "increase" && direction !== "decrease") continue;
      const message = `\`range\` has no effect, because \`direction\` is \`${direction}\``;
      const hint = "delete it, or write `hold` if staying inside the range is what is wanted";
      report(entry, faultAt(entry, ["range"], "schema/unused", message, hint));
    }
  }
}

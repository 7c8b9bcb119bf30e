import type { ImportSettings } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import type { SourcePlace } from "../note.ts";
import { slug } from "../slug.ts";

/**
 * The plan that imported milestones go into: the one that was said with `--into`, else one named like the project
 * that the source is about. What such a plan needs besides comes from `--set`, or is missing and reported.
 */
export function planFor(
  project: string,
  place: SourcePlace,
  settings: ImportSettings,
  ledger: Ledger,
): string {
  if (settings.into !== undefined) return settings.into;
  const id = slug(project) || "imported";
  if (!ledger.has("plans", id) && !settings.isThere("plans", id)) {
    ledger.assume("the source says nothing of its plan but the name: it is `active`, its value not stated");
    ledger.add({
      collection: "plans",
      id,
      data: {
        title: project || "Imported milestones",
        stage: "active",
        valueStatement: "Not stated in the source.",
      },
      body: "Its milestones were imported; what it is for has still to be written.",
      place,
    });
  }
  return id;
}

/** The id of a person by the name that a source gives: one of the plan, else a new entry. */
export function personFor(
  name: string,
  place: SourcePlace,
  settings: ImportSettings,
  ledger: Ledger,
): string {
  const known = settings.named("people", name);
  if (known !== undefined) return known;
  const id = slug(name) || "unnamed";
  if (!settings.isThere("people", id) && !ledger.has("people", id)) {
    ledger.put({ collection: "people", id, data: { title: name }, place });
  }
  return id;
}

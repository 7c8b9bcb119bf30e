import type { JsonRecord } from "../json-source.ts";
import type { Ledger } from "../ledger.ts";
import { quoted } from "../note.ts";

/** Says that the description of a tracker's milestone is left out, if it has one: a milestone has no narrative. */
export function leaveOutDescription(record: JsonRecord, ledger: Ledger): void {
  const description = record.text("description");
  if (description === "") return;
  const message = `the description ${quoted(description)} is left out, since a milestone has no narrative`;
  const hint = "write it into the plan's narrative if it matters";
  ledger.warn(record.at("description"), "import/text", message, hint);
}

import type { RecordEdit } from "../../model/index.ts";
import { listText } from "../wording.ts";

const nouns: Readonly<Record<string, string>> = {
  updates: "update",
  decisions: "decision",
  actuals: "actuals of",
};

/** What was done to a record, as a sentence without its end, e.g. "The decision “Move the target” was edited (text)". */
export function editText({ subject, title, kind, parts }: RecordEdit): string {
  const noun = nouns[subject.slice(0, subject.indexOf("/"))] ?? "record";
  const name = noun === "actuals of" ? `The ${noun} ${title} were` : `The ${noun} “${title}” was`;
  return kind === "removed" ? `${name} taken out` : `${name} edited (${listText(parts)})`;
}

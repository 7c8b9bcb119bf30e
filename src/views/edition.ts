/** What an edition says of itself, so that nobody takes what it shows for the whole plan. */
import { everyone, restrictedEntry } from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import type { Fact } from "./entry-page.ts";
import { counted } from "./wording.ts";

export interface EditionView {
  /** For the head of every page, e.g. `Edition for everyone: 7 entries are not shown`. */
  readonly notice: string;
  /** The same behind the word itself, e.g. `for everyone; 7 entries are not shown`. */
  readonly words: string;
  /** What that means, a sentence each. */
  readonly explanation: readonly string[];
}

/** `undefined` for a portal that shows a whole plan without audiences. */
export function editionView({ repository }: ViewContext): EditionView | undefined {
  const { edition } = repository;
  if (!edition) return undefined;
  const { audience, leftOut } = edition;
  const saying = (rest: string) => ({
    notice: `Edition for ${audience}: ${rest}`,
    words: `for ${audience}; ${rest}`,
  });
  if (leftOut === 0)
    return {
      ...saying("every entry is shown"),
      explanation: [
        `This is the edition for ${audience}. No entry of the plan is restricted to others, so it shows all of them.`,
      ],
    };
  const [entries, are] = [counted(leftOut, "entry", "entries"), leftOut === 1 ? "is" : "are"];
  const whose = audience === everyone ? "restricted to some audiences" : "restricted to other audiences";
  return {
    ...saying(`${entries} ${are} not shown`),
    explanation: [
      `This is the edition for ${audience}: ${entries} of the plan ${are} ${whose}, or ${
        leftOut === 1 ? "belongs" : "belong"
      } to what is, and ${are} left out.`,
      "They were taken out before anything was computed. Every total, share and finding is that of the entries that are shown, so it can differ from the same figure of another edition.",
      `Where an entry that is shown refers to one that is not, it says “${restrictedEntry}”, without its name.`,
    ],
  };
}

const labels: Readonly<Record<string, string>> = {
  measurements: "Measurements",
  contributes: "Contributes to",
  demand: "Needs",
  systems: "Systems",
  dependsOn: "Depends on",
  drives: "Drives",
  expects: "Expects to move",
  supersedes: "Supersedes",
  parent: "Part of",
  answers: "Answers",
  changes: "Changes",
  removes: "Takes out",
};

/** What the facts of an entry, `collection/id`, do not hold because it is about an entry that is left out. */
export function withheldFacts({ repository }: ViewContext, entry: string): readonly Fact[] {
  const fields = repository.edition?.withheld.get(entry) ?? [];
  return fields.map((field) => ({ label: labels[field] ?? field, values: [{ text: restrictedEntry }] }));
}

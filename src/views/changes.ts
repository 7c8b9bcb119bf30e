/** The page of what changed since an earlier moment. */
import { isUnchanged } from "../analysis/index.ts";
import { changeFacts } from "./changes-facts.ts";
import { changeSections, rowCount } from "./changes-sections.ts";
import { type ChangeSection, comparedSince } from "./compared.ts";
import type { ViewContext } from "./context.ts";
import type { Moment } from "./moment.ts";
import { changesPath, defaultMoment, lookedAt, momentName, sinceWords, sourceWords } from "./moments.ts";
import { listed, sentenceCase } from "./wording.ts";

export interface ChangesPage {
  /** The gravest changes in a sentence. */
  readonly headline: string;
  /** The others. */
  readonly lede: string;
  /** What the earlier moment is and where its state comes from. */
  readonly basis: string;
  readonly contents: readonly { readonly short: string; readonly anchor: string; readonly count: number }[];
  readonly sections: readonly (ChangeSection & { readonly more: string | undefined })[];
  /** The other moments to compare with, newest first. */
  readonly others: readonly OtherMoment[];
}

export interface OtherMoment {
  readonly title: string;
  readonly note: string | undefined;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** More rows would make the page heavy, and nobody reads them. */
const mostRows = 60;
/** So many facts stand in the headline. */
const inHeadline = 2;

/** `moment` is left out for the page that stands at the address of all of them. */
export function changesPage(
  context: ViewContext,
  moment: Moment | undefined = defaultMoment(context),
): ChangesPage {
  if (moment === undefined) return nothingEarlier;
  const compared = comparedSince(context, moment);
  const facts = changeFacts(compared, "past");
  const sections = changeSections(compared, "executives", mostRows);
  const since = sentenceCase(sinceWords(context, moment));
  const rest = facts.slice(inHeadline);
  return {
    headline: headline(since, facts, isUnchanged(compared.changes)),
    lede: rest.length === 0 ? "" : `${sentenceCase(listed(rest))}.`,
    basis: basis(context, moment),
    contents: sections.map((section) => ({
      short: section.short,
      anchor: section.anchor,
      count: rowCount(section),
    })),
    sections: sections.map((section) => ({ ...section, more: moreWords(section) })),
    others: context.moments.map((other) => ({
      title: context.format.shortDay(lookedAt(other)),
      note: momentName(context, other) ?? (other.key === lookedAt(other) ? undefined : `commit ${other.key}`),
      href: changesPath(other),
      isCurrent: other === moment,
    })),
  };
}

const nothingEarlier: ChangesPage = {
  headline: "Nothing earlier is known to compare with",
  lede: "",
  basis: "The history of the plan begins with the state that is shown.",
  contents: [],
  sections: [],
  others: [],
};

function headline(since: string, facts: readonly string[], isSame: boolean): string {
  if (isSame) return `${since} nothing has changed`;
  if (facts.length === 0) return `${since} only small things have changed`;
  return `${since}, ${listed(facts.slice(0, inHeadline))}`;
}

function basis(context: ViewContext, moment: Moment): string {
  const name = momentName(context, moment);
  const day = context.format.day(lookedAt(moment));
  return `${name === undefined ? "" : `${day} was ${name}. `}${sourceWords(context, moment)}`;
}

function moreWords({ left }: ChangeSection): string | undefined {
  return left === undefined ? undefined : `And ${left} more, which are not shown.`;
}

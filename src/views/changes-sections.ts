/** The parts of what changed, in the order in which a page or a pull request asks for them. */

import { dateSection, moneySection } from "./changes-dates-money.ts";
import {
  decisionSection,
  goneFindingSection,
  neededSection,
  newFindingSection,
  settledSection,
} from "./changes-decisions.ts";
import {
  handOverSection,
  newSection,
  removedSection,
  renamedSection,
  restatedSection,
} from "./changes-entries.ts";
import { goalpostSection } from "./changes-goalposts.ts";
import { capacitySection, figureSection, rankingSection, sightSection } from "./changes-portfolio.ts";
import { betterSection, claimSection, gapSection, otherSection, worseSection } from "./changes-states.ts";
import type { ChangeSection, Compared } from "./compared.ts";

type Part = (compared: Compared) => ChangeSection;

/** What an executive asks: what needs me, what got worse, what better, what it costs, and who moved the goalposts. */
const forExecutives: readonly Part[] = [
  neededSection,
  worseSection,
  betterSection,
  dateSection,
  moneySection,
  goalpostSection,
  decisionSection,
  settledSection,
  claimSection,
  figureSection,
  sightSection,
  capacitySection,
  rankingSection,
  restatedSection,
  newFindingSection,
  goneFindingSection,
  otherSection,
  handOverSection,
  newSection,
  removedSection,
  renamedSection,
];

/** What the reviewer of a proposed change asks: what it does to variance, dates, money, capacity and alignment. */
const forReviewers: readonly Part[] = [
  figureSection,
  worseSection,
  betterSection,
  gapSection,
  otherSection,
  dateSection,
  moneySection,
  capacitySection,
  rankingSection,
  sightSection,
  neededSection,
  settledSection,
  decisionSection,
  newFindingSection,
  goneFindingSection,
  goalpostSection,
  restatedSection,
  handOverSection,
  claimSection,
  newSection,
  removedSection,
  renamedSection,
];

/** The parts that have something to tell, each with at most so many rows; a note counts those that are left out. */
export function changeSections(
  compared: Compared,
  readers: "executives" | "reviewers",
  most: number,
): readonly ChangeSection[] {
  const parts = readers === "executives" ? forExecutives : forReviewers;
  return parts.flatMap((part) => {
    const section = part(compared);
    return section.table.rows.length === 0 ? [] : [shortened(section, most)];
  });
}

/** What a reviewer has to know of even where it is untouched. */
const always: readonly Part[] = [
  figureSection,
  gapSection,
  dateSection,
  moneySection,
  capacitySection,
  rankingSection,
  sightSection,
  decisionSection,
  goalpostSection,
  restatedSection,
];

/** The parts of weight in which nothing moved, in a word or two each. */
export function untouchedParts(compared: Compared): readonly string[] {
  return always
    .map((part) => part(compared))
    .filter(({ table }) => table.rows.length === 0)
    .map(({ short }) => short);
}

/** How many rows a part has, those that are left out included. */
export function rowCount({ table, left }: ChangeSection): number {
  return table.rows.length + (left ?? 0);
}

function shortened(section: ChangeSection, most: number): ChangeSection {
  const { table } = section;
  const left = table.rows.length - most;
  return left > 0 ? { ...section, table: { ...table, rows: table.rows.slice(0, most) }, left } : section;
}

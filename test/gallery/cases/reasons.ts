import type { ContributionChain } from "../../../src/views/contribution-chain.ts";
import type { FindingView } from "../../../src/views/finding.ts";
import type { SightView } from "../../../src/views/line-of-sight.ts";
import { statusMark } from "../../../src/views/status.ts";
import type { Cell } from "../../../src/views/table.ts";
import type { GalleryCase } from "./gallery-case.ts";

const cell = (text: string, note?: string): Cell => ({
  text,
  href: "kpis/k/",
  ...(note === undefined ? {} : { note }),
});
const long = "Number of Donaudampfschifffahrtsgesellschaftskapitänskajüten rearranged before Christmas";

const finding = (message: string, fields: Partial<FindingView> = {}): FindingView => ({
  message,
  mark: statusMark("breach"),
  since: undefined,
  stake: undefined,
  rule: { title: "KPI in breach", path: "rules/kpi/breach/" },
  evidence: [],
  decision: undefined,
  ...fields,
});

export const findingLists: readonly GalleryCase<readonly FindingView[]>[] = [
  {
    name: "two",
    says: "One with all that can be said, answered by a decision, and one with a long word and nothing else.",
    view: [
      finding("Gross margin is 30.9 %, when 32.07 % was planned.", {
        since: "1 Oct 2026",
        stake: "€1.2m at stake",
        evidence: [
          { label: "Actual", value: "30.9 %" },
          { label: "KPI", value: "Gross margin", href: "kpis/gross-margin/" },
        ],
        decision: {
          text: "Decided",
          short: "decided",
          isOverdue: false,
          answer: cell("Raise prices"),
          path: "decisions/required/kpi/breach/gross-margin/",
        },
      }),
      finding(long, { mark: { ...statusMark("no-target"), word: "Note" } }),
    ],
  },
  { name: "none", says: "No finding: no section.", view: [] },
];

export const sights: readonly GalleryCase<SightView>[] = [
  {
    name: "whole",
    says: "From the plan to the outcome.",
    view: {
      isEssential: true,
      headline: "It moves margin.",
      chain: [
        cell("Shop"),
        cell("Speed", "+2 points"),
        cell(long),
        { text: "margin", note: "a line of the P&L" },
      ],
      broken: undefined,
    },
  },
  {
    name: "broken",
    says: "It breaks at once.",
    view: {
      isEssential: false,
      headline: "Nothing says what it is for.",
      chain: [],
      broken: "It promises no change of any KPI.",
    },
  },
];

export const contributionChainLists: readonly GalleryCase<readonly ContributionChain[]>[] = [
  {
    name: "three",
    says: "Two ways and more, a broken promise, and one with long words.",
    view: [
      {
        kpi: "Speed",
        ways: [
          [
            cell("Live", "from 18 Dec 2026"),
            cell("Speed", "+2 points"),
            { text: "€36k a year", note: "× €18,000" },
          ],
          [cell("Live"), cell("Speed"), cell("Margin", "× 0.5 = +1 point"), { text: "€1m a year" }],
        ],
        more: "and 4 more ways to money",
        broken: [],
      },
      {
        kpi: "Mood",
        ways: [[cell("Live", "cancelled"), cell("Mood")]],
        more: undefined,
        broken: ["Nobody accepted it.", "No way leads from Mood to a KPI with a value in money."],
      },
      { kpi: long, ways: [[cell(long), cell(long), { text: "€0 a year" }]], more: undefined, broken: [] },
    ],
  },
  { name: "none", says: "No promise: nothing is drawn.", view: [] },
];

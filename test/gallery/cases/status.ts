import type { Explanation } from "../../../src/views/explanation.ts";
import type { HeadlineFigure } from "../../../src/views/headline-figures.ts";
import { claimMark, type StatusMark, type StatusWord, statusMark } from "../../../src/views/status.ts";
import type { GalleryCase } from "./gallery-case.ts";

export const statusBadges: readonly GalleryCase<StatusMark>[] = [
  { name: "on-plan", says: "As planned.", view: statusMark("on-plan") },
  { name: "watch", says: "Beyond the first limit.", view: statusMark("watch") },
  { name: "breach", says: "Beyond the second.", view: statusMark("breach") },
  { name: "stale", says: "The figure is too old.", view: statusMark("stale") },
  { name: "no-target", says: "There is nothing to hold it against.", view: statusMark("no-target") },
  { name: "unknown", says: "Nobody can compute it.", view: statusMark(undefined) },
];

export const statusWords: readonly GalleryCase<readonly StatusWord[]>[] = [
  {
    name: "three",
    says: "What is said, what is computed of which parts, and what nobody reviewed.",
    view: [
      { label: "Owner says", mark: claimMark("green"), note: "on 30 Oct 2026", path: "updates/u/" },
      {
        label: "Figures say",
        mark: statusMark("breach"),
        note: "as of 31 Oct 2026",
        parts: [
          { label: "Dates", mark: statusMark("breach") },
          { label: "Value", mark: statusMark(null) },
        ],
      },
      { label: "Independent review", mark: claimMark(undefined), note: "" },
    ],
  },
  { name: "none", says: "No word.", view: [] },
];

const figure = (value: string, fields: Partial<HeadlineFigure> = {}): HeadlineFigure => ({
  label: "Decisions overdue",
  value,
  of: "of 42 required",
  notes: ["oldest was due on 1 Feb 2025"],
  isAdverse: false,
  ...fields,
});

const past = (values: readonly number[], reach: readonly number[]): HeadlineFigure["spark"] => ({
  label: `${values.length} month ends`,
  reach,
  actual: values.map((value, index) => ({ day: index * 30, value })),
  planned: [],
});

export const headlineFigures: readonly GalleryCase<readonly HeadlineFigure[]>[] = [
  {
    name: "four",
    says: "One adverse, one without a total, one without a note, one long.",
    view: [
      figure("15", { isAdverse: true }),
      figure("88 %", { label: "Spend in line of sight", of: "", notes: [""] }),
      figure("0", { label: "Milestones kept", of: "of 0 due", notes: [] }),
      figure("€1.23bn", {
        label: "Lost to delay, so far and to come, over all plans that are under way",
        of: "of €9.88bn promised by them",
        notes: ["the most by the Donaudampfschifffahrtsgesellschaftskapitänskajüten", "and two others"],
      }),
    ],
  },
  { name: "one", says: "One figure.", view: [figure("0", { of: "of 0 required", notes: [] })] },
  {
    name: "trends",
    says: "Two with their past, one without.",
    view: [
      figure("41", { isAdverse: true, spark: past([3, 9, 9, 22, 41], [0]) }),
      figure("88 %", { label: "Spend in line of sight", spark: past([0.91, 0.9, 0.88], [0, 1]) }),
      figure("3", { label: "Greens contradicted", of: "of 7 reported green" }),
    ],
  },
];

export const explanations: readonly GalleryCase<Explanation>[] = [
  {
    name: "breach",
    says: "With its inputs, of which one is long and one negative.",
    view: {
      mark: statusMark("breach"),
      sentence: "+1.17 points on the wrong side of plan, in breach since 31 March 2026.",
      formula: "share = gap ÷ planned change",
      inputs: [
        { label: "Actual, September 2026", value: "30.9 %" },
        { label: "Gap (planned on the day of the latest actual − actual)", value: "−1,234,567.89 points" },
      ],
      limit: "watch above 10 %, breach above 30 %",
      guide: "kpi-status",
    },
  },
  {
    name: "no-data",
    says: "Nothing has been measured.",
    view: {
      mark: statusMark("no-data"),
      sentence: "Nothing has been measured, so nothing can be said.",
      formula: "no actual",
      inputs: [],
      limit: "watch above 10 %, breach above 30 %",
      guide: "kpi-status",
    },
  },
];

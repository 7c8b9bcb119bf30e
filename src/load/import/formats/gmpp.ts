/**
 * The UK Government Major Projects Portfolio: a row is a project in a year, as the authority for major projects
 * reported it.
 *
 *     project            → a plan; its number is the same in all years (from 2020 on), its name is not
 *     end date           → a milestone `end`: the first that was reported is the baseline, the last the forecast
 *     whole-life cost    → the milestone's budget, as reported last
 *     rating             → an update a year, marked as an independent review
 *     all figures        → a table in the plan's narrative, so that none is lost
 *
 * The source names no owners, milestones besides the end, dependencies or decisions. A rating of two colours, which
 * there was until 2021, counts as the worse of them; it stands in the update's tags as it was given.
 */
import type { Day } from "../../../model/index.ts";
import type { ImportFormat, ImportSettings } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import { markdownTable, plainText } from "../markdown-table.ts";
import { quoted, type SourcePlace } from "../note.ts";
import { unnamedOwnerOf } from "../placeholders.ts";
import { slug } from "../slug.ts";
import { csvGrid } from "../table/csv-grid.ts";
import { formOf } from "../table/entry-table.ts";
import { numberOf, scaled } from "../values/number-text.ts";
import { hasColumns, namedTable } from "./columns-by-name.ts";
import { lastReports, projectsOf, type Snapshot } from "./gmpp-snapshots.ts";

const needed = ["year", "project_name", "department", "rating"];
const figures: readonly (readonly [column: string, head: string])[] = [
  ["rating", "Rating"],
  ["start_date", "Start"],
  ["end_date", "End"],
  ["fy_baseline_mgbp", "In-year baseline, £m"],
  ["fy_forecast_mgbp", "In-year forecast, £m"],
  ["fy_variance_pct_abs", "In-year variance, % without its sign"],
  ["wlc_baseline_mgbp", "Whole-life cost, £m"],
  ["wlc_mgbp_2024_25_prices", "Whole-life cost, £m in prices of 2024-25"],
  ["benefits_mgbp", "Benefits, £m"],
  ["duration_months", "Duration, months"],
];
const known = [...needed, "project_number", "category", ...figures.map(([column]) => column)];

/** The rating of one colour that a rating counts as, by its words in small letters. */
const claims: Readonly<Record<string, "green" | "amber" | "red">> = {
  green: "green",
  "amber/green": "amber",
  amber: "amber",
  "amber/red": "red",
  red: "red",
};

export const gmpp: ImportFormat = {
  summary: "the UK Government Major Projects Portfolio as CSV, a row a project and year",
  read: (files, settings, ledger) => {
    if (settings.currency !== "GBP") {
      const place = { file: files[0]?.name ?? "", row: 1, column: 1 };
      const message = `the figures are in pounds, but the plan is in ${settings.currency || "no currency"}`;
      ledger.error(place, "import/file", message, 'set `"currency": "GBP"` in the portal.json of the plan');
      return;
    }
    const rows = files.flatMap((file) => {
      const grid = csvGrid(file, ledger);
      const table = grid && namedTable(grid, known, ledger);
      return table && hasColumns(table, needed, ledger) ? table.rows : [];
    });
    const projects = projectsOf(rows, settings, ledger);
    const lastOf = lastReports([...projects.values()].flat());
    for (const [id, snapshots] of projects) addProject(id, snapshots, lastOf, settings, ledger);
  },
};

function addProject(
  id: string,
  snapshots: readonly Snapshot[],
  lastOf: ReadonlyMap<string, Day>,
  settings: ImportSettings,
  ledger: Ledger,
): void {
  const latest = snapshots.at(-1);
  if (!latest) return;
  const { place } = latest.row;
  const title = latest.row.get("project_name");
  const department = latest.row.get("department");
  const unit = { id: slug(department), title: department, kind: "business" as const };
  if (unit.id === "") {
    const message = `${quoted(title)} names no department; the project is left out`;
    ledger.error(
      latest.row.at("department"),
      "import/missing",
      message,
      "name the department that delivers it",
    );
    return;
  }
  const owner = unnamedOwnerOf(unit, place, settings, ledger);
  ledger.assume(
    "the source names nobody accountable and no sponsor of a project: its department's owner stands in",
  );
  ledger.assume(
    "the source does not say what a project is for: `category` is `transform`; say otherwise with `--set`",
  );
  const hasLeft = latest.date < (lastOf.get(place.file) ?? latest.date);
  if (hasLeft) {
    ledger.assume(
      "a project that is no longer reported is `closed`, since the source does not say how it ended",
    );
  }
  const tags = [
    ...new Set(snapshots.map(({ row }) => slug(row.get("category"))).filter((tag) => tag !== "")),
  ];
  const given = { ...settings.set.get(""), ...settings.set.get("plans") };
  ledger.add({
    collection: "plans",
    id,
    data: {
      title,
      accountable: owner,
      sponsor: owner,
      unit: unit.id,
      category: given["category"] ?? "transform",
      stage: hasLeft ? "closed" : "active",
      valueStatement: "Not stated in the source.",
      tags: [...tags, ...(hasLeft ? [`last-reported-${latest.period}`] : [])],
    },
    body: narrativeOf(title, snapshots),
    place,
  });
  addEnd(id, owner, snapshots, settings, ledger);
  for (const snapshot of snapshots) addRating(id, snapshot, settings, ledger);
}

function narrativeOf(title: string, snapshots: readonly Snapshot[]): string {
  const shown = figures.filter(([column]) => snapshots.some(({ row }) => row.get(column) !== ""));
  const table = markdownTable(
    ["Year", ...shown.map(([, head]) => head)],
    snapshots.map(({ row }) => [row.get("year"), ...shown.map(([column]) => row.get(column))]),
  );
  const others = (column: string, now: string) =>
    [...new Set(snapshots.map(({ row }) => row.get(column)))].filter((name) => name !== now && name !== "");
  const names = others("project_name", title);
  const department = snapshots.at(-1)?.row.get("department") ?? "";
  const departments = others("department", department);
  return [
    "What the Government Major Projects Portfolio reported, year by year.",
    table,
    ...(names.length > 0 ? [`Reported as ${names.map(plainText).join(", ")} before.`] : []),
    ...(departments.length > 0 ? [`Reported by ${departments.map(plainText).join(", ")} before.`] : []),
  ].join("\n\n");
}

/** The end of a project: what was said first is what it is held to, what was said last is the owner's present word. */
function addEnd(
  id: string,
  owner: string,
  snapshots: readonly Snapshot[],
  settings: ImportSettings,
  ledger: Ledger,
): void {
  const dated = snapshots.filter(({ end }) => end !== undefined);
  const [first, latest] = [dated[0], dated.at(-1)];
  const costs = snapshots.flatMap((snapshot) => costOf(snapshot, settings, ledger) ?? []);
  const place = latest?.row.at("end_date") ?? snapshots.at(-1)?.row.at("end_date");
  if (!first || !latest || !place) {
    if (!place) return;
    const rest = costs.length > 0 ? "; its whole-life cost stands in its narrative alone" : "";
    const message = `no year gives an end of \`${id}\`, so it has no milestone${rest}`;
    ledger.warn(place, "import/missing", message, "add a milestone when the date is known");
    return;
  }
  const start = first.start;
  ledger.add({
    collection: "milestones",
    id: `${id}/end`,
    data: {
      title: "End of the project",
      accountable: owner,
      baseline: { ...(start === undefined ? {} : { start }), finish: first.end },
      ...(latest.end === first.end ? {} : { forecast: { finish: latest.end } }),
      ...(costs.length === 0 ? {} : { budget: costs.at(-1) }),
    },
    place,
  });
}

function costOf({ row }: Snapshot, settings: ImportSettings, ledger: Ledger): number | undefined {
  const text = row.get("wlc_baseline_mgbp");
  if (text === "") return undefined;
  // The column is in millions; some years say so again in the cell.
  const read = numberOf(text.replace(/\s*m(illion)?$/i, ""), formOf(settings));
  if (!read.ok) {
    ledger.error(
      row.at("wlc_baseline_mgbp"),
      "import/value",
      `\`wlc_baseline_mgbp\`: ${read.message}`,
      read.hint,
    );
    return undefined;
  }
  if (read.value.number >= 0) return scaled(read.value.number, 1_000_000);
  const message = `\`wlc_baseline_mgbp\` is ${text}; a budget cannot be negative, so it stands in the narrative alone`;
  ledger.error(
    row.at("wlc_baseline_mgbp"),
    "import/value",
    message,
    "correct the source if it is a typing error",
  );
  return undefined;
}

function addRating(
  id: string,
  { row, date, period }: Snapshot,
  settings: ImportSettings,
  ledger: Ledger,
): void {
  const rating = row.get("rating");
  const claimed = claims[rating.toLowerCase()];
  if (claimed === undefined) {
    const what = rating === "" ? "there is no rating" : `the rating ${quoted(rating)} is no colour`;
    const message = `${what}, so the year has no update`;
    ledger.error(
      row.at("rating"),
      "import/value",
      message,
      "nothing is to be done: what was not rated stays unrated",
    );
    return;
  }
  ledger.add({
    collection: "updates",
    id: `${period}/${id}`,
    data: {
      title: `Delivery confidence ${row.get("year")}`,
      plan: id,
      date,
      author: authority(row.place, settings, ledger),
      claimed,
      assurance: true,
      tags: [`rating-${slug(rating)}`],
    },
    body: `The authority for major projects rated it ${plainText(rating)} in its report of ${row.get("year")}.`,
    place: row.at("rating"),
  });
}

/** The office that rates projects; it has had several names. */
function authority(place: SourcePlace, { isThere }: ImportSettings, ledger: Ledger): string {
  const id = "major-projects-authority";
  if (!ledger.has("people", id) && !isThere("people", id)) {
    const title = "Authority for major projects (MPA, IPA, NISTA)";
    ledger.put({ collection: "people", id, data: { title, unit: id }, place });
    ledger.put({ collection: "units", id, data: { title, kind: "shared", lead: id }, place });
  }
  return id;
}

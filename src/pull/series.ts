/**
 * Turns the rows of a source into the points of a KPI. Nothing is guessed: a value that is no number or a
 * period that is none is refused with its row, because half a series is worse than an old one.
 */
import {
  type Day,
  type Kpi,
  lastDay,
  type Period,
  type Point,
  periodFault,
  periodForms,
} from "../model/index.ts";
import { type Row, SourceFault } from "./source.ts";

export interface Series {
  /** One point a period, in time order. */
  readonly points: readonly Point[];
  /** How many rows came. */
  readonly rows: number;
  /** How many rows have no value; for those periods nothing is known. */
  readonly empty: number;
  /** How many points were left out because their periods have not ended: they are still being measured. */
  readonly unfinished: number;
}

export interface Calendar {
  readonly fiscalYearStart: number;
  /** Periods that end after this day have not ended. */
  readonly today: Day;
}

export function seriesOf(rows: readonly Row[], kpi: Pick<Kpi, "frequency">, calendar: Calendar): Series {
  const found = new Map<Day, { readonly row: number; readonly point: Point }>();
  let empty = 0;
  for (const [index, cells] of rows.entries()) {
    const row = index + 1;
    const period = periodOf(cell(cells, "period", row), row);
    const value = numberOf(cell(cells, "value", row), row);
    if (value === undefined) {
      empty += 1;
      continue;
    }
    const end = lastDay(period, calendar.fiscalYearStart);
    const before = found.get(end);
    if (before) {
      throw new SourceFault(
        `rows ${before.row} and ${row} are both for \`${period}\``,
        "give one row a period, e.g. with `group by`",
      );
    }
    found.set(end, { row, point: { period, value } });
  }
  const inOrder = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  const ended = inOrder.filter(([end]) => end <= calendar.today).map(([, { point }]) => point);
  refuseFirstDays(ended, kpi);
  return { points: ended, rows: rows.length, empty, unfinished: inOrder.length - ended.length };
}

function cell(cells: Row, name: "period" | "value", row: number): unknown {
  if (Object.hasOwn(cells, name)) return cells[name];
  const names = Object.keys(cells)
    .slice(0, 8)
    .map((column) => `\`${column}\``);
  throw new SourceFault(
    `row ${row} has no \`${name}\`, but ${names.length > 0 ? names.join(", ") : "nothing"}`,
    `name the columns \`period\` and \`value\`, e.g. \`select month as period, sum(amount) as value …\``,
  );
}

function periodOf(cell: unknown, row: number): Period {
  // A moment at midnight is how databases write the day that a month or a week begins with.
  const text = String(cell ?? "").replace(
    /^(\d{4}-\d{2}-\d{2})[T ]00:00(:00(\.0+)?)?(Z|[+-]00(:?00)?)?$/,
    "$1",
  );
  const fault = periodFault(text);
  if (fault === undefined) return text as Period;
  throw new SourceFault(
    `\`period\` in row ${row} is ${shown(cell)}, which ${fault}`,
    `give periods as text of the form ${periodForms}`,
  );
}

function numberOf(cell: unknown, row: number): number | undefined {
  if (cell === null) return undefined;
  const isNumeric =
    typeof cell === "number" ||
    (typeof cell === "string" && /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(cell.trim()));
  if (isNumeric && Number.isFinite(Number(cell))) return Number(cell);
  throw new SourceFault(
    `\`value\` in row ${row} is ${shown(cell)}, which is not a number`,
    "give plain numbers, without units, blanks or commas",
  );
}

function shown(cell: unknown): string {
  if (cell === null || cell === undefined || cell === "") return "empty";
  return `\`${typeof cell === "object" ? JSON.stringify(cell) : String(cell)}\``;
}

const coarse: Readonly<Partial<Record<Kpi["frequency"], readonly [firstDay: RegExp, form: string]>>> = {
  monthly: [/-01$/, "`strftime(day, '%Y-%m')` or `to_char(day, 'YYYY-MM')`"],
  quarterly: [/-(01|04|07|10)-01$/, "`to_char(day, 'YYYY-\"Q\"Q')`"],
  yearly: [/-01$/, "`to_char(day, 'YYYY')`"],
};

/**
 * `date_trunc('month', …)` gives the first day of a month, and taken for a period it is that one day: the whole
 * series would stand a month too early.
 */
function refuseFirstDays(points: readonly Point[], { frequency }: Pick<Kpi, "frequency">): void {
  const [firstDay, form] = coarse[frequency] ?? [];
  if (!firstDay || points.length < 2) return;
  if (!points.every(({ period }) => period.length === 10 && firstDay.test(period))) return;
  throw new SourceFault(
    `every period is the first day of one, e.g. \`${points[0]?.period}\`, and the KPI is measured ${frequency}`,
    `a period stands for its last day; write it as ${form}`,
  );
}

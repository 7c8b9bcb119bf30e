/** Tables as Markdown, and the figures in them. */

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** What is to be known of the figures, a paragraph each. */
  readonly notes?: readonly string[];
}

/** The first column holds names, all others figures. Columns are as wide as the formatter of this project makes them. */
export function tableText({ columns, rows, notes = [] }: Table): string {
  const widths = columns.map((name, at) =>
    Math.max(3, name.length, ...rows.map((row) => String(row[at] ?? "").length)),
  );
  const line = (cells: readonly (string | number)[]) => {
    const padded = widths.map((width, at) => {
      const text = String(cells[at] ?? "");
      return at === 0 ? text.padEnd(width) : text.padStart(width);
    });
    return `| ${padded.join(" | ")} |`;
  };
  const rule = line(widths.map((width, at) => (at === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  return [[line(columns), rule, ...rows.map(line)].join("\n"), ...notes].join("\n\n");
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1);
  return (low + high) / 2;
}

export function seconds(milliseconds: number, digits = 1): string {
  return (milliseconds / 1000).toFixed(digits);
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

export function megabytes(value: number): string {
  return Number.isNaN(value) ? "–" : whole(value);
}

/** A ratio, beside the goal for it if there is one, e.g. `0.83 (≤ 1)`. */
export function ratio(value: number, goal?: number): string {
  return beside(value.toFixed(2), value, goal);
}

/** A whole number beside the goal for it, e.g. `47 (≤ 200)`. */
export function held(value: number, goal: number): string {
  return beside(whole(value), value, goal);
}

function beside(text: string, value: number, goal: number | undefined): string {
  if (goal === undefined) return text;
  return value <= goal ? `${text} (≤ ${goal})` : `**${text}** (missed: ≤ ${goal})`;
}

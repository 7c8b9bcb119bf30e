/** One decision record as its file has it: title, status, date, deciders, and the text below them. */
import { parseDocument } from "yaml";
import type { Day } from "../../../model/index.ts";
import type { ImportSettings, SourceFile } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import { quoted, type SourcePlace } from "../note.ts";
import { idFrom, slug } from "../slug.ts";
import { baseName, decoded } from "../table/csv-grid.ts";
import { dayOf } from "../values/day-text.ts";

/** Fields in front of a record that arrange a website and say nothing of the decision. */
const siteFields = new Set([
  "parent",
  "grand_parent",
  "nav_order",
  "layout",
  "permalink",
  "has_children",
  "title",
]);

export interface AdrRecord {
  readonly id: string;
  readonly file: string;
  /** The number in front of the file's name, without zeros. */
  readonly number: string | undefined;
  readonly title: string;
  readonly statusText: string | undefined;
  readonly statusPlace: SourcePlace;
  readonly date: Day | undefined;
  readonly deciders: readonly string[];
  readonly body: string;
  /** The line of the file that the body begins in. */
  readonly bodyLine: number;
}

export function recordOf(
  source: SourceFile,
  settings: ImportSettings,
  ledger: Ledger,
): AdrRecord | undefined {
  const raw = decoded(source, ledger)?.replaceAll("\r\n", "\n");
  if (raw === undefined) return undefined;
  const start = { file: source.name, row: 1, column: 1 };
  const front = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(raw);
  const fields = frontFields(front?.[1] ?? "", start, ledger);
  const skipped = front?.[0] ?? "";
  const text = raw.slice(skipped.length);
  const heading = /^#[ \t]+(.+?)[ \t]*#*[ \t]*$/m.exec(text) ?? /^(.+)\n=+[ \t]*$/m.exec(text);
  if (!heading) {
    ledger.error(
      start,
      "import/missing",
      "the file has no title, so it is no record",
      "begin it with `# Title`",
    );
    return undefined;
  }
  const name = baseName(source.name);
  const title = plainWords(heading[1] ?? "").replace(/^(?:ADR[- ]?)?\d+[.:)]?\s*[-–:]?\s*/i, "");
  const below = text.slice(heading.index + heading[0].length);
  const status = statusIn(below, fields);
  const dateText = fields.get("date") ?? lineField(below, "date");
  const offset = skipped.length + heading.index + heading[0].length;
  const bodyLine = raw.slice(0, offset).split("\n").length;
  return {
    id: idFrom(name),
    file: source.name,
    number: /^\D{0,5}(\d+)/.exec(name)?.[1]?.replace(/^0+(?=\d)/, ""),
    title: title === "" ? name : title,
    statusText: status?.text,
    statusPlace: { ...start, row: status?.line === undefined ? 1 : bodyLine + status.line },
    date: dateIn(dateText, start, settings, ledger),
    deciders: deciderNames(
      fields.get("decision-makers") ?? fields.get("deciders") ?? lineField(below, "deciders?"),
    ),
    body: withoutMetadata(below, status),
    bodyLine,
  };
}

function frontFields(yaml: string, place: SourcePlace, ledger: Ledger): ReadonlyMap<string, string> {
  const document = parseDocument(yaml, { schema: "failsafe", logLevel: "error" });
  const data: unknown = document.errors.length > 0 ? {} : document.toJS({ maxAliasCount: 0 });
  if (document.errors.length > 0) {
    ledger.warn(
      place,
      "import/file",
      "the fields in front of the record are not YAML and not read",
      "correct them",
    );
  }
  const used = new Set(["status", "date", "decision-makers", "deciders"]);
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(typeof data === "object" && data !== null ? data : {})) {
    const words = Array.isArray(value) ? value.join(", ") : String(value ?? "");
    if (used.has(name)) {
      if (words.trim() !== "" && words !== "null") fields.set(name, words.trim());
    } else if (!siteFields.has(name) && words.trim() !== "") {
      const message = `the field ${quoted(name)} in front of the record (${quoted(words)}) is not read`;
      ledger.warn(place, "import/column", message, "write it into the narrative if it should be read");
    }
  }
  return fields;
}

interface FoundStatus {
  readonly text: string;
  /** Lines below the title, from 0. */
  readonly line: number | undefined;
  /** The part of the text that only says the status. */
  readonly source: string | undefined;
}

function statusIn(below: string, fields: ReadonlyMap<string, string>): FoundStatus | undefined {
  const given = fields.get("status");
  if (given !== undefined) return { text: given, line: undefined, source: undefined };
  const section = /^##+[ \t]+Status[ \t]*\n([\s\S]*?)(?=^#|(?![\s\S]))/im.exec(below);
  if (section && (section[1] ?? "").trim() !== "") {
    const line = below.slice(0, section.index).split("\n").length - 1;
    return { text: (section[1] ?? "").trim(), line, source: section[0] };
  }
  const inline = /^[ \t]*(?:[-*][ \t]+)?\**Status\**:\**[ \t]*(\S.*)$/im.exec(headOf(below));
  if (!inline) return undefined;
  const line = below.slice(0, inline.index).split("\n").length - 1;
  return { text: (inline[1] ?? "").trim(), line, source: inline[0] };
}

/** What stands above the first section: the lines of a record that say something about it. */
function headOf(below: string): string {
  return below.slice(0, /^#/m.exec(below)?.index ?? below.length);
}

/** The value of a line such as `Date: 2017-08-01` or `* **Date:** 2017-08-01` above the first sections. */
function lineField(below: string, name: string): string | undefined {
  const match = new RegExp(`^[ \\t]*(?:[-*][ \\t]+)?\\**${name}\\**:\\**[ \\t]*(\\S.*)$`, "im").exec(
    headOf(below),
  );
  return match?.[1]?.replace(/\*+$/, "").trim();
}

function dateIn(
  text: string | undefined,
  place: SourcePlace,
  { dates }: ImportSettings,
  ledger: Ledger,
): Day | undefined {
  if (text === undefined) return undefined;
  const read = dayOf(text.replace(/\.$/, ""), dates);
  if (read.ok) return read.value;
  ledger.error(place, "import/value", `\`date\`: ${read.message}`, read.hint);
  return undefined;
}

function deciderNames(text: string | undefined): readonly string[] {
  // MADR's template has its explanation in braces.
  if (text === undefined || /^[{[]/.test(text)) return [];
  return text
    .split(/[,;]|\band\b/)
    .map((name) => plainWords(name).replace(/^@/, "").trim())
    .filter((name) => slug(name) !== "");
}

export function plainWords(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`]/g, "")
    .trim();
}

/** The record without the lines that became fields. A status of several sentences stays, since its words say more. */
function withoutMetadata(below: string, status: FoundStatus | undefined): string {
  const isShort = status?.source !== undefined && status.text.length <= 200 && !status.text.includes("\n\n");
  const rest = isShort && status?.source !== undefined ? below.replace(status.source, blankLines) : below;
  const head = headOf(rest);
  return (
    head.replace(/^[ \t]*(?:[-*][ \t]+)?\**(Date|Deciders?)\**:\**[ \t]*\S.*$/gim, "") +
    rest.slice(head.length)
  );
}

/** As many lines without words, so that the lines of what follows keep their numbers. */
function blankLines(text: string): string {
  return "\n".repeat(text.split("\n").length - 1);
}

/**
 * Architecture decision records: Markdown files with a title, a status, a date and headings, as Michael Nygard wrote
 * them, as adr-tools writes them, or as MADR has them with YAML in front.
 *
 *     # 18. Use RDS                  the title; the number stays in the id, which is the file's name
 *     Date: 2017-08-01               or `date:` in front, or `* Date:`
 *     ## Status
 *     Superseded by [x](0019-x.md)   the other record supersedes this one
 *
 * People write many things for a status. Those with an evident meaning get it; the words themselves are kept as a
 * tag, `status-partly-superseded`, whenever they are not the plain word.
 */
import { parseDocument } from "yaml";
import type { Day } from "../../../model/index.ts";
import { readProse } from "../../prose/read-prose.ts";
import { asPlainBlock, foreignMarkdown } from "../foreign-markdown.ts";
import type { ImportFormat, ImportSettings, SourceFile } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import { quoted, type SourcePlace } from "../note.ts";
import { idFrom, slug } from "../slug.ts";
import { baseName, decoded } from "../table/csv-grid.ts";
import { dayOf } from "../values/day-text.ts";
import { personFor } from "./source-names.ts";

type Status = "proposed" | "accepted" | "rejected" | "deprecated" | "superseded";

/** What a status means, by the first of these that it says. */
const meanings: readonly (readonly [pattern: RegExp, status: Status])[] = [
  [/supersed|superced|replaced/i, "superseded"],
  [/deprecat|obsolete|retired/i, "deprecated"],
  [/reject|declined|❌|🚫/i, "rejected"],
  [/accept|approv|adopt|agreed|decided|implemented|✅|👍/i, "accepted"],
  [/propos|pending|draft|review|discussion|hold|open|🤔|🟡/i, "proposed"],
];

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

interface AdrRecord {
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

export const adr: ImportFormat = {
  summary: "architecture decision records in Markdown, after Nygard, adr-tools or MADR",
  read: (files, settings, ledger) => {
    const records = files.flatMap((file) => recordOf(file, settings, ledger) ?? []);
    const dated = records.filter((record) => isDated(record, settings, ledger));
    const supersedes = supersessions(dated);
    for (const record of dated) addRecord(record, dated, supersedes, settings, ledger);
  },
};

function recordOf(source: SourceFile, settings: ImportSettings, ledger: Ledger): AdrRecord | undefined {
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

function plainWords(markdown: string): string {
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

function isDated(record: AdrRecord, { date }: ImportSettings, ledger: Ledger): boolean {
  if (record.date !== undefined) return true;
  const place = { file: record.file, row: 1, column: 1 };
  if (date !== undefined) {
    ledger.assume(`a record without a date is of ${date}, as was said, and has the tag \`date-not-stated\``);
    return true;
  }
  const message = `the record ${quoted(record.title)} has no date, so it is left out`;
  ledger.error(
    place,
    "import/missing",
    message,
    "write `Date: 2026-09-30` into it, or say `--date` for all that have none",
  );
  return false;
}

/** The ids that each record supersedes, whichever of the two says it. */
function supersessions(records: readonly AdrRecord[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (newer: string, older: string) => {
    if (newer !== older) found.set(newer, (found.get(newer) ?? new Set()).add(older));
  };
  for (const record of records) {
    const status = record.statusText ?? "";
    const isSuperseded = statusOf(status) === "superseded";
    const sayings = isSuperseded && !/by\W/i.test(status) ? `${status}\n${record.body}` : status;
    for (const other of named(sayings, /(?:supersed|superced|replac)ed by/i, records))
      add(other.id, record.id);
    for (const other of named(status, /(?:supersedes|supercedes|replaces)/i, records))
      add(record.id, other.id);
  }
  return found;
}

/** The records that a text names behind a verb, by link or by number. */
function named(text: string, verb: RegExp, records: readonly AdrRecord[]): readonly AdrRecord[] {
  return text.split("\n").flatMap((line) => {
    const at = verb.exec(line);
    if (!at) return [];
    const rest = line.slice(at.index + at[0].length);
    const links = [...rest.matchAll(/\]\(([^)\s]+)\)/g)].map(([, url = ""]) => recordAt(url, records));
    const numbers =
      links.length > 0
        ? []
        : [...rest.matchAll(/(?:ADR|#)[- #]*0*(\d+)/gi)].map(([, number]) =>
            records.find((record) => record.number === number),
          );
    return [...links, ...numbers].filter((record) => record !== undefined);
  });
}

/** The record that a relative address leads to. */
function recordAt(url: string, records: readonly AdrRecord[]): AdrRecord | undefined {
  if (/^[a-z]+:/i.test(url)) return undefined;
  const name = baseName(url.replace(/[#?].*$/, ""));
  return name === "" ? undefined : records.find(({ id }) => id === idFrom(name));
}

function statusOf(text: string): Status | undefined {
  const [first = ""] = text.split("\n");
  return meanings.find(([pattern]) => pattern.test(first))?.[1];
}

function addRecord(
  record: AdrRecord,
  records: readonly AdrRecord[],
  supersedes: ReadonlyMap<string, ReadonlySet<string>>,
  settings: ImportSettings,
  ledger: Ledger,
): void {
  const { id, title, date, statusPlace } = record;
  const place = { file: record.file, row: 1, column: 1 };
  const { status, tags } = standing(record, supersedes, settings, ledger);
  const deciders = record.deciders.map((name) => personFor(name, place, settings, ledger));
  ledger.add({
    collection: "decisions",
    id,
    data: {
      title,
      status,
      date: date ?? settings.date,
      ...(deciders.length === 0 ? {} : { deciders: [...new Set(deciders)] }),
      supersedes: [...(supersedes.get(id) ?? [])],
      tags: [...tags, ...(date === undefined ? ["date-not-stated"] : [])],
    },
    body: bodyOf(record, records, ledger),
    place,
    places: new Map([["status", statusPlace]]),
  });
}

function standing(
  { statusText, statusPlace, id }: AdrRecord,
  supersedes: ReadonlyMap<string, ReadonlySet<string>>,
  settings: ImportSettings,
  ledger: Ledger,
): { readonly status: Status; readonly tags: readonly string[] } {
  if (statusText === undefined) {
    const given = { ...settings.set.get(""), ...settings.set.get("decisions") }["status"];
    ledger.assume(
      `a record without a status is \`${given ?? "proposed"}\` and has the tag \`status-not-stated\`; say otherwise with \`--set status=accepted\``,
    );
    return { status: (given as Status | undefined) ?? "proposed", tags: ["status-not-stated"] };
  }
  const [first = ""] = statusText.split("\n");
  const words = slug(plainWords(first).replace(/\bby\b.*$/i, ""));
  const meant = statusOf(statusText);
  const isPlain = words === meant || (words === "" && meant !== undefined);
  const tags = isPlain || words === "" ? [] : [`status-${words}`];
  if (meant === undefined) {
    const message = `the status ${quoted(first)} is none that a decision can have; it is \`proposed\`, with its words as a tag`;
    ledger.warn(statusPlace, "import/value", message, "set the status in the entry");
    return { status: "proposed", tags };
  }
  const hasSuccessor = [...supersedes.values()].some((older) => older.has(id));
  if (meant === "superseded" && !hasSuccessor) {
    const message = `the record is ${quoted(first)}, but names no record that is imported; it is \`deprecated\``;
    ledger.warn(
      statusPlace,
      "import/reference",
      message,
      "import the record that took its place too, or name it",
    );
    return { status: "deprecated", tags: tags.length > 0 ? tags : ["status-superseded"] };
  }
  return { status: meant, tags };
}

function bodyOf(record: AdrRecord, records: readonly AdrRecord[], ledger: Ledger): string {
  const { id, file, body, bodyLine } = record;
  const linkOf = (url: string) => {
    const other = recordAt(url, records);
    return other === undefined ? undefined : `./${other.id}.mdx`;
  };
  const text = foreignMarkdown(body, {
    linkOf,
    tell: (line, message, hint) =>
      ledger.warn({ file, row: bodyLine + line - 1, column: 1 }, "import/text", message, hint),
  });
  const ids = new Set(records.map((other) => other.id));
  const none: ReadonlySet<string> = new Set();
  const { faults } = readProse({
    file: `decisions/${id}.mdx`,
    text: `---\n---\n${text}`,
    images: none,
    ids: (collection) => (collection === "decisions" ? ids : none),
  });
  const [fault] = faults.filter(({ rule }) => rule !== "content/empty");
  if (!fault) return text.replace(/^(?:[ \t]*\n)+/, "");
  const message = `the text cannot be shown as Markdown here (${fault.message}), so it is kept as plain characters`;
  ledger.warn({ file, row: bodyLine, column: 1 }, "import/text", message, fault.hint);
  return asPlainBlock(body);
}

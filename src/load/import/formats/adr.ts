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
import { fileOfBody } from "../../frontmatter-document.ts";
import { readProse } from "../../prose/read-prose.ts";
import { asPlainBlock, foreignMarkdown } from "../foreign-markdown.ts";
import type { ImportFormat, ImportSettings } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import { quoted } from "../note.ts";
import { idFrom, slug } from "../slug.ts";
import { baseName } from "../table/csv-grid.ts";
import { type AdrRecord, plainWords, recordOf } from "./adr-record.ts";
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

export const adr: ImportFormat = {
  summary: "architecture decision records in Markdown, after Nygard, adr-tools or MADR",
  read: (files, settings, ledger) => {
    const records = files.flatMap((file) => recordOf(file, settings, ledger) ?? []);
    const dated = records.filter((record) => isDated(record, settings, ledger));
    const supersedes = supersessions(dated);
    for (const record of dated) addRecord(record, dated, supersedes, settings, ledger);
  },
};

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
    text: fileOfBody(text),
    images: none,
    ids: (collection) => (collection === "decisions" ? ids : none),
  });
  const [fault] = faults.filter(({ rule }) => rule !== "content/empty");
  if (!fault) return text.replace(/^(?:[ \t]*\n)+/, "");
  const message = `the text cannot be shown as Markdown here (${fault.message}), so it is kept as plain characters`;
  ledger.warn({ file, row: bodyLine, column: 1 }, "import/text", message, fault.hint);
  return asPlainBlock(body);
}

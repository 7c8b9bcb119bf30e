import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { collectionOfKind } from "../src/authoring/kind.ts";
import { writeFiles } from "../src/files/write-file.ts";
import {
  type ImportSettings,
  importFormats,
  Ledger,
  namedIn,
  noteLines,
  type SourceFile,
  settle,
  stagedImport,
} from "../src/load/import/index.ts";
import { type LoadedPlan, loadPlan } from "../src/load/index.ts";
import { suggestion } from "../src/load/suggestion.ts";
import { type CollectionName, collectionNames, type Day, dayFault, entriesOf } from "../src/model/index.ts";
import { formatProblems, problemCount } from "../src/site/problem-formats.ts";
import { type ExitStatus, print, run, UsageError } from "./lib/command.ts";
import { readColumnMap, readImportDefaults } from "./lib/import-options.ts";

const formats = Object.entries(importFormats);
const width = Math.max(...formats.map(([name]) => name.length));

const help = {
  usage: "import -- FORMAT FILE… [options]",
  summary: [
    "Makes entries out of spreadsheets, records and exports of other tools, and never overwrites one. Says of every",
    "value that does not fit where it stands. FORMAT is one of",
    ...formats.map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
  ].join("\n"),
  options: [
    ["--dry-run", "says what would be written, and writes nothing"],
    ["--collection NAME", "csv, xlsx: what the rows are (default: the name of the file or sheet)"],
    ["--map FILE", "csv, xlsx: a JSON file that names the field of each column"],
    ["--header-rows N", "csv, xlsx: the rows of the head (default: found out)"],
    ["--dates dmy|mdy", "which comes first in `3/4/2026` (default: such dates are refused)"],
    ["--decimal .|,", "the decimal sign (default: a point)"],
    ["--into PLAN", "the plan that milestones go into"],
    ["--accountable ID", "who answers for what the source names nobody for (default: a placeholder)"],
    ["--date YYYY-MM-DD", "the day of records that have none (default: they are left out)"],
    [
      "--set FIELD=VALUE",
      "a field that the source lacks; `plans.category=grow` for one collection; may be repeated",
    ],
  ],
} as const;

const options = {
  "dry-run": { type: "boolean" },
  collection: { type: "string" },
  map: { type: "string" },
  "header-rows": { type: "string" },
  dates: { type: "string" },
  decimal: { type: "string" },
  into: { type: "string" },
  accountable: { type: "string" },
  date: { type: "string" },
  set: { type: "string", multiple: true },
} as const;

await run(help, options, ({ planFolder }, values, [formatName, ...names]) => {
  if (formatName === undefined || names.length === 0)
    throw new UsageError("say the FORMAT and at least one FILE");
  const format = importFormats[formatName];
  if (!format) {
    throw new UsageError(
      `\`${formatName}\` is not a format; ${suggestion(formatName, Object.keys(importFormats), "format")}`,
    );
  }
  const files = names.map(sourceFile);
  const before = existsSync(planFolder) ? loadPlan(planFolder) : undefined;
  const wrong = before?.problems.filter(({ severity }) => severity === "error") ?? [];
  const isNew = before === undefined || !existsSync(join(planFolder, "portal.json"));
  if (!isNew && wrong.length > 0) {
    print.message(
      `${formatProblems(wrong, "text")}${problemCount(wrong)}: mend the plan first; nothing was imported`,
    );
    return 1;
  }
  const settings = settingsOf(values, before);
  const ledger = new Ledger();
  format.read(files, settings, ledger);
  if (isNew && ledger.portal === undefined) {
    throw new UsageError(
      `\`${planFolder}\` has no portal.json; make one with at least \`{ "name": "…", "currency": "EUR" }\``,
    );
  }
  settle(ledger, settings, knownEntries(before));
  const staged = stagedImport(ledger, planFolder, before);
  if (ledger.notes.length > 0) print.message(noteLines(ledger.notes));
  for (const sentence of ledger.assumptions) print.message(`assumed: ${sentence}`);
  if (staged.problems.length > 0) {
    print.message(
      `${formatProblems(staged.problems, "text")}the plan would not pass the check; nothing was written`,
    );
    return 1;
  }
  if (!values["dry-run"]) {
    const files = staged.files.map(({ path, text }) => [join(planFolder, path), text] as const);
    writeFiles(files, { isNew: true });
  }
  for (const { path } of staged.files) print.result(join(planFolder, path));
  return finish(ledger, staged.files.length, staged.same, values["dry-run"] ?? false);
});

function sourceFile(name: string): SourceFile {
  const stats = statSync(name, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw new UsageError(`there is no file \`${name}\``);
  return { name, bytes: readFileSync(name) };
}

type Values = {
  readonly [Name in keyof typeof options]?: (typeof options)[Name]["type"] extends "boolean"
    ? boolean | undefined
    : Name extends "set"
      ? string[] | undefined
      : string | undefined;
};

function settingsOf(values: Values, before: LoadedPlan | undefined): ImportSettings {
  const { repository } = before ?? {};
  const { accountable, into, date } = values;
  const isThere = (collection: CollectionName, id: string) =>
    before?.sources.has(`${collection}/${id}`) ?? false;
  if (accountable !== undefined && !isThere("people", accountable)) {
    const ids = repository ? [...repository.people.keys()] : [];
    throw new UsageError(`there is no person \`${accountable}\`; ${suggestion(accountable, ids, "person")}`);
  }
  if (into !== undefined && !isThere("plans", into)) {
    const ids = repository ? [...repository.plans.keys()] : [];
    throw new UsageError(`there is no plan \`${into}\`; ${suggestion(into, ids, "plan")}`);
  }
  const fault = date === undefined ? undefined : dayFault(date);
  if (fault) throw new UsageError(`the day \`${date}\` ${fault}`);
  return {
    collection: collectionNamed(values.collection),
    map: values.map === undefined ? undefined : readColumnMap(values.map),
    dates: oneOf("dates", values.dates, ["dmy", "mdy"] as const),
    decimal: oneOf("decimal", values.decimal, [".", ","] as const),
    headerRows: wholeNumber("header-rows", values["header-rows"]),
    accountable,
    into,
    date: date as Day | undefined,
    set: readImportDefaults(values.set ?? []),
    currency: repository?.portal.currency ?? "",
    fiscalYearStart: repository?.portal.fiscalYearStart ?? 1,
    isThere,
    named: namedIn(knownEntries(before)),
  };
}

function collectionNamed(word: string | undefined): CollectionName | undefined {
  if (word === undefined) return undefined;
  const collection = collectionOfKind(word);
  if (collection) return collection;
  throw new UsageError(`\`${word}\` is not a collection; ${suggestion(word, collectionNames, "collection")}`);
}

function oneOf<Word extends string>(option: string, given: string | undefined, words: readonly Word[]) {
  const word = words.find((candidate) => candidate === given);
  if (given === undefined || word !== undefined) return word;
  throw new UsageError(`\`--${option} ${given}\`: expected \`${words.join("` or `")}\``);
}

function wholeNumber(option: string, given: string | undefined): number | undefined {
  if (given === undefined || /^[1-9]$/.test(given)) return given === undefined ? undefined : Number(given);
  throw new UsageError(`\`--${option} ${given}\`: expected a number from 1 to 9`);
}

function knownEntries(before: LoadedPlan | undefined) {
  const { repository } = before ?? {};
  return (collection: CollectionName) =>
    repository
      ? [...entriesOf(repository, collection).values()].map((entry) => ({
          id: entry.id,
          title: "title" in entry ? entry.title : entry.id,
        }))
      : [];
}

/** The last line: what became of it all. Something that was left out makes the exit status 1. */
function finish(ledger: Ledger, written: number, same: number, isDry: boolean): ExitStatus {
  const count = (severity: "error" | "warning") =>
    ledger.notes.filter((note) => note.severity === severity).length;
  const errors = count("error");
  const parts = [
    `${counted(written, "file", "files")} ${isDry ? "would be written" : "written"}`,
    ...(same > 0 ? [`${counted(same, "entry", "entries")} there already`] : []),
    `${counted(errors, "value or entry", "values or entries")} left out`,
    counted(count("warning"), "warning", "warnings"),
  ];
  print.message(parts.join(", "));
  return errors > 0 ? 1 : 0;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

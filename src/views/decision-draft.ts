/**
 * The file of a decision record that answers a required decision: front matter that is complete, and the
 * headings of MADR with what the plan knows already. It passes the check as it stands; what only people can say
 * is asked for in italics.
 */
import {
  byCodeUnits,
  type Day,
  isRestricted,
  lastDay,
  oncePer,
  type PlanRepository,
  toDayNumber,
} from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import type { OptionView } from "./decision-options.ts";
import { plainText, type Sentence } from "./sentence.ts";

export interface DecisionDraft {
  /** Relative to the plan folder, e.g. `decisions/2026/2026-10-31-kpi-breach-churn.mdx`. */
  readonly file: string;
  readonly text: string;
}

/** What the record is about and rests on, as the page of the required decision shows it. */
export interface DraftSource {
  /** The required decision, e.g. `kpi/breach:churn`. */
  readonly id: string;
  readonly subject: { readonly collection: string; readonly id: string };
  readonly title: string;
  readonly message: string;
  readonly why: string;
  /** E.g. `Due since 1 May 2026, 20 days late`. */
  readonly facts: readonly string[];
  readonly evidence: readonly { readonly label: string; readonly value: string }[];
  readonly options: readonly OptionView[];
  readonly deciders: readonly string[];
  /** The meetings that have it in scope; one alone is written in. */
  readonly forums: readonly string[];
}

export function decisionDraft(context: ViewContext, source: DraftSource): DecisionDraft {
  const { asOf } = context;
  return {
    file: `decisions/${freeId(context, asOf, source.id)}.mdx`,
    text: `---\n${frontMatter(context, source).join("\n")}\n---\n\n${body(source).join("\n\n")}\n`,
  };
}

/** The rule and the subject name the file; a number follows where there is a record of that name already. */
function freeId({ repository }: ViewContext, asOf: Day, required: string): string {
  const slug = required.replace(/[/:]/g, "-");
  const id = `${asOf.slice(0, 4)}/${asOf}-${slug}`;
  let free = id;
  for (let number = 2; repository.decisions.has(free); number++) free = `${id}-${number}`;
  return free;
}

const aboutFields: readonly string[] = ["plans", "kpis", "milestones", "assumptions"];

function frontMatter(context: ViewContext, source: DraftSource): readonly string[] {
  const { collection, id } = source.subject;
  const { deciders, forums } = source;
  return [
    `title: ${quoted(freeTitle(context, source.title))}`,
    "status: proposed",
    `date: ${context.asOf}`,
    decidersLine(deciders),
    ...(forums.length === 1 ? forums.map((forum) => `forum: ${quoted(forum)}`) : []),
    `answers: [${quoted(source.id)}]`,
    ...(aboutFields.includes(collection) ? [`${collection}: [${quoted(id)}]`] : []),
    ...laterFields(context, source),
  ];
}

/** Whom an edition leaves out, the reader has to write in. */
function decidersLine(deciders: readonly string[]): string {
  const known = deciders.filter((id) => !isRestricted(id));
  const missing =
    known.length < deciders.length ? " # add who decides, which this edition does not show" : "";
  return `deciders: [${known.map(quoted).join(", ")}]${missing}`;
}

/** What a decision may add, as comments to be uncommented. */
function laterFields(context: ViewContext, { subject, forums }: DraftSource): readonly string[] {
  const { collection, id } = subject;
  const movable = collection === "kpis" || collection === "milestones";
  return [
    "# The required decision is closed when `status` is `accepted`.",
    ...(forums.length > 1
      ? ["# The meeting that decides, one of these:", ...forums.map((forum) => `# forum: ${quoted(forum)}`)]
      : []),
    ...(movable
      ? ["# If it moves a target or a baseline, name it:", `# changes: [${quoted(`${collection}/${id}`)}]`]
      : []),
    ...(collection === "kpis" ? expectation(context, id) : []),
  ];
}

/** The change that would close the gap by the next target. */
function expectation({ repository, kpis, asOf }: ViewContext, id: string): readonly string[] {
  const kpi = repository.kpis.get(id);
  const gap = kpis.get(id)?.gap ?? 0;
  const { fiscalYearStart } = repository.portal;
  const next = kpi?.targets.find(
    ({ period }) => toDayNumber(lastDay(period, fiscalYearStart)) > toDayNumber(asOf),
  );
  if (!kpi || !next || gap <= 0) return [];
  const delta = Number((kpi.direction === "decrease" ? -gap : gap).toPrecision(3));
  return [
    "# The effect it is meant to have is scored later; this one would close today’s gap:",
    "# expects:",
    `#   - { kpi: ${quoted(id)}, delta: ${delta}, by: ${quoted(next.period)} }`,
  ];
}

function body(source: DraftSource): readonly string[] {
  const { message, why, facts, evidence, options } = source;
  return [
    "## Context",
    `> ${markdown(message)}`,
    [...facts, ...evidence.map(({ label, value }) => `${label}: ${value}`)]
      .map((line) => `- ${markdown(line)}`)
      .join("\n"),
    "_What else is known, and what has been tried?_",
    "## Decision drivers",
    `- ${markdown(why)}\n- _What has to be true of a good answer?_`,
    "## Considered options",
    options.length === 0
      ? "1. _The first option, with what it costs and what it brings._\n2. _The second option._"
      : options.map((option, place) => `${place + 1}. ${optionText(option)}`).join("\n"),
    "## Decision outcome",
    "_Which option was chosen, and why?_",
    "## Consequences",
    "- Good: _what gets better, by how much and by when?_\n- Bad: _what gets worse, and for whom?_",
  ];
}

function optionText({ title, text, items, more }: OptionView): string {
  const lines = items.map((item) => `   - ${markdown(plainText(item as Sentence))}`);
  const rest = more > 0 ? [`   - and ${more} more`] : [];
  return [`**${markdown(title)}.** ${markdown(plainText(text))}`, ...lines, ...rest].join("\n");
}

/** A title that no other record has, since two alike are taken for one that was written twice. */
function freeTitle({ repository, format, asOf }: ViewContext, title: string): string {
  const isTaken = startsOne(titlesOf(repository), title);
  return isTaken ? `${title}, ${plain(format.day(asOf))}` : title;
}

/** The titles of all records in order, so that those with one beginning stand together. */
const titlesOf = oncePer(({ decisions }: PlanRepository) =>
  [...decisions.values()].map(({ title }) => title).sort(byCodeUnits),
);

/** Whether one of sorted texts begins with another: if any does, the first that does not come before it. */
function startsOne(sorted: readonly string[], beginning: string): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byCodeUnits(sorted[middle] as string, beginning) < 0) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.startsWith(beginning) ?? false;
}

/** A string of JSON is one of YAML too. */
function quoted(text: string): string {
  return JSON.stringify(plain(text));
}

/** Text without control characters, on one line and with plain spaces; a plain space alone is what it should be. */
function plain(text: string): string {
  return text.replace(/(?! [^\p{Cc}\p{Z}])[\p{Cc}\p{Z}]+/gu, " ").trim();
}

/** Most sentences hold nothing of the kind, and a large plan has a hundred thousand of them. */
const mayBeMarkup = /[\\`*_{}[\]<>|~#&@]|:\/\/|\bwww\.|^\d+[.)]|^[-+=]/i;

/** Plain text as Markdown that reads the same: no markup, no component, no address that becomes a link. */
function markdown(text: string): string {
  const line = plain(text);
  if (!mayBeMarkup.test(line)) return line;
  return line
    .replace(/[\\`*_{}[\]<>|~#&@]/g, "\\$&")
    .replaceAll("://", "\\://")
    .replace(/\b(www)\./gi, "$1\\.")
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/^[-+=]/, "\\$&");
}

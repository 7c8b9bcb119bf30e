/** Every promise that ever moved and every record that was edited, with who declared it, or that nobody did. */
import { type DeclaredMove, declaredMoves, editText, moveText, promiseText } from "../analysis/index.ts";
import {
  byCodeUnits,
  type CollectionName,
  collections,
  type GoalpostMove,
  type Landing,
  type RecordEdit,
} from "../model/index.ts";
import { dayCell, entryCell } from "./cells.ts";
import { entryPath, subjectOf, type ViewContext } from "./context.ts";
import type { KnownHistory } from "./history.ts";
import { historyBasis } from "./history-words.ts";
import { commitLink } from "./source-links.ts";
import type { StatusMark } from "./status.ts";
import type { Cell, Table } from "./table.ts";
import { counted, countWord, isAre, sentenceCase } from "./wording.ts";

export interface GoalpostsView {
  /** How many promises moved silently, as a sentence. */
  readonly headline: string;
  readonly lede: string;
  /** Where this is known from, and what is not. */
  readonly basis: string;
  /** Absent where the history is not known. */
  readonly moves: Table | undefined;
  readonly edits: Table | undefined;
}

export const goalpostsPath = "goalposts/";

export function goalpostsView(context: ViewContext): GoalpostsView {
  const { history } = context;
  const basis = historyBasis(context);
  if (history.kind === "none")
    return {
      headline: "Whether goalposts moved silently is not known",
      lede: "",
      basis,
      moves: undefined,
      edits: undefined,
    };
  const moves = latestFirst(context, history);
  return {
    headline: headline(context, moves, history),
    lede: lede(context, moves, history),
    basis,
    moves: moveTable(context, moves),
    edits: editTable(context, history.edits.toReversed()),
  };
}

/** The silent moves of an entry, e.g. `kpis/churn`, that are still to be answered for, newest first. */
export function silentMovesOf(context: ViewContext, subject: string): readonly GoalpostMove[] {
  const { history, findingsOf } = context;
  const isFound = findingsOf.get(subject)?.some(({ rule }) => rule === "governance/silent-goalpost");
  if (history.kind === "none" || !isFound) return [];
  return latestFirst(context, history)
    .filter((each) => each.move.subject === subject && each.isSilent && counts(each))
    .map(({ move }) => move);
}

/** The same as a sentence for the entry's own page; empty if there are none. */
export function silentMovesText(context: ViewContext, subject: string): string {
  const count = silentMovesOf(context, subject).length;
  if (count === 0) return "";
  return `${sentenceCase(counted(count, "move"))} of what it promises ${isAre(count)} declared by nobody.`;
}

/** What had a promise and was taken out of an entry, e.g. milestones of `plans/atlas`, newest first; none that is back. */
export function takenOutOf(context: ViewContext, subject: string): readonly Cell[] {
  const { history, repository, format } = context;
  if (history.kind === "none") return [];
  const gone = history.moves.filter(({ kind, bearers, subject: entry }) => {
    const { collection, id } = subjectOf(entry);
    return kind === "removed" && bearers.includes(subject) && !repository[collection].has(id);
  });
  // One that was taken out twice is told once, with its last day.
  const last = gone.filter(
    ({ subject: entry }, index) => !gone.slice(index + 1).some((later) => later.subject === entry),
  );
  return last.toReversed().map(({ title, landing }) => ({
    text: title,
    href: goalpostsPath,
    note: format.shortDay(landing.day),
  }));
}

/** A move, and whether it was before promises count, when nobody had to declare anything. */
interface Judged extends DeclaredMove {
  readonly isEarly: boolean;
}

function latestFirst({ repository }: ViewContext, { moves }: KnownHistory): readonly Judged[] {
  const from = repository.portal.promisesFrom ?? "";
  const isEarly = ({ landing }: GoalpostMove) => landing.day < from;
  // A decision declares one move of a promise; those that do not count leave it to those that do.
  const judged = [true, false].flatMap((early) =>
    declaredMoves(
      repository,
      moves.filter((move) => isEarly(move) === early),
    ).map((each): Judged => ({ ...each, isEarly: early })),
  );
  return judged.toReversed().sort((a, b) => byCodeUnits(b.move.landing.day, a.move.landing.day));
}

/** Neither early, nor put back, nor the putting back. */
function counts({ move, declared, isSilent, isEarly }: Judged): boolean {
  return !isEarly && move.kind !== "returned" && (declared !== undefined || isSilent);
}

function headline({ format }: ViewContext, moves: readonly Judged[], { begins }: KnownHistory): string {
  const counting = moves.filter(counts);
  if (counting.length === 0) return `No promise has moved since ${format.day(begins)}`;
  const silent = counting.filter(({ isSilent }) => isSilent).length;
  if (silent === 0)
    return counting.length === 1
      ? "One promise moved, and it was declared"
      : `${sentenceCase(countWord(counting.length))} promises moved, and all were declared`;
  if (counting.length === 1) return "The one promise that moved was declared by nobody";
  return `${sentenceCase(countWord(silent))} of ${counted(counting.length, "move")} of a promise ${isAre(silent)} declared by nobody`;
}

function lede(context: ViewContext, moves: readonly Judged[], { edits }: KnownHistory): string {
  const from = context.repository.portal.promisesFrom;
  const early = moves.filter(({ isEarly }) => isEarly).length;
  const edited = new Set(edits.filter(({ kind }) => kind !== "returned").map(({ subject }) => subject)).size;
  const latest = moves.find((each) => each.isSilent && counts(each));
  return [
    ...(latest
      ? [
          `The latest: ${moveText(context.repository, latest.move)} on ${context.format.day(latest.move.landing.day)}.`,
        ]
      : []),
    edited === 0
      ? "No update and no accepted decision was edited."
      : `${sentenceCase(counted(edited, "record"))} that should stay as written ${edited === 1 ? "was" : "were"} edited or taken out.`,
    ...(early === 0 || from === undefined
      ? []
      : [
          `Promises count from ${context.format.day(from)}; ${counted(early, "move")} before that ${isAre(early)} not counted.`,
        ]),
  ].join(" ");
}

function moveTable(context: ViewContext, moves: readonly Judged[]): Table {
  return {
    caption: "Promises that moved, newest first",
    columns: [
      { title: "Entry" },
      { title: "Declared" },
      { title: "Day" },
      { title: "What" },
      { title: "Before" },
      { title: "After" },
      { title: "By", minor: true },
    ],
    rows: moves.map((judged) => {
      const { move } = judged;
      const { what, before, after } = promiseText(context.repository, move);
      return [
        subjectCell(context, move.subject, move.title),
        declaredCell(context, judged),
        dayCell(context, move.landing.day),
        { text: sentenceCase(what) },
        { text: before },
        { text: after },
        byCell(context, move.landing),
      ];
    }),
    empty:
      "No target, baseline, limit or weight was changed, and nothing that promised something was taken out.",
  };
}

const silent: StatusMark = { tone: "breach", glyph: "▼", word: "Silent" };
const inLedger: StatusMark = { tone: "watch", glyph: "◆", word: "Ledger alone" };
const byDecision: StatusMark = { tone: "on-plan", glyph: "●", word: "Decision" };
const notCounted: StatusMark = { tone: "none", glyph: "–", word: "Not counted" };

function declaredCell(context: ViewContext, judged: Judged): Cell {
  const { move, declared, isEarly } = judged;
  if (counts(judged) && judged.isSilent) return { text: silent.word, status: silent, note: "nobody says so" };
  if (!counts(judged) || declared === undefined)
    return {
      text: notCounted.word,
      status: notCounted,
      note: isEarly ? "before promises count" : "put back",
    };
  const decision = declared === "ledger" ? ledgerDecision(context, move.subject, move.before) : declared;
  if (decision === undefined)
    return { text: inLedger.word, status: inLedger, note: "in its own ledger, without a decision" };
  const { text, href } = entryCell(context, "decisions", decision);
  return {
    text: byDecision.word,
    status: byDecision,
    note: text,
    ...(href === undefined ? {} : { noteHref: href }),
  };
}

/** The decision that the ledger of the entry names beside what was replaced. */
function ledgerDecision({ repository }: ViewContext, subject: string, before: unknown): string | undefined {
  const { collection, id } = subjectOf(subject);
  const isReplaced = (value: unknown) => JSON.stringify(value) === JSON.stringify(before);
  if (collection === "kpis")
    return repository.kpis.get(id)?.retargeted.find(({ targets }) => isReplaced(targets))?.decision;
  return repository.milestones.get(id)?.rebaselined.find(({ baseline }) => isReplaced(baseline))?.decision;
}

function editTable(context: ViewContext, edits: readonly RecordEdit[]): Table {
  return {
    caption: "Records that were edited, newest first",
    columns: [
      { title: "Record" },
      { title: "Day" },
      { title: "What was done" },
      { title: "By", minor: true },
    ],
    rows: edits.map((edit) => [
      subjectCell(context, edit.subject, edit.title),
      dayCell(context, edit.landing.day),
      { text: editText(edit) },
      byCell(context, edit.landing),
    ]),
    empty: "No update and no accepted decision was edited or taken out.",
  };
}

/** An entry under its title, with a link while it is there. */
function subjectCell({ repository }: ViewContext, subject: string, title: string): Cell {
  if (subject === "portal") return { text: "The whole plan", note: "settings" };
  const { collection, id } = subjectOf(subject);
  const isThere = repository[collection as CollectionName].has(id);
  return {
    text: title,
    ...(isThere ? { href: entryPath(collection, id) } : {}),
    note: isThere ? collections[collection].noun : `${collections[collection].noun}, ${id}`,
  };
}

const shortHash = 7;

function byCell({ repository }: ViewContext, { author, commit, subject }: Landing): Cell {
  const url = commitLink(repository.portal, commit);
  return {
    text: author,
    items: [{ text: commit.slice(0, shortHash), ...(url === undefined ? {} : { url }), note: subject }],
  };
}

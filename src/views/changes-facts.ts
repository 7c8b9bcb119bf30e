/** What changed, in a sentence that somebody understands who has not read the plan. */
import { isNeeded } from "./changes-decisions.ts";
import { removedSilently } from "./changes-entries.ts";
import { better, measuredElsewhere, worse } from "./changes-states.ts";
import type { Compared } from "./compared.ts";
import { subjectOf, titleOf } from "./context.ts";
import { counted, isAre } from "./wording.ts";

/** Told of what has happened, or of what a proposed change would do. */
export type Tense = "past" | "present";

/** A verb for so many things: `verb(2, "fell", "falls", "fall")` in the present is `fall`. */
type Verb = (count: number, past: string, one: string, many: string) => string;

/** The clauses of that sentence, the gravest first; none where nothing of weight has changed. */
export function changeFacts(compared: Compared, tense: Tense): readonly string[] {
  const verb: Verb = (count, past, one, many) => (tense === "past" ? past : count === 1 ? one : many);
  const wereAre = (count: number) => (tense === "present" ? isAre(count) : count === 1 ? "was" : "were");
  const { restated, removed } = compared.changes;
  const [eased, gained] = byGoalpost(compared);
  return [
    ...requiredFacts(compared, verb),
    ...kpiFact(compared, worse(compared), (n) => `${verb(n, "got", "gets", "get")} worse`),
    ...kpiFact(compared, gained, (n) => `${verb(n, "got", "gets", "get")} better`),
    ...kpiFact(
      compared,
      eased,
      (n) =>
        `${verb(n, "got", "gets", "get")} better with ${n === 1 ? "its goalpost" : "their goalposts"} moved`,
    ),
    ...milestoneFacts(compared, verb, wereAre),
    ...dateFacts(compared, verb),
    ...moneyFacts(compared, verb),
    ...goalpostFact(compared, verb),
    ...decidedFacts(compared, wereAre),
    ...some(restated.length, (n) => `${counted(n, "past figure")} ${wereAre(n)} restated`),
    ...some(removed.length, (n) => {
      const silent = removedSilently(compared);
      const words = `${counted(n, "entry", "entries")} ${wereAre(n)} removed`;
      return silent === 0
        ? words
        : `${words}${silent === n ? " with nobody declaring it" : ` (${silent} undeclared)`}`;
    }),
  ];
}

function some(count: number, words: (count: number) => string): readonly string[] {
  return count > 0 ? [words(count)] : [];
}

function requiredFacts({ changes }: Compared, verb: Verb): readonly string[] {
  const needed = changes.required.filter(isNeeded);
  const overdue = needed.filter(({ after }) => after === "overdue").length;
  return [
    ...some(overdue, (n) => `${counted(n, "required decision")} ${verb(n, "fell", "falls", "fall")} overdue`),
    ...some(needed.length - overdue, (n) => `${counted(n, "more decision")} ${isAre(n)} needed`),
  ];
}

/** What is better because it is measured against something else, and what is better in itself. */
function byGoalpost(compared: Compared): readonly [eased: Moves, gained: Moves] {
  const moved = measuredElsewhere(compared);
  const all = better(compared);
  return [all.filter(({ subject }) => moved.has(subject)), all.filter(({ subject }) => !moved.has(subject))];
}

type Moves = ReturnType<typeof better>;

/** So many titles stand in the sentence. */
const named = 2;

function kpiFact({ context }: Compared, moves: Moves, words: (count: number) => string): readonly string[] {
  const kpis = moves
    .map(({ subject }) => subjectOf(subject))
    .filter(({ collection }) => collection === "kpis");
  const shown = kpis.slice(0, named).map(({ id }) => titleOf(context, "kpis", id));
  const more = kpis.length - shown.length;
  const names = [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
  return some(kpis.length, (n) => `${counted(n, "KPI")} ${words(n)} (${names})`);
}

function milestoneFacts(
  { changes }: Compared,
  verb: Verb,
  wereAre: (count: number) => string,
): readonly string[] {
  const now = (state: string) =>
    changes.statuses.filter(({ kind, after }) => kind === "milestone" && after === state).length;
  return [
    ...some(now("actualised"), (n) => `${counted(n, "milestone")} ${wereAre(n)} finished`),
    ...some(
      now("overdue"),
      (n) => `${counted(n, "milestone")} ${verb(n, "fell", "falls", "fall")} due and ${isAre(n)} not done`,
    ),
  ];
}

/** Milestones that are not done and are expected on another day. */
function dateFacts({ context, changes }: Compared, verb: Verb): readonly string[] {
  const open = changes.slips.filter(
    ({ milestone }) => context.milestones.get(milestone)?.state !== "actualised",
  );
  const days = open.map(({ expected }) => expected.days ?? 0);
  const by = (counts: readonly number[]) => {
    const most = Math.max(...counts.map(Math.abs));
    return `by ${counts.length > 1 ? "up to " : ""}${context.format.days(most)}`;
  };
  const later = days.filter((count) => count > 0);
  const earlier = days.filter((count) => count < 0);
  return [
    ...some(
      later.length,
      (n) => `${counted(n, "milestone")} ${verb(n, "slipped", "slips", "slip")} ${by(later)}`,
    ),
    ...some(
      earlier.length,
      (n) => `${counted(n, "milestone")} ${verb(n, "came", "comes", "come")} forward ${by(earlier)}`,
    ),
  ];
}

function moneyFacts({ context, changes }: Compared, verb: Verb): readonly string[] {
  const { format } = context;
  const rose = (before: number, after: number) =>
    after > before ? verb(1, "rose", "rises", "rise") : verb(1, "fell", "falls", "fall");
  const facts: string[] = [];
  for (const move of changes.figures) {
    if (move.kind === "number" && move.figure === "costOfDelay") {
      const { before, after } = move;
      facts.push(
        `the cost of delay ${rose(before, after)} from ${format.money(before)} to ${format.money(after)}`,
      );
    }
    if (move.kind === "share" && move.figure === "spendAligned") {
      const [before, after] = [move.before.share, move.after.share];
      if (before === null || after === null || before === after) continue;
      facts.push(
        `spend in line of sight ${rose(before, after)} from ${format.percent(before)} to ${format.percent(after)} of ${format.money(move.after.total)}`,
      );
    }
  }
  return facts;
}

function goalpostFact({ changes }: Compared, verb: Verb): readonly string[] {
  const undeclared = changes.goalposts.filter(({ declared }) => declared.kind === "none").length;
  return some(changes.goalposts.length, (n) => {
    const moved = `${counted(n, "goalpost")} ${verb(n, "moved", "moves", "move")}`;
    if (undeclared === 0) return moved;
    return undeclared === n ? `${moved} with nobody declaring it` : `${moved} (${undeclared} undeclared)`;
  });
}

function decidedFacts({ changes }: Compared, wereAre: (count: number) => string): readonly string[] {
  const closed = changes.required.filter(({ kind }) => kind === "closed");
  const answered = closed.filter(({ after }) => after === "decided").length;
  const wasOpen = (before: string | null) => before === null || before === "proposed";
  const taken = changes.decisions.filter(
    ({ before, after }) => wasOpen(before) && after !== "proposed" && after !== "superseded",
  ).length;
  return [
    ...some(answered, (n) => `${counted(n, "required decision")} ${wereAre(n)} answered`),
    ...some(closed.length - answered, (n) => `${counted(n, "decision")} ${isAre(n)} no longer required`),
    ...some(taken, (n) => `${counted(n, "decision")} ${wereAre(n)} taken`),
  ];
}

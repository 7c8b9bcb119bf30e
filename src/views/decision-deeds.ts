/** What a decision did, in a sentence or two: what it answered, what it moved, and whether it worked. */
import { type Entry, oncePer } from "../model/index.ts";
import { subjectOf, titleOf, type ViewContext } from "./context.ts";
import { movedBy } from "./decision-changes.ts";
import { counted, countWord, listed, sentenceCase } from "./wording.ts";

type Effect = ViewContext["report"]["decisions"][number]["effects"][number];

/** The required decisions that each decision answers, by its id. */
const answeredBy = oncePer(({ requiredDecisions }: ViewContext["report"]) =>
  Map.groupBy(requiredDecisions, ({ decision }) => decision),
);

/** Empty for a decision that never had force, and for one that says of nothing what it was to do. */
export function decisionDeeds(context: ViewContext, { id, status }: Entry<"decisions">): string {
  if (status === "proposed" || status === "rejected") return "";
  const answered = answeredBy(context.report).get(id)?.length ?? 0;
  const moved = movedBy(context, id).map(subjectOf);
  const deeds = [
    ...(answered > 0 ? [`answers ${counted(answered, "required decision")}`] : []),
    ...(moved.length > 0 ? [`moved ${movedWords(context, moved)}`] : []),
  ];
  const effects = context.decisions.get(id)?.effects ?? [];
  return [
    ...(deeds.length > 0 ? [`It ${listed(deeds)}.`] : []),
    ...(effects.length > 0 ? [effectWords(context, effects)] : []),
  ].join(" ");
}

/** Of more than this only their number is said; the table beneath names them. */
const mostNamed = 2;

function movedWords(context: ViewContext, moved: readonly ReturnType<typeof subjectOf>[]): string {
  const words = (collection: "kpis" | "milestones", what: string, noun: string) => {
    const ids = moved.filter((one) => one.collection === collection).map(({ id }) => id);
    if (ids.length === 0) return [];
    const of =
      ids.length > mostNamed
        ? counted(ids.length, noun)
        : listed(ids.map((id) => titleOf(context, collection, id)));
    return [`the ${what} of ${of}`];
  };
  return listed([...words("kpis", "targets", "KPI"), ...words("milestones", "dates", "milestone")]);
}

const outcomes: Readonly<Record<Effect["state"], string>> = {
  met: "met",
  partly: "partly met",
  missed: "missed",
  "too-early": "too early to say",
  unmeasurable: "not measurable",
};

function effectWords(context: ViewContext, effects: readonly Effect[]): string {
  const [only] = effects;
  if (only && effects.length === 1) return oneEffect(context, only);
  const states = Object.keys(outcomes) as Effect["state"][];
  const counts = states.flatMap((state) => {
    const count = effects.filter((effect) => effect.state === state).length;
    return count === 0 ? [] : [`${countWord(count)} ${outcomes[state]}`];
  });
  return `Of ${counted(effects.length, "expected effect")}: ${listed(counts)}.`;
}

/** `Churn was to change by −0.5 points by Dec 2026 and has so far changed by −0.2 points: too early to say.` */
function oneEffect({ format, repository }: ViewContext, { kpi, delta, by, observed, state }: Effect): string {
  const entry = repository.kpis.get(kpi);
  const change = (value: number | null) =>
    `${(value ?? 0) > 0 ? "+" : ""}${format.change(value, entry?.unit ?? "")}`;
  const changed = state === "too-early" ? "has so far changed" : "changed";
  const seen = observed === null ? "" : ` and ${changed} by ${change(observed)}`;
  return `${sentenceCase(entry?.title ?? kpi)} was to change by ${change(delta)} by ${format.period(by)}${seen}: ${outcomes[state]}.`;
}

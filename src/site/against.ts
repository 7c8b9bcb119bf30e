/**
 * The gate for a change: what it does to promises and records must be said by a decision, or the change does not
 * pass. The same moves that the portal would find in the history later are found before they get there.
 */
import { declaredMoves, editText, moveText, splitSubject } from "../analysis/index.ts";
import { changesSince } from "../history/changes-since.ts";
import { fileStart, type LoadedPlan, type Place } from "../load/index.ts";
import {
  byPlace,
  collections,
  type Day,
  type GoalpostMove,
  type Landing,
  type PlanRepository,
  type Problem,
  portalPromises,
  promisesOf,
  type RecordEdit,
} from "../model/index.ts";

export interface AgainstSettings {
  readonly planFolder: string;
  /** A branch, tag or commit. */
  readonly ref: string;
  /** The day on which the change is judged: a decision that declares it is dated no later. */
  readonly day: Day;
  readonly loaded: LoadedPlan;
}

export type Against =
  | { readonly kind: "judged"; readonly problems: readonly Problem[] }
  | { readonly kind: "none"; readonly reason: string };

export async function against({ planFolder, ref, day, loaded }: AgainstSettings): Promise<Against> {
  const { repository } = loaded;
  if (!repository) return { kind: "judged", problems: [] };
  const landing: Landing = { commit: "", day, author: "", subject: "" };
  const found = await changesSince(planFolder, ref, repository, landing);
  if (found.kind === "none") return found;
  if (found.kind === "problems") {
    const [first] = found.problems;
    const place = first ? `: ${first.file}:${first.line}: ${first.message}` : "";
    return { kind: "none", reason: `the plan at \`${ref}\` has errors itself${place}` };
  }
  const isDraft = draftsOf(found.before);
  const moves = declaredMoves(
    repository,
    found.changes.moves.filter((move) => !isDraft(move)),
  ).filter(({ declared }) => declared === undefined);
  const problems = [
    ...moves.map(({ move }) => moveProblem(planFolder, loaded, repository, move)),
    ...found.changes.edits.map((edit) => editProblem(planFolder, loaded, edit)),
  ];
  return { kind: "judged", problems: problems.sort(byPlace) };
}

/** A plan that is proposed, and its milestones, promise nothing yet. */
function draftsOf({ plans }: PlanRepository): (move: GoalpostMove) => boolean {
  return ({ subject }) => {
    const { collection, id } = splitSubject(subject);
    const plan = collection === "milestones" ? id.slice(0, Math.max(0, id.lastIndexOf("/"))) : id;
    return (collection === "plans" || collection === "milestones") && plans.get(plan)?.stage === "proposed";
  };
}

function moveProblem(
  planFolder: string,
  loaded: LoadedPlan,
  repository: PlanRepository,
  move: GoalpostMove,
): Problem {
  const { subject, kind, field } = move;
  const path = promisesIn(repository, subject).find((promise) => promise.field === field)?.path;
  const place = path ? loaded.locate(subject, path) : fileStart;
  return {
    file: fileName(planFolder, loaded, subject),
    ...place,
    severity: "error",
    rule: "governance/silent-goalpost",
    message: `${moveText(repository, move)}, and no decision says so`,
    hint: kind === "removed" ? removalHint(subject) : moveHint(subject, field),
  };
}

function moveHint(subject: string, field: string): string {
  const decision = `add an accepted decision with \`changes: [${subject}]\``;
  if (subject.startsWith("kpis/") && field === "targets")
    return `${decision}, and keep the old targets in \`retargeted\` with that decision`;
  if (subject.startsWith("milestones/") && field === "baseline")
    return `${decision}, and keep the old baseline in \`rebaselined\` with that decision`;
  return `${decision}, or put the old value back`;
}

function removalHint(subject: string): string {
  const instead = subject.startsWith("milestones/") ? "cancel it with `cancelled`" : "put it back";
  return `add an accepted decision with \`removes: [${subject}]\`, or ${instead}`;
}

function editProblem(planFolder: string, loaded: LoadedPlan, edit: RecordEdit): Problem {
  const { subject, parts } = edit;
  const [part] = parts;
  const place: Place = part === undefined || part === "text" ? fileStart : loaded.locate(subject, [part]);
  return {
    file: fileName(planFolder, loaded, subject),
    ...place,
    severity: "error",
    rule: "governance/record-edited",
    message: editText(edit),
    hint: subject.startsWith("decisions/")
      ? "put it back, and write a decision that supersedes it"
      : subject.startsWith("updates/")
        ? "put it back, and write another update"
        : "put it back",
  };
}

function promisesIn(repository: PlanRepository, subject: string) {
  if (subject === "portal") return portalPromises(repository.portal);
  const { collection, id } = splitSubject(subject);
  const entry = repository[collection].get(id);
  return entry ? promisesOf(collection, entry) : [];
}

/** The file of an entry, also of one that is not there any more. */
function fileName(planFolder: string, { sources }: LoadedPlan, subject: string): string {
  const known = sources.get(subject)?.file;
  if (known !== undefined) return known;
  const [folder = planFolder] = [...sources.values()].map(({ file }) => file.slice(0, file.indexOf("/")));
  if (subject === "portal") return `${folder}/portal.json`;
  const { collection, id } = splitSubject(subject);
  return `${folder}/${collection}/${id}.${collections[collection].format}`;
}

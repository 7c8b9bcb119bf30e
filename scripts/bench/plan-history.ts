/** Makes a git repository in which a generated plan has many commits. */
import { join } from "node:path";
import { addDays, type Day, day } from "../../src/model/index.ts";
import { importCommits, type MadeCommit } from "../lib/fast-import.ts";
import { type PlanSize, planFiles } from "./plan-generator.ts";
import { type Draw, draws } from "./random-numbers.ts";

export interface HistorySize extends PlanSize {
  readonly commits: number;
  /** The day of the first commit, after which comes one a day; in January 2021 by default. */
  readonly firstDay?: Day;
}

type Fields = Record<string, unknown>;

/** Makes the repository and checks its last commit out. Returns the plan folder, and the day of the last commit. */
export function writeHistory(
  repository: string,
  size: HistorySize,
): { readonly folder: string; readonly asOf: Day } {
  importCommits(repository, commits(size));
  return { folder: join(repository, "content"), asOf: dayOf(size, size.commits - 1) };
}

function dayOf({ firstDay = day("2021-01-04") }: HistorySize, commit: number): Day {
  return addDays(firstDay, commit);
}

function* commits(size: HistorySize): Generator<MadeCommit> {
  const draw = draws(size.seed + 1);
  const files = new Map(planFiles(size));
  const { asOf: _, ...portal } = JSON.parse(files.get("portal.json") ?? "{}") as Fields;
  files.set("portal.json", json(portal));
  yield commit(dayOf(size, 0), "The plan", files);
  const [milestones, actuals, kpis] = ["milestones/", "actuals/", "kpis/"].map((folder) =>
    [...files.keys()].filter((path) => path.startsWith(folder)),
  ) as [string[], string[], string[]];
  for (let at = 1; at < size.commits; at += 1) {
    const path = draw.pick(draw.isOneIn(3) ? actuals : draw.isOneIn(12) ? kpis : milestones);
    const fields = JSON.parse(files.get(path) ?? "{}") as Fields;
    const text = json(changed(path, fields, draw, dayOf(size, at)));
    if (text === files.get(path)) continue;
    files.set(path, text);
    yield commit(dayOf(size, at), `Change ${path}`, new Map([[path, text]]));
  }
}

/** Mostly facts and forecasts; one in ten is a promise that somebody moves without a word. */
function changed(path: string, fields: Fields, draw: Draw, today: Day): Fields {
  if (path.startsWith("actuals/")) {
    const measurements = [...(fields["measurements"] as { period: string; value: number }[])];
    const last = measurements.at(-1);
    if (last) measurements[measurements.length - 1] = { ...last, value: draw.between(1, 90) };
    return { ...fields, measurements };
  }
  if (path.startsWith("kpis/")) return { ...fields, valuePerUnit: draw.between(1_000, 90_000) };
  if (draw.isOneIn(10)) {
    const { finish } = fields["baseline"] as { finish: Day };
    return {
      ...fields,
      baseline: { ...(fields["baseline"] as Fields), finish: addDays(finish, draw.between(1, 30)) },
    };
  }
  return {
    ...fields,
    spent: draw.between(1_000, 900_000),
    ...(fields["actual"] === undefined ? { forecast: { finish: addDays(today, draw.between(1, 200)) } } : {}),
  };
}

function commit(today: Day, message: string, files: ReadonlyMap<string, string>): MadeCommit {
  const written = new Map([...files].map(([path, text]) => [`content/${path}`, text]));
  return { day: today, author: "Planner", message, written };
}

function json(fields: Fields): string {
  return `${JSON.stringify(fields, undefined, 2)}\n`;
}

/** Makes a git repository in which a generated plan has many commits, by `git fast-import`, so that it is quick. */
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { addDays, type Day, day } from "../../src/model/index.ts";
import { type PlanSize, planFiles } from "./plan-generator.ts";
import { type Draw, draws } from "./random-numbers.ts";

export interface HistorySize extends PlanSize {
  readonly commits: number;
}

type Fields = Record<string, unknown>;

/** Makes the repository and checks its last commit out. Returns the plan folder, and the day of the last commit. */
export function writeHistory(
  repository: string,
  size: HistorySize,
): { readonly folder: string; readonly asOf: Day } {
  mkdirSync(repository, { recursive: true });
  const git = (input: string | undefined, ...args: readonly string[]) =>
    execFileSync("git", ["-C", repository, ...args], { input, stdio: ["pipe", "ignore", "inherit"] });
  git(undefined, "init", "-q", "-b", "main");
  git([...commands(size)].join(""), "fast-import", "--quiet");
  git(undefined, "reset", "-q", "--hard", "main");
  return { folder: join(repository, "content"), asOf: dayOf(size.commits - 1) };
}

const begin = day("2021-01-04");
const dayOf = (commit: number): Day => addDays(begin, commit);

function* commands(size: HistorySize): Generator<string> {
  const draw = draws(size.seed + 1);
  const files = new Map(planFiles(size));
  const { asOf: _, ...portal } = JSON.parse(files.get("portal.json") ?? "{}") as Fields;
  files.set("portal.json", json(portal));
  yield* commit(0, "The plan", files);
  const [milestones, actuals, kpis] = ["milestones/", "actuals/", "kpis/"].map((folder) =>
    [...files.keys()].filter((path) => path.startsWith(folder)),
  ) as [string[], string[], string[]];
  for (let at = 1; at < size.commits; at += 1) {
    const path = draw.pick(draw.isOneIn(3) ? actuals : draw.isOneIn(12) ? kpis : milestones);
    const fields = JSON.parse(files.get(path) ?? "{}") as Fields;
    const text = json(changed(path, fields, draw, dayOf(at)));
    if (text === files.get(path)) continue;
    files.set(path, text);
    yield* commit(at, `Change ${path}`, new Map([[path, text]]));
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

function* commit(at: number, message: string, files: ReadonlyMap<string, string>): Generator<string> {
  const seconds = Date.parse(`${dayOf(at)}T09:00:00Z`) / 1000;
  yield `commit refs/heads/main\ncommitter Planner <planner@example.org> ${seconds} +0000\n${data(message)}`;
  for (const [path, text] of files) yield `M 100644 inline content/${path}\n${data(text)}`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function json(fields: Fields): string {
  return `${JSON.stringify(fields, undefined, 2)}\n`;
}

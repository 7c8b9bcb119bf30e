/** What people do to a plan between two builds, by chance. Some of it leaves errors in the plan, as with people. */
import { parse, stringify } from "yaml";
import { type CollectionName, collectionNames, isCollectionName } from "../../src/model/index.ts";
import type { Draw } from "../bench/random-numbers.ts";

/** The files of a plan by their path in its folder. */
export type PlanFiles = ReadonlyMap<string, string>;

export interface Edit {
  /** What it does, e.g. `title of kpis/kpi-3.json`. */
  readonly says: string;
  /** The files with their new text; `undefined` takes one away. */
  readonly files: ReadonlyMap<string, string | undefined>;
}

type Fields = Record<string, unknown>;
type Kind = (files: PlanFiles, draw: Draw) => Edit | undefined;

/** One of the edits below. */
export function randomEdit(files: PlanFiles, draw: Draw): Edit {
  for (;;) {
    const [name, kind] = draw.pick(Object.entries(kinds));
    const edit = kind(files, draw);
    if (edit) return { ...edit, says: `${name}: ${edit.says}` };
  }
}

const kinds: Readonly<Record<string, Kind>> = {
  "an actual": (files, draw) =>
    changed(files, draw, ["actuals"], ({ measurements, ...fields }) => {
      if (!Array.isArray(measurements) || measurements.length === 0) return undefined;
      const at = draw.isOneIn(2) ? measurements.length - 1 : draw.below(measurements.length);
      return {
        ...fields,
        measurements: measurements.with(at, { ...measurements[at], value: draw.between(1, 900) / 10 }),
      };
    }),
  "a title": (files, draw) =>
    changed(files, draw, titled, (fields) => ({
      ...fields,
      title: `Renamed ${draw.between(1, 9_999)} & <b>`,
    })),
  "an owner": (files, draw) =>
    changed(files, draw, ["kpis", "plans", "milestones", "objectives"], (fields) => {
      return { ...fields, accountable: idOf(draw.pick(pathsOf(files, ["people"]))) };
    }),
  "a dependency": (files, draw) =>
    changed(files, draw, ["milestones"], (fields) => {
      return { ...fields, dependsOn: [idOf(draw.pick(pathsOf(files, ["milestones"])))] };
    }),
  "an objective of a KPI": (files, draw) =>
    changed(files, draw, ["kpis"], (fields) => {
      return { ...fields, objective: idOf(draw.pick(pathsOf(files, ["objectives"]))) };
    }),
  "a target": (files, draw) =>
    changed(files, draw, ["kpis"], ({ targets, ...fields }) => {
      if (!Array.isArray(targets) || targets.length === 0) return undefined;
      return {
        ...fields,
        targets: targets.with(-1, { ...targets.at(-1), value: draw.between(1, 900) / 10 }),
      };
    }),
  "a baseline": (files, draw) =>
    changed(files, draw, ["milestones"], ({ baseline, ...fields }) => {
      return { ...fields, baseline: { ...(baseline as Fields), finish: `2027-0${draw.between(1, 9)}-15` } };
    }),
  "a forecast": (files, draw) =>
    changed(files, draw, ["milestones"], ({ actual: _, ...fields }) => {
      return { ...fields, forecast: { finish: `2027-0${draw.between(1, 9)}-1${draw.below(10)}` } };
    }),
  "a stage": (files, draw) =>
    changed(files, draw, ["plans"], (fields) => {
      return { ...fields, stage: draw.pick(["proposed", "active", "delivered", "stopped"]) };
    }),
  "a text": (files, draw) => {
    const path = draw.pick([...files.keys()].filter((file) => file.endsWith(".mdx")));
    const kpi = idOf(draw.pick(pathsOf(files, ["kpis"])));
    const more = draw.pick([
      `It is seen in <Kpi id="${kpi}"/>.\n`,
      `${draw.between(1, 99)} of them *wait*.\n`,
      "```mermaid\nflowchart LR\n  accTitle: Way\n  a --> b\n```\n",
      `![A plan](${"../".repeat(path.split("/").length - 1)}media/picture.png)\n`,
    ]);
    return one(path, `${files.get(path)}\n${more}`);
  },
  "a picture": (files, draw) => one("media/picture.png", picture(files, draw)),
  "a new entry": (files, draw) => {
    const path = draw.pick(pathsOf(files, titled));
    const made = path.replace(/(\.\w+)$/, `-${draw.between(1, 999)}$1`);
    return files.has(made) ? undefined : one(made, files.get(path) ?? "");
  },
  "a new update": (files, draw) => {
    const path = draw.pick(pathsOf(files, ["updates"]));
    const claimed = draw.pick(["green", "amber", "red"]);
    const made = path.replace(/(\.\w+)$/, `-again-${draw.between(1, 999)}$1`);
    return one(made, withFields(files.get(path) ?? "", made, (fields) => ({ ...fields, claimed })) ?? "");
  },
  "an entry removed": (files, draw) => {
    const paths = pathsOf(files, draw.isOneIn(2) ? ["updates", "decisions", "risks"] : titled);
    return paths.length < 2 ? undefined : one(draw.pick(paths), undefined);
  },
  "the portal": (files, draw) =>
    portal(files, () =>
      draw.pick<Fields>([
        { name: `Organisation ${draw.between(1, 99)}` },
        { description: `What we do, "${draw.between(1, 99)}" <p class="date">` },
        { locale: draw.pick(["en-GB", "de-DE", "en"]) },
        { currency: draw.pick(["EUR", "CHF"]) },
        { fiscalYearStart: draw.between(1, 12) },
        { discountRate: draw.between(1, 20) / 100 },
        { rebuiltEvery: ["hour", "day", undefined][draw.below(3)] },
        { repository: draw.isOneIn(2) ? undefined : { url: "https://github.com/a/b", branch: "main" } },
        { form: draw.isOneIn(2) ? undefined : {} },
      ]),
    ),
  "a severity": (files, draw) =>
    portal(files, ({ rules }) => {
      const rule = draw.pick([
        "kpi/breach",
        "kpi/stale",
        "schedule/slip",
        "ownership/inactive",
        "kpi/no-target",
      ]);
      return { rules: { ...(rules as Fields), [rule]: draw.pick(["off", "info", "warning", "breach"]) } };
    }),
  "the reporting date": (files, draw) => portal(files, () => ({ asOf: `2026-10-${draw.between(10, 31)}` })),
};

const titled: readonly CollectionName[] = collectionNames.filter((name) => name !== "actuals");

function pathsOf(files: PlanFiles, of: readonly CollectionName[]): readonly string[] {
  return [...files.keys()].filter((path) => {
    const [folder = ""] = path.split("/");
    return isCollectionName(folder) && of.includes(folder);
  });
}

function idOf(path: string): string {
  return path.slice(path.indexOf("/") + 1).replace(/\.\w+$/, "");
}

function one(path: string, text: string | undefined): Edit {
  return { says: path, files: new Map([[path, text]]) };
}

function portal(files: PlanFiles, change: (fields: Fields) => Fields): Edit {
  const path = "portal.json";
  return one(
    path,
    withFields(files.get(path) ?? "{}", path, (fields) => ({ ...fields, ...change(fields) })),
  );
}

/** Changes a file of some collections; `undefined` where it has nothing to change. */
function changed(
  files: PlanFiles,
  draw: Draw,
  of: readonly CollectionName[],
  change: (fields: Fields) => Fields | undefined,
): Edit | undefined {
  const path = draw.pick(pathsOf(files, of));
  const text = withFields(files.get(path) ?? "", path, change);
  return text === undefined ? undefined : one(path, text);
}

function withFields(
  text: string,
  path: string,
  change: (fields: Fields) => Fields | undefined,
): string | undefined {
  if (path.endsWith(".json")) {
    const fields = change(JSON.parse(text));
    return fields && `${JSON.stringify(fields, undefined, 2)}\n`;
  }
  const [, head = "", body = ""] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text) ?? [];
  const fields = change(parse(head));
  return fields && `---\n${stringify(fields)}---\n${body}`;
}

/** Not a whole picture, but nobody looks into it; its bytes are kept as text of one byte a letter. */
function picture(_: PlanFiles, draw: Draw): string {
  return `\u0089PNG\r\n\u001a\n${draw.between(1, 999_999)}`;
}

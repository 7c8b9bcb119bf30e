/**
 * Microsoft Project's XML (schemas.microsoft.com/project), which Project, ProjectLibre and others save.
 *
 *     a project           → a plan
 *     a task              → a milestone; a summary task is none, since it is nothing but its tasks
 *     baseline 0          → the baseline; a task without one has its schedule for it, and is told
 *     start, finish       → the forecast, where they differ from the baseline
 *     actual dates        → the actual dates; nothing is 90 % done, so the share that is complete is not taken
 *     baseline cost, cost → the budget; actual cost → spent. Project saves hundredths of the currency
 *     predecessor links   → `dependsOn`, with their type; lags become calendar days
 *
 * A lag of working days is counted in calendar days with the project's own week: 5 working days of a week of 5 are 7
 * days. A lag in percent, and a link from or to a summary task, mean nothing here and are told.
 */
import type { Data } from "../../../authoring/settings.ts";
import { type Day, isDay } from "../../../model/index.ts";
import type { ImportFormat, ImportSettings, SourceFile } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import { quoted, type SourcePlace } from "../note.ts";
import { slug } from "../slug.ts";
import { baseName, decoded } from "../table/csv-grid.ts";
import { childrenNamed, childText, type XmlElement, XmlFault, xmlTree } from "../table/xml.ts";
import { linksOf, type Project, placeOf } from "./mpp-links.ts";
import { personFor, planFor } from "./source-names.ts";

export const mppXml: ImportFormat = {
  summary: "plans of Microsoft Project saved as XML: tasks, baselines, dependencies",
  read: (files, settings, ledger) => {
    for (const file of files) readProject(file, settings, ledger);
  },
};

function readProject(source: SourceFile, settings: ImportSettings, ledger: Ledger): void {
  const text = decoded(source, ledger);
  if (text === undefined) return;
  let element: XmlElement;
  try {
    element = xmlTree(text.replace(/^\ufeff/, ""));
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const place = { file: source.name, row: error.line, column: error.column };
    const hint = "save the plan again with `Save as… XML`; a file `.mpp` itself is not read";
    ledger.error(place, "import/file", `the file cannot be read: ${error.message}`, hint);
    return;
  }
  if (element.name !== "Project") {
    const place = { file: source.name, row: element.line, column: element.column };
    const hint = "save the plan with `Save as… XML` in Microsoft Project";
    ledger.error(
      place,
      "import/file",
      `the file is no plan of Microsoft Project: it holds \`${element.name}\``,
      hint,
    );
    return;
  }
  const tasks = tasksOf(element);
  const name =
    childText(element, "Title") ??
    childText(element, "Name")?.replace(/\.(mpp|xml)$/i, "") ??
    baseName(source.name);
  const plan = planFor(name, { file: source.name, row: 1, column: 1 }, settings, ledger);
  const isSummary = (task: XmlElement) => childText(task, "Summary") === "1";
  const currency = childText(element, "CurrencyCode");
  if (currency !== undefined && currency !== settings.currency) {
    const place = { file: source.name, row: 1, column: 1 };
    const message = `the figures are in ${currency}, but the plan is in ${settings.currency}, so none is taken`;
    ledger.error(place, "import/value", message, "convert them, or import into a plan in that currency");
  }
  const project: Project = {
    file: source.name,
    element,
    plan,
    ids: milestoneIds(
      tasks.filter((task) => !isSummary(task)),
      plan,
      source.name,
      ledger,
    ),
    summaries: new Set(tasks.filter(isSummary).map(uidOf)),
    owners: ownersOf(element),
    settings,
    ledger,
  };
  const takesMoney = currency === undefined || currency === settings.currency;
  for (const task of tasks) if (!isSummary(task)) addTask(task, takesMoney, project);
}

/** The tasks that people see: task 0 is the project itself, and a null task an empty line. */
function tasksOf(element: XmlElement): readonly XmlElement[] {
  const [list] = childrenNamed(element, "Tasks");
  return (list ? childrenNamed(list, "Task") : []).filter(
    (task) => uidOf(task) !== "0" && childText(task, "IsNull") !== "1",
  );
}

function uidOf(task: XmlElement): string {
  return childText(task, "UID") ?? "";
}

function milestoneIds(tasks: readonly XmlElement[], plan: string, file: string, ledger: Ledger) {
  const taken = new Set<string>();
  return new Map(
    tasks.map((task) => {
      const name = `${plan}/${slug(childText(task, "Name") ?? "") || `task-${uidOf(task)}`}`;
      const id = taken.has(name) ? `${name}-${uidOf(task)}` : name;
      if (id !== name) {
        const message = `another task has the name ${quoted(childText(task, "Name") ?? "")}, so this one is \`milestones/${id}\``;
        ledger.warn(
          placeOf(file, task),
          "import/duplicate",
          message,
          "give tasks names that tell them apart",
        );
      }
      taken.add(id);
      return [uidOf(task), id] as const;
    }),
  );
}

/** The name of the one resource of each task; a task with several has none that answers for it. */
function ownersOf(element: XmlElement): ReadonlyMap<string, string> {
  const list = (name: string, item: string) =>
    childrenNamed(element, name).flatMap((child) => childrenNamed(child, item));
  const names = new Map(list("Resources", "Resource").map((one) => [uidOf(one), childText(one, "Name")]));
  const found = new Map<string, Set<string>>();
  for (const assignment of list("Assignments", "Assignment")) {
    const task = childText(assignment, "TaskUID") ?? "";
    const name = names.get(childText(assignment, "ResourceUID") ?? "");
    if (name !== undefined) found.set(task, (found.get(task) ?? new Set()).add(name));
  }
  return new Map(
    [...found].flatMap(([task, [only, ...others]]) =>
      only === undefined || others.length > 0 ? [] : [[task, only]],
    ),
  );
}

function addTask(task: XmlElement, takesMoney: boolean, project: Project): void {
  const { file, ids, owners, settings, ledger } = project;
  const place = placeOf(file, task);
  const title = childText(task, "Name");
  const id = ids.get(uidOf(task));
  if (title === undefined || id === undefined) {
    ledger.error(place, "import/missing", "a task has no name, so it is left out", "give it one");
    return;
  }
  if (childText(task, "Active") === "0") {
    const message = `the task ${quoted(title)} is inactive and left out: a cancelled milestone needs the day of that`;
    ledger.error(place, "import/value", message, "add it with `cancelled` if it was ever promised");
    return;
  }
  const dates = datesOf(task, title, project);
  if (!dates) return;
  const owner = owners.get(uidOf(task));
  tellUnused(task, title, place, ledger);
  ledger.add({
    collection: "milestones",
    id,
    data: {
      title,
      ...(owner === undefined ? {} : { accountable: personFor(owner, place, settings, ledger) }),
      ...dates,
      ...(takesMoney ? costsOf(task) : {}),
      dependsOn: linksOf(task, project),
    },
    place,
  });
}

function datesOf(task: XmlElement, title: string, { file, ledger }: Project): Data | undefined {
  const baselines = childrenNamed(task, "Baseline");
  const current = baselines.find((one) => (childText(one, "Number") ?? "0") === "0");
  const isPoint = childText(task, "Milestone") === "1";
  const span = (start: Day | undefined, finish: Day | undefined): Data | undefined =>
    finish === undefined ? undefined : { ...(start === undefined || isPoint ? {} : { start }), finish };
  const planned = span(dayIn(task, "Start"), dayIn(task, "Finish"));
  const approved = current && span(dayIn(current, "Start"), dayIn(current, "Finish"));
  const baseline = approved ?? planned;
  if (!baseline) {
    const message = `the task ${quoted(title)} has no finish, so it is left out`;
    ledger.error(placeOf(file, task), "import/missing", message, "give it one");
    return undefined;
  }
  if (!approved) ledger.assume("a task without a baseline has its schedule of today for one");
  if (baselines.length > 1) {
    const message = `${baselines.length - 1} older baselines of ${quoted(title)} are left out: it is not said when they were replaced`;
    ledger.warn(
      placeOf(file, task),
      "import/value",
      message,
      "add them to `rebaselined` with their dates and decisions",
    );
  }
  const [start, finish] = [dayIn(task, "ActualStart"), dayIn(task, "ActualFinish")];
  const actual = {
    ...(start === undefined || isPoint ? {} : { start }),
    ...(finish === undefined ? {} : { finish }),
  };
  const isMoved = approved !== undefined && planned?.["finish"] !== approved["finish"];
  return {
    baseline,
    ...(isMoved && finish === undefined && planned ? { forecast: planned } : {}),
    ...(Object.keys(actual).length > 0 ? { actual } : {}),
  };
}

function dayIn(element: XmlElement, name: string): Day | undefined {
  const text = (childText(element, name) ?? "").slice(0, 10);
  return isDay(text) ? text : undefined;
}

function costsOf(task: XmlElement): Data {
  const current = childrenNamed(task, "Baseline").find((one) => (childText(one, "Number") ?? "0") === "0");
  const budget = money(current && childText(current, "Cost")) ?? money(childText(task, "Cost"));
  const spent = money(childText(task, "ActualCost"));
  return {
    ...(budget === undefined || budget === 0 ? {} : { budget }),
    ...(spent === undefined || spent === 0 ? {} : { spent }),
  };
}

/** Money in the currency; the file has hundredths. */
function money(text: string | undefined): number | undefined {
  const number = text === undefined ? Number.NaN : Number(text);
  return Number.isFinite(number) && number >= 0 ? number / 100 : undefined;
}

/** What a task says and a milestone has no place for. */
function tellUnused(task: XmlElement, title: string, place: SourcePlace, ledger: Ledger): void {
  const notes = childText(task, "Notes");
  if (notes === undefined) return;
  const message = `the notes of ${quoted(title)} (${quoted(notes)}) are left out, since a milestone has no narrative`;
  ledger.warn(place, "import/text", message, "write them into the plan's narrative if they matter");
}

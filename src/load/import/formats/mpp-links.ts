/** The links between tasks of Microsoft Project, and their lags in calendar days. */
import type { Data } from "../../../authoring/settings.ts";
import type { ImportSettings } from "../import-format.ts";
import type { Ledger } from "../ledger.ts";
import { quoted, type SourcePlace } from "../note.ts";
import { childrenNamed, childText, type XmlElement } from "../table/xml.ts";

const linkTypes: Readonly<Record<string, string>> = { "0": "FF", "1": "FS", "2": "SF", "3": "SS" };
/** Lags in percent of the predecessor's duration. */
const percentLags = new Set(["19", "20", "51", "52"]);
/** Units of lags that count all hours: elapsed minutes, hours, days, weeks, months, estimated ones too. */
const elapsedLags = new Set(["4", "6", "8", "10", "12", "36", "38", "40", "42", "44"]);

export interface Project {
  readonly file: string;
  readonly element: XmlElement;
  readonly plan: string;
  /** The ids of the milestones by the unique numbers of their tasks. */
  readonly ids: ReadonlyMap<string, string>;
  readonly summaries: ReadonlySet<string>;
  readonly owners: ReadonlyMap<string, string>;
  readonly settings: ImportSettings;
  readonly ledger: Ledger;
}

export function linksOf(task: XmlElement, project: Project): readonly Data[] {
  const { file, ids, summaries, ledger } = project;
  return childrenNamed(task, "PredecessorLink").flatMap((link) => {
    const place = placeOf(file, link);
    const uid = childText(link, "PredecessorUID") ?? "";
    const milestone = ids.get(uid);
    if (milestone === undefined) {
      const what = summaries.has(uid)
        ? "a summary task, which is no milestone"
        : `task ${quoted(uid)}, which is not in the file`;
      ledger.error(
        place,
        "import/reference",
        `the link is to ${what}; it is left out`,
        "link to the task that has to be finished",
      );
      return [];
    }
    const type = linkTypes[childText(link, "Type") ?? "1"];
    const lagDays = lagOf(link, project);
    return [
      {
        milestone,
        ...(type === "FS" || type === undefined ? {} : { type }),
        ...(lagDays === 0 ? {} : { lagDays }),
      },
    ];
  });
}

/** The lag of a link in calendar days. The file has tenths of minutes. */
function lagOf(link: XmlElement, { file, element, ledger }: Project): number {
  const tenths = Number(childText(link, "LinkLag") ?? "0");
  const format = childText(link, "LagFormat") ?? "7";
  if (!Number.isFinite(tenths) || tenths === 0) return 0;
  const place = placeOf(file, link);
  if (percentLags.has(format)) {
    const message = `the lag of ${tenths} % of the predecessor's duration is left out`;
    ledger.error(place, "import/value", message, "write it in days");
    return 0;
  }
  const minutes = tenths / 10;
  const exact = elapsedLags.has(format) ? minutes / 1440 : workingDays(minutes, element);
  const days = Math.sign(exact) * Math.ceil(Math.abs(exact) - 1e-9);
  if (!elapsedLags.has(format)) {
    ledger.assume(
      "a lag of working days is counted in calendar days by the project's own week, part days as whole ones",
    );
  }
  return days;
}

function workingDays(minutes: number, element: XmlElement): number {
  const perDay = Number(childText(element, "MinutesPerDay") ?? "480") || 480;
  const perWeek = (Number(childText(element, "MinutesPerWeek") ?? "2400") || 2400) / perDay;
  const days = Math.abs(minutes) / perDay;
  const weeks = Math.floor(days / perWeek + 1e-9);
  return Math.sign(minutes) * (7 * weeks + (days - weeks * perWeek));
}

export function placeOf(file: string, { line, column }: XmlElement): SourcePlace {
  return { file, row: line, column };
}

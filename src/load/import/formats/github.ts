/**
 * Milestones of GitHub as its API gives them, `gh api repos/OWNER/NAME/milestones?state=all --paginate`.
 *
 *     due_on      → the baseline's finish; a milestone without one is left out, since nothing was promised
 *     closed_at   → the actual finish of a closed one
 *
 * Counts of open and closed issues are not taken: nothing is 90 % done.
 */
import { isDay } from "../../../model/index.ts";
import type { ImportFormat, ImportSettings } from "../import-format.ts";
import { type JsonRecord, jsonRecords } from "../json-source.ts";
import type { Ledger } from "../ledger.ts";
import { quoted } from "../note.ts";
import { slug } from "../slug.ts";
import { baseName } from "../table/csv-grid.ts";
import { dayOf } from "../values/day-text.ts";
import { leaveOutDescription } from "./milestone-description.ts";
import { planFor } from "./source-names.ts";

export const github: ImportFormat = {
  summary: "milestones of GitHub as JSON, as `gh api …/milestones?state=all` prints them",
  read: (files, settings, ledger) => {
    for (const file of files) {
      const records = jsonRecords(file, ["milestones", "items"], ledger);
      for (const record of records) addMilestone(record, baseName(file.name), settings, ledger);
    }
  },
};

function addMilestone(record: JsonRecord, fileName: string, settings: ImportSettings, ledger: Ledger): void {
  const title = record.text("title");
  const due = firstDay(record, ["due_on", "dueOn"], settings, ledger);
  if (title === "" || due === undefined) {
    const what =
      title === ""
        ? "a milestone has no title"
        : `the milestone ${quoted(title)} has no date by which it is due`;
    ledger.error(
      record.place,
      "import/missing",
      `${what}, so it is left out`,
      "set it on GitHub and export again",
    );
    return;
  }
  const isClosed = record.text("state").toLowerCase() === "closed";
  const closed = isClosed ? firstDay(record, ["closed_at", "closedAt"], settings, ledger) : undefined;
  if (isClosed && closed === undefined) {
    const message = `the milestone ${quoted(title)} is closed, but without a day, so it counts as pending`;
    ledger.warn(record.at("state"), "import/missing", message, "add `actual.finish` to the entry");
  }
  leaveOutDescription(record, ledger);
  const repository = /github\.com\/(?:repos\/)?[^/]+\/([^/]+)/.exec(record.text("html_url"))?.[1];
  const plan = planFor(repository ?? fileName, record.place, settings, ledger);
  const number = record.text("number");
  ledger.add({
    collection: "milestones",
    id: ledger.freeId("milestones", `${plan}/${slug(title) || `milestone-${number}`}`, record.place),
    data: {
      title,
      baseline: { finish: due },
      ...(closed === undefined ? {} : { actual: { finish: closed } }),
      tags: number === "" ? [] : [`github-${number}`],
    },
    place: record.place,
  });
}

/** The day of the first field that has one. GitHub writes a time behind it, which belongs to no day of a plan. */
function firstDay(record: JsonRecord, fields: readonly string[], { dates }: ImportSettings, ledger: Ledger) {
  for (const field of fields) {
    const text = record.text(field);
    if (text === "") continue;
    const read = dayOf(text, dates);
    if (read.ok && isDay(read.value)) return read.value;
    if (!read.ok) ledger.error(record.at(field), "import/value", `\`${field}\`: ${read.message}`, read.hint);
  }
  return undefined;
}

/** What changed for somebody in the last month, by the dates in the files. */
import { byCodeUnits, type CollectionName } from "../model/index.ts";
import { entryPath, titleOf, type ViewContext } from "./context.ts";
import type { DigestItem, DigestSection } from "./digest.ts";
import { statusMark } from "./status.ts";
import { listed, sentenceCase } from "./wording.ts";

/** What moved from one status to another, was finished or was decided since the report of the day before. */
export function recentSection(
  context: ViewContext,
  concerns: (subject: string) => boolean,
  whose: string,
): DigestSection {
  const { format } = context;
  const before = context.before();
  const since = format.day(before.asOf);
  return {
    heading: `Changed since ${since}`,
    items: [...statusMoves(context, concerns), ...finished(context, concerns), ...decided(context, concerns)],
    empty: `Nothing ${whose} has changed since ${since}.`,
  };
}

function statusMoves(context: ViewContext, concerns: (subject: string) => boolean): readonly DigestItem[] {
  const { report } = context;
  const before = context.before();
  const moved = <Status>(
    collection: CollectionName,
    now: readonly { readonly id: string; readonly status: Status }[],
    then: readonly { readonly id: string; readonly status: Status }[],
    word: (status: Status) => string,
  ): readonly DigestItem[] => {
    const earlier = new Map(then.map(({ id, status }) => [id, status]));
    return now.flatMap(({ id, status }) => {
      const was = earlier.get(id);
      if (was === undefined || was === status || !concerns(`${collection}/${id}`)) return [];
      const text = `${titleOf(context, collection, id)}: ${word(was)} → ${word(status)}`;
      return [{ text, facts: [], page: entryPath(collection, id) }];
    });
  };
  const computed = (plans: ViewContext["report"]["plans"]) =>
    plans.map(({ id, computed: status }) => ({ id, status }));
  const word = (status: Parameters<typeof statusMark>[0]) => statusMark(status).word.toLowerCase();
  return [
    ...moved("kpis", report.kpis, before.kpis, word),
    ...moved("plans", computed(report.plans), computed(before.plans), word),
  ];
}

function finished(context: ViewContext, concerns: (subject: string) => boolean): readonly DigestItem[] {
  const { format, repository } = context;
  const before = context.before();
  return [...repository.milestones.values()].flatMap(({ id, title, actual }) => {
    const day = actual?.finish;
    if (day === undefined || day <= before.asOf || !concerns(`milestones/${id}`)) return [];
    return [{ text: `Finished: ${title}`, facts: [format.day(day)], page: entryPath("milestones", id) }];
  });
}

function decided(context: ViewContext, concerns: (subject: string) => boolean): readonly DigestItem[] {
  const { format } = context;
  const before = context.before();
  const found = new Map<string, DigestItem>();
  for (const [subject, decisions] of context.decisionsAbout) {
    if (!concerns(subject)) continue;
    for (const { id, title, date, status, deciders } of decisions) {
      if (date <= before.asOf || status === "proposed") continue;
      const by = listed(deciders.map((person) => titleOf(context, "people", person)));
      found.set(id, {
        text: `${sentenceCase(status)}: ${title}`,
        facts: [format.day(date), by],
        page: entryPath("decisions", id),
      });
    }
  }
  return [...found].sort(([a], [b]) => byCodeUnits(a, b)).map(([, item]) => item);
}

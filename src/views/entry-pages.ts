/**
 * What the pages of entries say. The page of an entry and the text beside it both say it, one shortly after the other in a
 * build, so what was made for the one waits a little for the other.
 */
import { oncePer } from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import { decisionPage } from "./decision.ts";
import { forumPage } from "./forum.ts";
import { kpiPage } from "./kpi.ts";
import { milestonePage } from "./milestone.ts";
import { objectivePage } from "./objective.ts";
import { otherEntryPage } from "./other-entry.ts";
import { personPage } from "./person.ts";
import { planPage } from "./plan.ts";
import { teamPage } from "./team.ts";
import { unitPage } from "./unit.ts";
import { updatePage } from "./update.ts";

type PageOf<Page> = (context: ViewContext, id: string) => Page;

/** More than a build has under way at a time, and few enough to hold however large they are. */
const mostWaiting = 48;

/** Makes a page where none waits, and hands out the one that does. */
export function madeForTwo<Page>(make: PageOf<Page>): PageOf<Page> {
  const waitingIn = oncePer((_: ViewContext) => new Map<string, Page>());
  return (context, id) => {
    const waiting = waitingIn(context);
    const made = waiting.get(id);
    if (made !== undefined) {
      waiting.delete(id);
      return made;
    }
    const page = make(context, id);
    waiting.set(id, page);
    const [oldest] = waiting.keys();
    if (waiting.size > mostWaiting && oldest !== undefined) waiting.delete(oldest);
    return page;
  };
}

export const entryPages = {
  assumptions: madeForTwo((context, id) => otherEntryPage(context, "assumptions", id)),
  decisions: madeForTwo(decisionPage),
  forums: madeForTwo(forumPage),
  kpis: madeForTwo(kpiPage),
  milestones: madeForTwo(milestonePage),
  objectives: madeForTwo(objectivePage),
  people: madeForTwo(personPage),
  plans: madeForTwo(planPage),
  risks: madeForTwo((context, id) => otherEntryPage(context, "risks", id)),
  systems: madeForTwo((context, id) => otherEntryPage(context, "systems", id)),
  teams: madeForTwo(teamPage),
  units: madeForTwo(unitPage),
  updates: madeForTwo(updatePage),
} as const;

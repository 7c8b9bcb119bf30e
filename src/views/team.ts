import { capacityKey, capacityOf, type TeamCapacity } from "./capacity.ts";
import { entryCell } from "./cells.ts";
import { required, type ViewContext } from "./context.ts";
import { type EntryPage, entryPage, fact } from "./entry-page.ts";

/** What a team has and what is asked of it, as its own page and the one of all teams show it. */
export interface TeamPage extends EntryPage, Pick<TeamCapacity, "chart" | "table" | "needs"> {
  readonly key: typeof capacityKey;
}

export function teamPage(context: ViewContext, id: string): TeamPage {
  const team = required(context.repository.teams.get(id), id);
  const { chart, table, needs } = capacityOf(context, team);
  const facts = [fact("Unit", entryCell(context, "units", team.unit))];
  return { ...entryPage(context, "teams", id, facts), key: capacityKey, chart, table, needs };
}

import { subjectOf, type ViewContext } from "../views/context.ts";
import { type DecisionPage, decisionPage } from "../views/decision.ts";
import { type Fact, textFact } from "../views/entry-page.ts";
import { forumPage } from "../views/forum.ts";
import { frameView } from "../views/frame.ts";
import { type KpiPage, kpiPage } from "../views/kpi.ts";
import { type KpiGroup, kpiGroups } from "../views/kpi-rows.ts";
import { type MilestonePage, milestonePage } from "../views/milestone.ts";
import { type ObjectivePage, objectivePage } from "../views/objective.ts";
import { otherEntryPage } from "../views/other-entry.ts";
import { personPage } from "../views/person.ts";
import { type PlanPage, planPage } from "../views/plan.ts";
import { type ProsePartView, proseView } from "../views/prose.ts";
import { type TeamPage, teamPage } from "../views/team.ts";
import { unitPage } from "../views/unit.ts";
import { type UpdatePage, updatePage } from "../views/update.ts";
import { withExampleLinks } from "./example-links.ts";

type Text = readonly ProsePartView[];

/** What the pages of an entry of the example say, with links that lead to places in the guide. */
export type ExampleResult =
  | {
      readonly kind: "kpi";
      readonly page: KpiPage;
      readonly groups: readonly KpiGroup[];
      readonly locale: string;
    }
  | { readonly kind: "plan"; readonly page: PlanPage; readonly prose: Text }
  | { readonly kind: "milestone"; readonly page: MilestonePage }
  | { readonly kind: "update"; readonly page: UpdatePage; readonly prose: Text; readonly asOf: string }
  | { readonly kind: "decision"; readonly page: DecisionPage; readonly prose: Text }
  | { readonly kind: "objective"; readonly page: ObjectivePage; readonly prose: Text }
  | { readonly kind: "team"; readonly page: TeamPage }
  | { readonly kind: "facts"; readonly facts: readonly Fact[]; readonly prose: Text };

/** `entry` is `portal` or the path of an entry without its ending, e.g. `kpis/churn`. */
export function exampleResult(view: ViewContext, entry: string): ExampleResult {
  return withExampleLinks(resultOf(view, entry));
}

function resultOf(view: ViewContext, entry: string): ExampleResult {
  if (entry === "portal") return { kind: "facts", facts: portalFacts(view), prose: [] };
  const { collection, id } = subjectOf(entry);
  const prose = proseView(view, view.origins.get(entry)?.prose);
  switch (collection) {
    case "kpis":
    case "actuals":
      return { kind: "kpi", page: kpiPage(view, id), groups: kpiGroups(view), locale: localeOf(view) };
    case "plans":
      return { kind: "plan", page: planPage(view, id), prose };
    case "milestones":
      return { kind: "milestone", page: milestonePage(view, id) };
    case "updates":
      return { kind: "update", page: updatePage(view, id), prose, asOf: view.format.day(view.asOf) };
    case "decisions":
      return { kind: "decision", page: decisionPage(view, id), prose };
    case "objectives":
      return { kind: "objective", page: objectivePage(view, id), prose };
    case "teams":
      return { kind: "team", page: teamPage(view, id) };
    case "forums":
      return { kind: "facts", facts: forumPage(view, id).facts, prose };
    case "units":
      return { kind: "facts", facts: unitPage(view, id).facts, prose };
    case "people":
      return { kind: "facts", facts: personPage(view, id).facts, prose };
    default:
      return { kind: "facts", facts: otherEntryPage(view, collection, id).facts, prose };
  }
}

function localeOf({ repository }: ViewContext): string {
  return repository.portal.locale;
}

/** What the settings do on every page. */
function portalFacts(view: ViewContext): readonly Fact[] {
  const { organisation, description, basis, conventions } = frameView(view, "");
  return [
    textFact("At the top", organisation),
    textFact("In its description", description),
    textFact("Data as of", `${basis.asOf} · ${basis.oldest}`),
    textFact("At the foot", conventions),
  ];
}

import type { Entry } from "../../model/index.ts";
import { acceptedChange, promisesByKpi } from "../alignment/alignment-report.ts";
import { spanOf } from "../variance/gap.ts";
import { changeUnit, listText } from "../wording.ts";
import { asEntry, asNumber, computed, given, limit } from "./evidence.ts";
import { type Facts, kpiFacts } from "./facts.ts";
import { computedChange } from "./kpi-wording.ts";
import type { Rule } from "./rule.ts";

export const kpiOverclaimed: Rule = {
  id: "kpi/overclaimed",
  title: "More promised than the target asks for",
  why:
    "Plans that together promise more than the whole planned change are counting the same benefit " +
    "more than once.",
  when:
    "The accepted contributions of plans neither stopped nor closed add up to more than the change " +
    "from the baseline to the last target.",
  severity: "warning",
  about: ["kpis"],
  isDated: false,
  *find(facts) {
    const overclaimed = new Set(facts.alignment.overclaimed);
    for (const { kpi } of kpiFacts(facts).filter((known) => overclaimed.has(known.kpi.id))) {
      const accepted = acceptedPromises(facts, kpi);
      const claimed = acceptedChange(kpi, accepted);
      const planned = spanOf(kpi);
      const plans = [...new Map(accepted.map(({ plan }) => [plan.id, plan.title])).values()];
      yield {
        subject: `kpis/${kpi.id}`,
        message:
          `${listText(plans)} ${plans.length === 1 ? "promises" : "together promise"} ${computedChange(kpi, claimed)} ` +
          `for ${kpi.title}, more than the ${computedChange(kpi, planned)} planned in all.`,
        evidence: [
          ...accepted.flatMap(({ plan, contribution }) => [
            given("Plan", asEntry("plans", plan.id)),
            given("Accepted change", asNumber(contribution.delta, changeUnit(kpi.unit))),
          ]),
          computed("Promised in all", asNumber(claimed, changeUnit(kpi.unit))),
          limit("Planned in all", asNumber(planned, changeUnit(kpi.unit))),
        ],
      };
    }
  },
};

function acceptedPromises({ now }: Facts, kpi: Entry<"kpis">) {
  const promises = promisesByKpi(now).get(kpi.id) ?? [];
  return promises.filter(({ contribution }) => contribution.acceptedBy !== undefined);
}

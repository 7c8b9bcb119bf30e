import { lastDayNumber } from "../../calendar.ts";
import { sum } from "../../comparison.ts";
import { broughtTo, isAdverse, ongoingStages, promisesToKpi, stop, unaccepted } from "./brought.ts";
import type { Brought, DecisionOption, Deliver, OptionFacts, ReplanTargets } from "./option.ts";

/** What could be done about a KPI. */
export function kpiOptions(facts: OptionFacts, id: string): readonly DecisionOption[] {
  const { now } = facts;
  const kpi = now.repository.kpis.get(id);
  const report = facts.kpis.get(id);
  if (!kpi || !report) return [];
  const committed = broughtTo(facts, id, ["approved", "active", "delivered"]);
  const proposed = broughtTo(facts, id, ["proposed"]);
  const harmful = new Set(
    broughtTo(facts, id, ongoingStages)
      .filter((item) => isAdverse(facts, item))
      .map(({ plan }) => plan),
  );
  return [
    ...unaccepted(facts, promisesToKpi(now).get(id) ?? []),
    ...delivery(facts, id, committed, false),
    ...delivery(facts, id, proposed, true),
    ...[...harmful].flatMap((plan) => stop(facts, plan, id) ?? []),
    ...(kpi.targets.length > 0 ? [retargeting(facts, id)] : []),
    {
      kind: "accept-gap",
      what: "gap",
      subject: `kpis/${id}`,
      amount: report.gap,
      money: report.moneyAtStake,
    },
  ];
}

/** What helps; a change for the worse is an option to stop, not to deliver. */
function delivery(
  facts: OptionFacts,
  kpi: string,
  all: readonly Brought[],
  isProposed: boolean,
): readonly Deliver[] {
  const brings = all.filter((item) => !isAdverse(facts, item));
  if (brings.length === 0) return [];
  const expected = sum(brings.map(({ change, confidence }) => change * confidence));
  const gap = facts.kpis.get(kpi)?.gap ?? null;
  return [{ kind: "deliver", isProposed, brings, against: gap === null ? null : { kpi, gap, expected } }];
}

function retargeting({ now, kpis }: OptionFacts, id: string): ReplanTargets {
  const kpi = now.repository.kpis.get(id);
  const targets = kpi?.targets ?? [];
  const isAhead = ({ period }: (typeof targets)[number]) =>
    lastDayNumber(period, now.repository.portal.fiscalYearStart) >= now.today;
  const ahead = targets.filter(isAhead);
  const next = ahead[0] ?? targets.at(-1);
  if (!next) throw new RangeError(`The KPI \`${id}\` has no targets to move.`);
  const first = kpi?.retargeted[0]?.targets.find(({ period }) => period === next.period);
  return {
    kind: "replan-targets",
    kpi: id,
    next: { ...next, first: first?.value ?? null },
    ahead: ahead.length,
    timesMoved: kpis.get(id)?.timesMoved ?? 0,
  };
}

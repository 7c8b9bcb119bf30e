/** Whatever was forecast: who is always right is found to be, and the order of what is known does not matter. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { claimCalibration, finishCalibration, trendCalibration } from "../../src/analysis/index.ts";
import type { MonthFigures } from "../../src/analysis/month-figures.ts";
import { addDays, type Day, day } from "../../src/model/index.ts";
import { plan } from "../helpers/plan.ts";

const asOf = day("2026-10-31");
const monthEnds = [
  "2025-12-31",
  "2026-01-31",
  "2026-02-28",
  "2026-03-31",
  "2026-04-30",
  "2026-05-31",
  "2026-06-30",
];
const statuses = ["on-plan", "watch", "breach"] as const;

interface History {
  /** By milestone: its finish, in days from New Year 2026, and how far off it is forecast at each month end. */
  readonly milestones: readonly { readonly finish: number; readonly off: readonly number[] }[];
  readonly kpis: readonly {
    readonly value: number;
    readonly target: number;
    readonly chances: readonly number[];
  }[];
  readonly claims: readonly (readonly (typeof statuses)[number][])[];
}

const perMonth = <T>(of: fc.Arbitrary<T>) =>
  fc.array(of, { minLength: monthEnds.length, maxLength: monthEnds.length });
const histories: fc.Arbitrary<History> = fc.record({
  milestones: fc.array(
    fc.record({ finish: fc.integer({ min: 1, max: 300 }), off: perMonth(fc.integer({ min: -90, max: 90 })) }),
    { maxLength: 12 },
  ),
  kpis: fc.array(
    fc.record({
      value: fc.integer({ min: 0, max: 100 }),
      target: fc.integer({ min: 0, max: 100 }),
      chances: perMonth(fc.double({ min: 0, max: 1, noNaN: true })),
    }),
    { maxLength: 12 },
  ),
  claims: fc.array(perMonth(fc.constantFrom(...statuses)), { maxLength: 8 }),
});

const newYear = day("2026-01-01");

function planOf({ milestones, kpis }: History) {
  return plan({
    plans: { p: {} },
    milestones: Object.fromEntries(
      milestones.map(({ finish }, at) => [
        `p/m${at}`,
        { baseline: { finish: "2026-06-30" }, actual: { finish: addDays(newYear, finish) } },
      ]),
    ),
    kpis: Object.fromEntries(
      kpis.map(({ target }, at) => [`k${at}`, { targets: [{ period: "2026-09", value: target }] }]),
    ),
    actuals: Object.fromEntries(kpis.map(({ value }, at) => [`k${at}`, [["2026-09", value]]])),
  });
}

/** What was known at the month ends; `isPerfect` makes every forecast true. */
function monthsOf({ milestones, kpis, claims }: History, isPerfect: boolean) {
  return monthEnds.map((end, month) => ({
    day: day(end),
    digest: {
      milestones: milestones.flatMap(({ finish, off }, at) => {
        const said: Day = addDays(newYear, finish + (isPerfect ? 0 : (off[month] ?? 0)));
        const isOpen = addDays(newYear, finish) > end;
        return isOpen ? [{ id: `p/m${at}`, unit: "lab", said, expected: said, promised: said }] : [];
      }),
      kpis: kpis.map(({ value, target, chances }, at) => ({
        id: `k${at}`,
        at: day("2026-09-30"),
        low: isPerfect ? value : 20,
        value: isPerfect ? value : 40,
        high: isPerfect ? value : 60,
        pHit: isPerfect ? (value >= target ? 1 : 0) : (chances[month] ?? 0),
      })),
      claims: claims.map((computed, at) => ({
        id: `p${at}`,
        unit: "lab",
        claimed: "green",
        computed: isPerfect ? "on-plan" : computed[month],
      })),
    } as unknown as MonthFigures,
  }));
}

type Months = ReturnType<typeof monthsOf>;

const allOf = (history: History, months: Months) => {
  const repository = planOf(history);
  return {
    owner: finishCalibration(repository, asOf, months, "owner"),
    computed: finishCalibration(repository, asOf, months, "computed"),
    trends: trendCalibration(repository, asOf, months, []),
    claims: claimCalibration(months),
  };
};

test("forecasts that always come true have no overrun, cover all, and are fully reliable", () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { owner, trends, claims } = allOf(history, monthsOf(history, true));
      for (const { overrun } of owner.byLead) {
        expect(overrun.kept.count).toBe(overrun.n);
        expect([null, 0]).toContain(overrun.p50);
        expect([null, 0]).toContain(overrun.p80);
      }
      expect(trends.inside).toMatchObject({ count: history.kpis.length, n: history.kpis.length });
      expect([null, 0]).toContain(trends.brier);
      for (const { met, given } of trends.bins) if (met.share !== null) expect(met.share).toBe(given);
      expect(claims.all.onDay.count).toBe(claims.all.onDay.n);
    }),
  );
});

test("the order of months, and of what stands in them, does not matter", () => {
  fc.assert(
    fc.property(histories, (history) => {
      const months = monthsOf(history, false);
      const turned = months
        .map(({ day: at, digest }) => ({
          day: at,
          digest: {
            ...digest,
            milestones: digest.milestones.toReversed(),
            kpis: digest.kpis.toReversed(),
            claims: digest.claims.toReversed(),
          },
        }))
        .toReversed();
      expect(allOf(history, turned)).toEqual(allOf(history, months));
    }),
  );
});

test("no milestone is counted twice at one lead, and P50 is never above P80", () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { owner } = allOf(history, monthsOf(history, false));
      const keys = owner.forecasts.map(({ milestone, lead }) => `${milestone} ${lead}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { overrun } of owner.byLead)
        if (overrun.p50 !== null && overrun.p80 !== null)
          expect(overrun.p50).toBeLessThanOrEqual(overrun.p80);
    }),
  );
});

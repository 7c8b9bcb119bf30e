import { describe, expect, test } from "vitest";
import { day, toDay, toDayNumber } from "../../../src/model/index.ts";
import { planTimeline } from "../../../src/views/plan-timeline.ts";
import { timelineAxis } from "../../../src/views/timeline-axis.ts";
import { successorsOf, timelineLinks } from "../../../src/views/timeline-links.ts";
import { timelineMilestone } from "../../../src/views/timeline-milestone.ts";
import { type Fields, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const number = (text: string) => toDayNumber(day(text));
/** No-break spaces are written as `_`, so that the expectations can be read. */
const seen = (text: string | undefined) => text?.replaceAll("\u00a0", "_");

describe("timelineAxis(context, days)", () => {
  const axis = (portal: Fields, asOf: string, ...days: string[]) => {
    const found = timelineAxis(viewOf(plan({ portal }), asOf), days.map(number));
    return (
      found && {
        range: [toDay(found.first), toDay(found.last)],
        major: found.major.map(({ label }) => label).join(" "),
        minor: found.minor.map(({ label }) => label).join(" "),
        today: found.today?.label,
      }
    );
  };

  test("shows whole fiscal quarters, and names months where there are few", () => {
    expect(axis({ fiscalYearStart: 2 }, "2026-03-01", "2026-03-10", "2026-07-02")).toEqual({
      range: ["2026-02-01", "2026-07-31"],
      major: "Q1 2027 Q2 2027",
      minor: "Feb Mar Apr May Jun Jul",
      today: "as of Mar 1, 2026",
    });
  });

  test("names fiscal years and quarters of a longer time", () => {
    expect(axis({ fiscalYearStart: 4 }, "2026-06-01", "2026-02-01", "2027-05-01")).toMatchObject({
      range: ["2026-01-01", "2027-06-30"],
      major: "fiscal 2026 fiscal 2027 fiscal 2028",
      minor: "Q4 Q1 Q2 Q3 Q4 Q1",
    });
  });

  test("names years alone of a very long time", () => {
    expect(axis({}, "2026-06-01", "2019-02-01", "2026-12-01")).toMatchObject({
      major: "2019 2020 2021 2022 2023 2024 2025 2026",
      minor: "",
    });
  });

  test("makes room for a data date that is near, and leaves out one that is far away", () => {
    expect(axis({}, "2026-05-01", "2026-03-01")).toMatchObject({ range: ["2026-01-01", "2026-06-30"] });
    expect(axis({}, "2026-09-01", "2026-03-01")).toMatchObject({
      range: ["2026-01-01", "2026-03-31"],
      today: undefined,
    });
  });

  test("is none without days", () => {
    expect(axis({}, "2026-05-01")).toBeUndefined();
  });
});

const waiting = (acknowledgedBy?: string) =>
  plan({
    plans: { make: { unit: "lab" }, sell: { unit: "shop" } },
    milestones: {
      "make/api": { baseline: { finish: "2026-04-01" }, forecast: { finish: "2026-06-01" } },
      "make/tests": { dependsOn: [{ milestone: "make/api", type: "SS", lagDays: -5 }] },
      "sell/launch": {
        baseline: { finish: "2026-05-01" },
        dependsOn: [{ milestone: "make/api", lagDays: 10, ...(acknowledgedBy ? { acknowledgedBy } : {}) }],
      },
    },
  });

describe("timelineLinks(context, milestone, successors)", () => {
  const links = (repository: ReturnType<typeof plan>, id: string) => {
    const milestone = repository.milestones.get(id);
    if (!milestone) throw new Error(id);
    return timelineLinks(viewOf(repository, "2026-03-01"), milestone, successorsOf(repository));
  };

  test("says what a milestone waits for, when that happens, and that it sets the date", () => {
    const found = links(waiting(), "sell/launch");
    expect(found?.summary).toBe("Waits for 1");
    expect(found?.lines).toMatchObject([
      { kind: "Waits for", cell: { text: "Api", href: "milestones/make/api/" } },
    ]);
    expect(seen(found?.lines[0]?.words)).toBe(
      "of Make, 10_days later, expected Jun 1, 2026, this sets the date",
    );
  });

  test("says what waits for it", () => {
    const found = links(waiting(), "make/api");
    expect(found?.summary).toBe("2 wait for it");
    expect(found?.lines.map(({ cell, words }) => [cell.text, seen(words)])).toEqual([
      ["Tests", "start to start, up to 5_days earlier, expected Dec 31, 2026"],
      ["Launch", "of Sell, 10_days later, expected Jun 11, 2026, this sets the date"],
    ]);
  });

  test("marks what crosses into another function, until that function has acknowledged it", () => {
    const crossing = (by?: string) => links(waiting(by), "sell/launch")?.lines[0]?.crossing;
    expect(crossing()).toBe("another function: Lab, not acknowledged");
    expect(crossing("ann")).toBe("another function: Lab, not acknowledged");
    expect(crossing("ivo")).toBe("another function: Lab");
    expect(links(waiting(), "make/api")?.lines.map((line) => line.crossing)).toEqual([
      undefined,
      "another function: Shop, not acknowledged",
    ]);
  });

  test("says nothing of a milestone that stands alone", () => {
    const repository = plan({ plans: { p: {} }, milestones: { "p/m": {} } });
    expect(links(repository, "p/m")).toBeUndefined();
  });
});

describe("timelineMilestone(context, milestone, successors)", () => {
  const line = (fields: Fields) => {
    const repository = plan({ plans: { p: {} }, milestones: { "p/m": fields } });
    const milestone = repository.milestones.get("p/m");
    if (!milestone) throw new Error("no milestone");
    return timelineMilestone(viewOf(repository, "2026-07-01"), milestone, new Map());
  };
  const baseline = { finish: "2026-05-01" };

  test.each([
    ["done in time", { actual: { finish: "2026-05-01" } }, "done_May_1,_2026, as promised"],
    ["done late", { actual: { finish: "2026-06-01" } }, "promised May_1,_2026, done_Jun_1,_2026"],
    [
      "overdue",
      { forecast: { finish: "2026-08-01" } },
      "promised May_1,_2026, overdue, expected_Aug_1,_2026",
    ],
    ["cancelled", { cancelled: { date: "2026-04-01" } }, "promised May_1,_2026, cancelled_Apr_1,_2026"],
    [
      "moved",
      {
        actual: { finish: "2026-05-01" },
        rebaselined: [{ date: "2026-02-01", baseline: { finish: "2026-03-01" } }],
      },
      "done_May_1,_2026, as promised, moved 1 time",
    ],
  ])("writes the dates of one that is %s", (_, fields, dates) => {
    expect(seen(line({ baseline, ...fields }).dates)).toBe(dates);
  });

  test("draws one that has begun as done until today, and one that has not as a forecast", () => {
    const from = { start: "2026-06-01", finish: "2026-09-01" };
    expect(line({ baseline: from, actual: { start: "2026-06-03" } }).drawn).toMatchObject({
      isPoint: false,
      isDone: false,
      expected: { start: number("2026-06-03"), finish: number("2026-09-01") },
      doneUntil: number("2026-07-01"),
    });
    expect(line({ baseline: from }).drawn.doneUntil).toBeUndefined();
  });

  test("remembers the first promise only where it was another day", () => {
    const moved = (finish: string) =>
      line({ baseline, rebaselined: [{ date: "2026-02-01", baseline: { finish } }] }).drawn.original;
    expect(moved("2026-03-01")).toBe(number("2026-03-01"));
    expect(moved("2026-05-01")).toBeUndefined();
  });

  test("gives a cancelled one a word and no slip", () => {
    expect(line({ baseline, cancelled: { date: "2026-04-01" } })).toMatchObject({
      slip: "",
      isCancelled: true,
      mark: { word: "Cancelled", tone: "none" },
      drawn: { expected: undefined },
    });
  });
});

describe("planTimeline(context, plan)", () => {
  const many = (count: number, done: number) =>
    plan({
      plans: { p: {} },
      milestones: Object.fromEntries(
        Array.from({ length: count }, (_, index) => {
          const finish = toDay(number("2026-01-01") + index);
          return [
            `p/m${index}`,
            { baseline: { finish }, ...(index < done ? { actual: { finish } } : {}) },
          ] as const;
        }),
      ),
    });

  test("draws those that are not done, then the latest done, in the order of their baselines", () => {
    const drawn = planTimeline(viewOf(many(80, 70), "2026-03-12"), "p");
    expect(drawn?.milestones).toHaveLength(60);
    expect(drawn?.milestones[0]?.cell.text).toBe("M20");
    expect(drawn?.milestones.at(-1)?.cell.text).toBe("M79");
    expect(drawn?.rest).toBe("60 of 80 are drawn, those not done before those done last; the table has all.");
  });

  test("has its message", () => {
    expect(planTimeline(viewOf(many(3, 3), "2026-03-12"), "p")).toMatchObject({
      title: "All 3 milestones are on time",
      rest: "",
    });
    expect(seen(planTimeline(viewOf(waiting(), "2026-03-01"), "sell")?.title)).toBe(
      "Its one milestone, Launch, is 41_days late",
    );
  });

  test("counts those that were cancelled apart", () => {
    const baseline = { finish: "2026-05-01" };
    const cancelled = { date: "2026-02-01" };
    const view = (milestones: Record<string, Fields>) =>
      planTimeline(viewOf(plan({ plans: { p: {} }, milestones }), "2026-03-01"), "p")?.title;
    expect(view({ "p/a": { baseline }, "p/b": { baseline, cancelled } })).toBe(
      "Its one milestone is on time; 1 more was cancelled",
    );
    expect(view({ "p/b": { baseline, cancelled } })).toBe("Every milestone was cancelled");
  });

  test("is none without milestones", () => {
    expect(planTimeline(viewOf(plan({ plans: { p: {} } }), "2026-03-12"), "p")).toBeUndefined();
  });
});

import { expect, test } from "vitest";
import { planStatusesOn } from "../../../../src/analysis/index.ts";
import { day } from "../../../../src/model/index.ts";
import { plan } from "../../../helpers/plan.ts";

const repository = plan({
  plans: { erp: {} },
  milestones: {
    "erp/first": {
      baseline: { start: "2026-01-01", finish: "2026-06-30" },
      actual: { start: "2026-01-01" },
      forecast: { finish: "2027-06-30" },
      budget: 100,
      spent: 1000,
    },
  },
});

test("a plan is not judged by a forecast or by spending of a later day", () => {
  expect(planStatusesOn(repository, day("2026-03-01")).get("erp")).toBe("on-plan");
});

test("a milestone that was overdue on the day counts", () => {
  expect(planStatusesOn(repository, day("2026-12-31")).get("erp")).toBe("breach");
});

test("only the plans that are asked for are judged", () => {
  const two = plan({ plans: { crm: {}, erp: {} } });
  expect([...planStatusesOn(two, day("2026-03-01"), new Set(["erp"])).keys()]).toEqual(["erp"]);
});

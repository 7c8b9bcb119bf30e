import { describe, expect, test } from "vitest";
import { governs, isInScope, unitOf } from "../../../src/views/scope.ts";
import { plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";

const view = viewOf(
  plan({
    units: { desk: { kind: "business", parent: "shop" }, till: { kind: "business", parent: "desk" } },
    people: { bea: { unit: "till" }, eve: { unit: "Restricted entry" } },
    plans: { erp: { unit: "lab" } },
    milestones: { "erp/live": {} },
  }),
  "2026-10-31",
);

describe("the scope of a forum", () => {
  test.each([
    [["shop"], "bea", true],
    [["desk"], "bea", true],
    [["lab"], "bea", false],
    [["lab", "till"], "bea", true],
    [[], "bea", true],
    [["till"], "ann", false],
  ])("of %j holds %s: %j", (units, person, expected) => {
    expect(governs(view, units, person)).toBe(expected);
    expect(isInScope(view, units, `people/${person}`)).toBe(expected);
  });

  test("holds who is of the same unit where an edition has another word for it", () => {
    expect(governs(view, ["Restricted entry"], "eve")).toBe(true);
    expect(governs(view, ["Restricted entry"], "bea")).toBe(false);
  });

  test("holds a milestone by the unit of its plan, whoever asked before", () => {
    expect(unitOf(view, "plans/erp")).toBe("lab");
    expect(unitOf(view, "milestones/erp/live")).toBe("lab");
    expect(isInScope(view, ["lab"], "milestones/erp/live")).toBe(true);
    expect(isInScope(view, ["shop"], "milestones/erp/live")).toBe(false);
  });
});

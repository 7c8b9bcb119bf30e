import { describe, expect, test } from "vitest";
import { entryPath, idFault } from "../../../src/authoring/entry-address.ts";
import { collectionOfKind, kinds } from "../../../src/authoring/kind.ts";
import { entry, loaded } from "../../helpers/plan-folder.ts";

const has = (collection: string, id: string) => ["plans/erp", "kpis/churn"].includes(`${collection}/${id}`);

describe("collectionOfKind(word)", () => {
  test.each([
    ["kpi", "kpis"],
    ["KPI", "kpis"],
    ["kpis", "kpis"],
    ["person", "people"],
    ["actuals", "actuals"],
  ])("%s is an entry of %s", (word, collection) => {
    expect(collectionOfKind(word)).toBe(collection);
  });

  test("knows every kind that it offers, and nothing else", () => {
    expect(kinds.map(collectionOfKind)).not.toContain(undefined);
    expect(collectionOfKind("toString")).toBeUndefined();
  });
});

describe("idFault(collection, id)", () => {
  test.each([
    ["risks", "late-delivery"],
    ["updates", "2026/2026-10-erp"],
    ["risks", "v1.2_draft"],
    ["milestones", "erp/go-live"],
    ["actuals", "churn"],
  ] as const)("accepts what the reader of %s accepts: %s", (collection, id) => {
    expect(idFault(collection, id, has)).toBeUndefined();
    expect(loaded({ [entryPath(collection, id)]: entry(collection) }).problems).toEqual([]);
  });

  test.each(["Late", "über", "a b", ".hidden", "-x", "2026//x", "/x", "x/", "../x", ""])(
    "refuses what the reader refuses: `%s`",
    (id) => {
      expect(idFault("risks", id, has)?.hint).toContain("use lower-case letters");
    },
  );

  test.each([
    ["milestones", "go-live", "`go-live` names no plan"],
    ["milestones", "epr/go-live", "there is no plan `epr`"],
    ["actuals", "nps", "there is no KPI `nps`"],
    ["kpis", "nps.json", "`nps.json` is the name of a file"],
    ["plans", "crm.mdx", "`crm.mdx` is the name of a file"],
    [
      "decisions",
      "required/kpi/breach/churn",
      "`decisions/required/kpi/breach/churn/` is the address of a page about the decisions that are required",
    ],
  ] as const)("refuses the %s id %s", (collection, id, message) => {
    expect(idFault(collection, id, has)?.message).toBe(message);
  });
});

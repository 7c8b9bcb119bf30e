import { describe, expect, test } from "vitest";
import { isPlain } from "../../../src/site/reuse/made-of.ts";
import * as models from "../../../src/views/entry-models.ts";
import { otherCollections } from "../../../src/views/other-entry.ts";
import { requiredDecisionIds } from "../../../src/views/required-decision.ts";
import { loadRepository } from "../../helpers/load-repository.ts";
import { viewOf } from "../../helpers/view.ts";

const view = viewOf(await loadRepository("content"), "2026-10-31");
const { repository } = view;

const { otherEntryModel, requiredDecisionModel, ...ofCollections } = models;

describe("what a page shows is plain data, so that its key says all of it", () => {
  test.each(Object.entries(ofCollections))("%s", (name, modelOf) => {
    const collection = { personModel: "people" }[name] ?? `${name.replace("Model", "")}s`;
    const ids = [...(repository[collection as "kpis"] ?? []).keys()];
    expect(ids).not.toEqual([]);
    expect(ids.filter((id) => !isPlain(modelOf(view, id)))).toEqual([]);
  });

  test("otherEntryModel", () => {
    const all = otherCollections.flatMap((name) => [...repository[name].keys()].map((id) => ({ name, id })));
    expect(all).not.toEqual([]);
    expect(all.filter(({ name, id }) => !isPlain(otherEntryModel(view, name, id)))).toEqual([]);
  });

  test("requiredDecisionModel", () => {
    const ids = requiredDecisionIds(view);
    expect(ids).not.toEqual([]);
    expect(ids.filter((id) => !isPlain(requiredDecisionModel(view, id)))).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { goalpostsView, silentMovesText } from "../../../src/views/goalposts.ts";
import { kpiPage } from "../../../src/views/kpi.ts";
import { planPage } from "../../../src/views/plan.ts";
import { editedOn, knownHistory, movedOn } from "../../helpers/known-history.ts";
import { type PlanText, plan } from "../../helpers/plan.ts";
import { viewOf, withPlainSpaces } from "../../helpers/view.ts";

const asOf = "2026-10-31";
const [first, second] = [[{ period: "2026-12", value: 9 }], [{ period: "2026-12", value: 8 }]];

const portal = { locale: "en-GB" };
const files: PlanText = { portal, kpis: { churn: { targets: second } }, updates: {} };
const moved = movedOn("2026-07-26", "kpis/churn", { title: "Churn", before: first, after: second });

function shown(text: PlanText, given: Parameters<typeof knownHistory>[1]) {
  const view = viewOf(plan(text), asOf, knownHistory([["2026-09-30", plan(files)]], given));
  return { view, ...withPlainSpaces(goalpostsView(view)) };
}

describe("goalpostsView(context)", () => {
  test("says how many moves nobody declared, and which was the latest", () => {
    const { headline, lede, moves } = shown(files, { moves: [moved] });
    expect(headline).toBe("The one promise that moved was declared by nobody");
    expect(lede).toBe(
      "The latest: The targets of Churn were changed from 9 points by 2026-12 to 8 points by 2026-12 on 26 July 2026. No update and no accepted decision was edited.",
    );
    expect(moves?.rows[0]?.map(({ text, note }) => [text, note])).toEqual([
      ["Churn", "KPI"],
      ["Silent", "nobody says so"],
      ["26 Jul 2026", undefined],
      ["The targets", undefined],
      ["9 points by 2026-12", undefined],
      ["8 points by 2026-12", undefined],
      ["Ann", undefined],
    ]);
  });

  test("a ledger declares a move, and the decision that it names is shown", () => {
    const ledger = (decision?: string): PlanText => ({
      kpis: { churn: { targets: second, retargeted: [{ date: "2026-07-26", targets: first, decision }] } },
      decisions: { lower: { date: "2026-07-20", changes: [] } },
    });
    const alone = shown(ledger(), { moves: [moved] });
    expect(alone.headline).toBe("One promise moved, and it was declared");
    expect(alone.moves?.rows[0]?.[1]).toMatchObject({ text: "Ledger alone" });
    expect(shown(ledger("lower"), { moves: [moved] }).moves?.rows[0]?.[1]).toMatchObject({
      text: "Decision",
      note: "Lower",
      noteHref: "decisions/lower/",
    });
  });

  test("a decision that names the entry declares it", () => {
    const decisions = { lower: { date: "2026-07-20", changes: ["kpis/churn"] } };
    expect(shown({ ...files, decisions }, { moves: [moved] }).moves?.rows[0]?.[1]).toMatchObject({
      text: "Decision",
      noteHref: "decisions/lower/",
    });
  });

  test("a target that went and came back is listed twice and counts for nothing", () => {
    const back = movedOn("2026-08-09", "kpis/churn", { title: "Churn", before: second, after: first });
    const { view, headline, moves } = shown(files, { moves: [moved, back] });
    expect(headline).toBe("No promise has moved since 30 September 2026");
    expect(moves?.rows.map(([, declared]) => declared?.note)).toEqual(["put back", "put back"]);
    expect(silentMovesText(view, "kpis/churn")).toBe("");
  });

  test("what was put back is listed and does not count; what is gone has no link", () => {
    const gone = movedOn("2026-08-01", "kpis/old", { title: "Old", kind: "removed", field: "entry" });
    const back = {
      ...gone,
      kind: "returned" as const,
      landing: { ...gone.landing, day: "2026-08-02" as never },
    };
    const { headline, moves } = shown(files, { moves: [gone, back] });
    expect(headline).toBe("No promise has moved since 30 September 2026");
    expect(moves?.rows.map(([entry, declared]) => [entry?.href, declared?.text])).toEqual([
      [undefined, "Not counted"],
      [undefined, "Not counted"],
    ]);
    expect(shown(files, { moves: [gone] }).moves?.rows[0]?.[1]?.text).toBe("Silent");
  });

  test("to put something back is no move, even where a decision names it", () => {
    const gone = movedOn("2026-01-10", "kpis/old", { kind: "removed", field: "entry" });
    const back = { ...movedOn("2026-07-15", "kpis/old", { field: "entry" }), kind: "returned" as const };
    const decisions = { drop: { date: "2026-07-01", removes: ["kpis/old"] } };
    expect(shown({ ...files, decisions }, { moves: [gone, back] }).headline).toBe(
      "No promise has moved since 30 September 2026",
    );
  });

  test("before promises count, nothing has to be declared", () => {
    const { headline, lede, moves } = shown(
      { ...files, portal: { ...portal, promisesFrom: "2026-08-01" } },
      { moves: [moved] },
    );
    expect(headline).toBe("No promise has moved since 30 September 2026");
    expect(lede).toContain("Promises count from 1 August 2026; one move before that is not counted.");
    expect(moves?.rows[0]?.[1]).toMatchObject({ text: "Not counted", note: "before promises count" });
  });

  test("the settings of the portal are an entry too", () => {
    const thresholds = movedOn("2026-07-26", "portal", { field: "thresholds", before: null, after: null });
    const { moves } = shown(files, { moves: [{ ...thresholds, after: { kpi: { watch: 0.2 } } }] });
    expect(moves?.rows[0]?.[0]).toEqual({ text: "The whole plan", note: "settings" });
  });

  test("lists the records that were edited", () => {
    const { lede, edits } = shown(files, { edits: [editedOn("2026-08-30", "updates/u", "All well")] });
    expect(lede).toContain("One record that should stay as written was edited or taken out.");
    expect(edits?.rows[0]?.[2]?.text).toBe("The update “All well” was edited (text)");
  });

  test("leads to the commit where the repository is known", () => {
    const repository = { url: "https://github.com/marlowe/strategy" };
    const { moves } = shown({ ...files, portal: { ...portal, repository } }, { moves: [moved] });
    expect(moves?.rows[0]?.at(-1)?.items?.[0]).toEqual({
      text: "0123456",
      url: "https://github.com/marlowe/strategy/commit/0123456789abcdef0123456789abcdef01234567",
      note: "Correct figures",
    });
  });

  test("nothing moved", () => {
    const { headline, moves, basis } = shown(files, { unsound: 2, isWhole: false });
    expect(headline).toBe("No promise has moved since 30 September 2026");
    expect(moves?.rows).toEqual([]);
    expect(basis).toMatchInlineSnapshot(
      `"Taken from the files as they stood then: one commit that changed the plan since 30 September 2026, on the main line of its branch. 2 of them left the plan with errors and are passed over, as no portal came of them. The clone that this was built from is shallow: what happened before 30 September 2026 is not in it, and so is not shown."`,
    );
  });

  test("without a history it says that nothing is known, and shows no empty table", () => {
    const { moves, edits, ...words } = goalpostsView(viewOf(plan(files), asOf));
    expect([moves, edits]).toEqual([undefined, undefined]);
    expect(words).toMatchInlineSnapshot(`
      {
        "basis": "The history of the files is not known: the plan of a test has no history. What git does not say, this page cannot show.",
        "headline": "Whether goalposts moved silently is not known",
        "lede": "",
      }
    `);
  });
});

describe("silentMovesText(context, subject)", () => {
  test("is said on the page of the entry as long as the finding stands", () => {
    const { view } = shown(files, { moves: [moved] });
    expect(silentMovesText(view, "kpis/churn")).toBe("One move of what it promises is declared by nobody.");
    expect(silentMovesText(view, "kpis/other")).toBe("");
    const rules = { "governance/silent-goalpost": "off" };
    const off = shown({ ...files, portal: { ...portal, rules } }, { moves: [moved] });
    expect(silentMovesText(off.view, "kpis/churn")).toBe("");
    const targets = kpiPage(view, "churn").figures.find(({ label }) => label === "Targets moved");
    expect(targets?.values[0]?.text).toBe("1 time silently");
  });
});

describe("the page of a plan", () => {
  const out = (on: string, name: string) =>
    movedOn(on, `milestones/p/${name}`, { title: name, kind: "removed", bearers: ["plans/p"] });
  const takenOut = (milestones: PlanText["milestones"] = {}) => {
    const text = { portal, plans: { p: {}, other: {} }, milestones };
    const moves = [out("2026-03-01", "early"), out("2026-07-26", "late"), out("2026-08-01", "early")];
    const view = viewOf(plan(text), asOf, knownHistory([["2026-09-30", plan(text)]], { moves }));
    return (id: string) =>
      planPage(view, id)
        .facts.find(({ label }) => label === "Taken out of it")
        ?.values.map(({ text, note, href }) => [text, note, href]);
  };

  test("names the milestones that were taken out of it, each once, and leads to what was promised", () => {
    expect(takenOut()("p")).toEqual([
      ["early", "1 Aug 2026", "goalposts/"],
      ["late", "26 Jul 2026", "goalposts/"],
    ]);
    expect(takenOut()("other") ?? []).toEqual([]);
  });

  test("names none that is back", () => {
    const back = { "p/early": { baseline: { finish: "2026-12-31" } } };
    expect(takenOut(back)("p")?.map(([text]) => text)).toEqual(["late"]);
  });
});

import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { ImportSettings } from "../../../../src/load/import/import-format.ts";
import { ColumnMapSchema, Ledger } from "../../../../src/load/import/index.ts";
import { type Imported, importInto, source } from "../../../helpers/import-into.ts";
import type { Files } from "../../../helpers/plan-folder.ts";
import { planFolder } from "../../../helpers/plan-folder.ts";

function csv(
  name: string,
  lines: readonly string[],
  given: Partial<ImportSettings> = {},
  files: Files = {},
): Imported {
  return importInto(planFolder(files), "csv", [source(name, `${lines.join("\n")}\n`)], given);
}

describe("CSV", () => {
  test("with our own heads becomes entries, ids out of titles, and people by their names", () => {
    const { plan, notes } = csv("risks.csv", [
      "Title,Accountable,Probability,Impact,Response,State,Review by",
      'Supplier fails,Ann,30%,"€250,000",Reduce,open,18 Dec 2026',
      "Supplier fails,ann,0.1,1.5m,accept,open,",
    ]);
    expect([...(plan.repository?.risks.values() ?? [])]).toMatchObject([
      { id: "supplier-fails", accountable: "ann", probability: 0.3, impact: 250_000, reviewBy: "2026-12-18" },
      { id: "supplier-fails-2", probability: 0.1, impact: 1_500_000 },
    ]);
    expect(notes).toMatchInlineSnapshot(`
      "risks.csv:3:1: warning: the id \`supplier-fails\` is taken by an entry of the same name, so this one is \`risks/supplier-fails-2\` [import/duplicate]
        give it another name if that does not tell the two apart; if both are one entry, delete one of them
      "
    `);
  });

  test("says of every value that does not fit where it stands, and leaves out no more than it must", () => {
    const { plan, notes } = csv("risks.csv", [
      "id,title,accountable,probability,impact,response,state,reviewBy,Remarks",
      "a,A,ann,0.3,1000,reduce,open,3/4/2026,x",
      "b,B,ann,0.3,exempt,reduce,open,,",
      "c,C,bob,0.3,1000,reduce,open,,",
      "d,D,ann,3,1000,reduce,open,,",
      "e,E,ann,0.3,1000,reduse,open,,",
      "a,A again,ann,0.3,1000,reduce,open,,",
      ",,ann,0.3,1000,reduce,open,,",
    ]);
    expect(notes).toMatchInlineSnapshot(`
      "risks.csv:1:9: warning: the column \`Remarks\` is not read [import/column]
        name its field with \`--map FILE\`, or map it to \`null\`; expected one of \`id\`, \`title\`, \`plan\`, \`kpi\`, \`accountable\`, \`probability\`, \`impact\`, \`response\` or 4 more
      risks.csv:2:8: error: \`reviewBy\`: \`3/4/2026\` has a day that could be the month [import/value]
        say \`--dates dmy\` or \`--dates mdy\`, or write it as \`2026-12-18\`
      risks.csv:3:5: error: the risk \`b\` is left out, since its \`impact\` cannot be read [import/missing]
        correct the value
      risks.csv:3:5: error: \`impact\`: \`exempt\` is not a number [import/value]
        write digits, with a decimal point if need be
      risks.csv:4:3: error: the risk \`c\` is left out: it names the person \`bob\`, which does not exist [import/reference]
        expected \`ann\`
      risks.csv:5:4: error: the risk \`d\` is left out: \`probability\` is \`3\` [import/value]
        expected at most 1: How likely it is, 0 to 1, e.g. \`0.3\`.
      risks.csv:6:6: error: the risk \`e\` is left out, since its \`response\` cannot be read [import/missing]
        correct the value
      risks.csv:6:6: error: \`response\`: \`reduse\` is not one of the values it can have [import/value]
        did you mean \`reduce\`?
      risks.csv:7:1: error: \`risks/a\` is in row 2 already; this row is left out [import/duplicate]
        give one of the two rows another id
      risks.csv:8:1: error: the row has no \`id\` or \`title\`, so it is no risk [import/missing]
        add one of the two
      "
    `);
    expect([...(plan.repository?.risks.keys() ?? [])]).toEqual(["a"]);
  });

  test("takes actuals with a row for each measurement", () => {
    const { plan, notes } = csv("actuals.csv", [
      "KPI;measurements.period;measurements.value",
      "churn;Jan 2026;4.5",
      "churn;Feb 2026;4.4",
    ]);
    expect(notes).toBe("");
    expect(plan.repository?.actuals.get("churn")?.measurements).toEqual([
      { period: "2026-01", value: 4.5 },
      { period: "2026-02", value: 4.4 },
    ]);
  });

  test("with heads of its own is read by a map", () => {
    const map = ColumnMapSchema.parse({
      collection: "milestones",
      dates: "dmy",
      columns: {
        Project: "plan",
        "Key date": "title",
        "Planned end": "baseline.finish",
        "Cost £k": { field: "budget", scale: 1000 },
        RAG: null,
        Owner: { field: "accountable", values: { AM: "ann" } },
      },
    });
    const { plan, notes } = csv(
      "tracker.csv",
      ["Project,Key date,Planned end,Cost £k,RAG,Owner", 'erp,Data moved,3/4/2026,"1,250.5",Green,AM'],
      { map },
    );
    expect(notes).toBe("");
    expect(plan.repository?.milestones.get("erp/data-moved")).toMatchObject({
      title: "Data moved",
      accountable: "ann",
      baseline: { finish: "2026-04-03" },
      budget: 1_250_500,
    });
  });

  test("with a map that does not fit says so", () => {
    const map = ColumnMapSchema.parse({ columns: { Titel: "title", Impact: "inpact" } });
    const { notes } = csv("risks.csv", ["Title,Impact", "A,5"], { map });
    expect(notes).toMatchInlineSnapshot(`
      "risks.csv:1:1: error: there is no column \`Titel\`, which the map names [import/column]
        did you mean \`Title\`?
      risks.csv:1:2: error: the map names the field \`inpact\`, which there is not [import/column]
        did you mean \`impact\`?
      risks.csv:2:1: error: the risk \`a\` is left out: \`probability\` is missing in this risk [import/missing]
        add a column \`probability\`, or say \`--set probability=…\` for all: How likely it is, 0 to 1, e.g. \`0.3\`.
      "
    `);
  });

  test("without an owner names a placeholder, which the analysis reports, or the one that was said", () => {
    const lines = ["title,category,stage,valueStatement", "New shop,grow,proposed,More"];
    const { plan, ledger } = csv("plans.csv", lines);
    expect(ledger.assumptions).toMatchInlineSnapshot(`
      [
        "the source names no \`accountable\` of a plan: it is the placeholder \`people/nobody-named\` (once)",
        "the source names no \`sponsor\` of a plan: it is the placeholder \`people/nobody-named\` (once)",
        "the source names no \`unit\` of a plan: it is the placeholder \`units/unit-not-named\` (once)",
      ]
    `);
    expect(plan.repository?.people.get("nobody-named")).toMatchObject({
      active: false,
      tags: ["placeholder"],
    });
    const said = csv("plans.csv", lines, { accountable: "ann", set: new Map([["plans", { unit: "shop" }]]) });
    expect(said.plan.repository?.plans.get("new-shop")).toMatchObject({ accountable: "ann", unit: "shop" });
    expect(said.plan.repository?.people.has("nobody-named")).toBe(false);
  });

  test("overwrites nothing: what is the same is passed over, what differs is told", () => {
    const lines = ["id,title,kind,lead", "shop,Shop,business,ann", "lab,Lab,it,ann"];
    const folder = planFolder();
    expect(importInto(folder, "csv", [source("units.csv", lines.join("\n"))]).notes).toBe("");
    const again = [...lines.slice(0, 2), "lab,Laboratory,it,ann"].join("\n");
    const { notes, plan } = importInto(folder, "csv", [source("units.csv", again)]);
    expect(notes).toMatchInlineSnapshot(`
      "units.csv:3:1: error: the unit \`lab\` is in the plan already and stays as it was [import/exists]
        nothing is overwritten; edit \`content/units/lab.json\`, or delete it and import again
      "
    `);
    expect(plan.repository?.units.get("lab")?.title).toBe("Lab");
  });

  test("refuses a figure that may have a decimal comma where its column has some", () => {
    const head = "id,title,accountable,probability,impact,response,state";
    const row = (id: string, impact: string) => `${id},${id},ann,30%,"${impact}",reduce,open`;
    const { notes } = csv("risks.csv", [head, row("a", "1,234"), row("b", "12,5")]);
    expect(notes).toMatchInlineSnapshot(`
      "risks.csv:2:5: error: the risk \`a\` is left out, since its \`impact\` cannot be read [import/missing]
        correct the value
      risks.csv:2:5: error: \`1,234\` may have a decimal comma, as other cells of its column have [import/value]
        say \`--decimal ,\` or \`--decimal .\`
      risks.csv:3:5: error: the risk \`b\` is left out, since its \`impact\` cannot be read [import/missing]
        correct the value
      risks.csv:3:5: error: \`impact\`: \`12,5\` is not a number [import/value]
        write it with a decimal point, or say \`--decimal ,\` if the file has decimal commas
      "
    `);
    const { plan } = csv("risks.csv", [head, row("a", "1,234"), row("b", "12,5")], { decimal: "," });
    expect([...(plan.repository?.risks.values() ?? [])].map(({ impact }) => impact)).toEqual([1.234, 12.5]);
  });

  test("has a head of two rows where that is said, a group's word above the first of its columns", () => {
    const lines = ["id,title,Baseline,,Accountable", ",,start,finish,", "erp/a,A,2026-01-05,2026-03-31,Ann"];
    const { plan, notes } = csv("milestones.csv", lines, { headerRows: 2 });
    expect(notes).toBe("");
    expect(plan.repository?.milestones.get("erp/a")).toMatchObject({
      accountable: "ann",
      baseline: { start: "2026-01-05", finish: "2026-03-31" },
    });
  });

  test("in the old encoding of Windows is read with a warning", () => {
    const bytes = Uint8Array.from([...strToU8("id,title,unit\neve,"), 0xc9, ...strToU8("ve,shop\n")]);
    const { plan, notes } = importInto(planFolder(), "csv", [source("people.csv", bytes)]);
    expect(plan.repository?.people.get("eve")?.title).toBe("Éve");
    expect(notes).toMatchInlineSnapshot(`
      "people.csv:1:1: warning: the file is not UTF-8, so it is read as Windows-1252 [import/file]
        look at names with accents and at currency signs; save the file as UTF-8 if they are wrong
      "
    `);
  });

  test("that is no CSV, or of no collection, is refused", () => {
    expect(csv("people.csv", ["id,title,unit", 'a,"A,shop']).notes).toMatchInlineSnapshot(`
      "people.csv:2:1: error: the file is not CSV: the parsing is finished with an opening quote at line 2 [import/file]
        look for a \`"\` that is not closed, or is not written twice inside a quoted cell
      "
    `);
    expect(csv("peple.csv", ["id,title", "a,A"]).notes).toMatchInlineSnapshot(`
      "peple.csv:1:1: error: \`peple\` is not the name of a collection [import/file]
        say it with \`--collection NAME\`; did you mean \`people\`?
      "
    `);
  });

  test("with a cycle takes in what is sound without it", () => {
    const { notes, plan } = csv("units.csv", [
      "id,title,kind,lead,parent",
      "one,One,it,ann,two",
      "two,Two,it,ann,one",
      "three,Three,it,ann,shop",
    ]);
    expect(notes).toMatchInlineSnapshot(`
      "units.csv:2:1: error: the unit \`one\` is left out: \`parent\` goes round in a circle: \`one\` → \`two\` → \`one\` (line 5 of what would be its file, reference/cycle) [import/check]
        take one of these references out, so that following them comes to an end
      units.csv:3:1: error: the unit \`two\` is left out: \`parent\` names the unit \`one\`, which does not exist (line 5 of what would be its file, reference/unknown) [import/check]
        expected one of \`shop\`, \`three\`, \`two\`
      "
    `);
    expect([...(plan.repository?.units.keys() ?? [])]).toEqual(["shop", "three"]);
  });
});

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A workbook as other programs write it: shared texts, dates as numbers with a format, merged cells, formulas. */
function workbook(sheet: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const files: Readonly<Record<string, string>> = {
    "xl/workbook.xml": `<workbook ${main} xmlns:r="r"><sheets><sheet name="milestones" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/styles.xml": `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy;@"/><numFmt numFmtId="165" formatCode="mmm\\-yy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="9"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst ${main}><si><t>id</t></si><si><r><t>Ti</t></r><r><t>tle</t></r></si></sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet ${main}>${sheet}</worksheet>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
}

const text = (address: string, words: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${words}</t></is></c>`;

function xlsx(bytes: Uint8Array, given: Partial<ImportSettings> = {}): Imported {
  return importInto(planFolder(), "xlsx", [source("tracker.xlsx", bytes)], given);
}

describe("a workbook", () => {
  test("has its head in several rows, merged cells, dates, and results of formulas", () => {
    const { plan, notes } = xlsx(
      workbook(
        [
          "<sheetData>",
          `<row r="1">${text("A1", "Programme 2026")}</row>`,
          `<row r="3">${text("A3", "id")}<c r="B3" t="s"><v>1</v></c>${text("C3", "Baseline")}${text("E3", "Accountable")}${text("F3", "Budget")}</row>`,
          `<row r="4">${text("C4", "Start")}${text("D4", "Finish")}</row>`,
          `<row r="5">${text("A5", "erp/one")}${text("B5", "One")}<c r="C5" s="1"><v>46023</v></c><c r="D5" s="1"><v>46374.5</v></c>${text("E5", "Ann")}<c r="F5"><f>SUM(1,2)</f><v>3000</v></c></row>`,
          `<row r="6">${text("A6", "erp/two")}${text("B6", "Two")}<c r="D6" s="1"><v>46375</v></c><c r="F6" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
          `<row r="7">${text("A7", "erp/three")}${text("B7", "Three")}<c r="D7" s="1"><v>46375</v></c>${text("E7", "Ann")}<c r="F7"><f>A1</f></c></row>`,
          "</sheetData><mergeCells>",
          '<mergeCell ref="A1:F1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:B4"/><mergeCell ref="C3:D3"/><mergeCell ref="E3:E4"/><mergeCell ref="F3:F4"/><mergeCell ref="E5:E6"/>',
          "</mergeCells>",
        ].join(""),
      ),
    );
    expect(notes).toMatchInlineSnapshot(`
      "tracker.xlsx[milestones]:1:1: warning: the row above the head is taken for a title and not read [import/column]
        nothing of it is lost for the plan if it is only the name of the table
      tracker.xlsx[milestones]:6:6: error: \`budget\`: the cell holds the error \`#DIV/0!\` [import/value]
        mend the formula, or write the value itself
      tracker.xlsx[milestones]:7:6: error: \`budget\`: the cell holds a formula without a result [import/value]
        open the workbook and save it again, so that results are in it, or write the value itself
      "
    `);
    const { milestones } = plan.repository ?? {};
    expect(milestones?.get("erp/one")).toMatchObject({
      title: "One",
      baseline: { start: "2026-01-01", finish: "2026-12-18" },
      budget: 3000,
      accountable: "ann",
    });
    expect(milestones?.get("erp/two")).toMatchObject({
      accountable: "ann",
      baseline: { finish: "2026-12-19" },
    });
  });

  test("shows a share in percent, and a month for a period", () => {
    const rows = `<sheetData><row r="1">${text("A1", "id")}${text("B1", "measurements.period")}${text("C1", "measurements.value")}</row><row r="2">${text("A2", "churn")}<c r="B2" s="2"><v>46023</v></c><c r="C2" s="3"><v>0.07</v></c></row></sheetData>`;
    const { plan, notes } = xlsx(workbook(rows), { collection: "actuals" });
    expect(notes).toBe("");
    expect(plan.repository?.actuals.get("churn")?.measurements).toEqual([{ period: "2026-01", value: 7 }]);
  });

  const entities = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;

  test.each([
    ["entities", workbook("", { "xl/worksheets/sheet1.xml": `${entities}<worksheet>&b;</worksheet>` })],
    [
      "an external entity",
      workbook("", { "xl/sharedStrings.xml": '<!DOCTYPE s SYSTEM "file:///etc/passwd"><sst/>' }),
    ],
    ["broken XML", workbook("<sheetData><row>")],
    [
      "an address beyond all columns",
      workbook('<sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData>'),
    ],
    ["a row beyond all rows", workbook('<sheetData><row r="9999999"/></sheetData>')],
    [
      "a merged area without end",
      workbook('<sheetData/><mergeCells><mergeCell ref="A1:ALL200000"/></mergeCells>'),
    ],
    ["no zip", strToU8("id,title\n")],
    ["a damaged zip", workbook("<sheetData/>").slice(0, 300)],
    ["elements nested without end", workbook("<a>".repeat(200) + "</a>".repeat(200))],
  ])("with %s is refused", (_, bytes) => {
    expect(xlsx(bytes).notes).toMatchSnapshot();
  });

  test("that claims to unpack to more than it may is refused before it is unpacked", () => {
    const bytes = workbook("<sheetData/>");
    const at = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    new DataView(bytes.buffer).setUint32(at + 24, 0x7fff_ffff, true);
    expect(xlsx(bytes).notes).toMatchInlineSnapshot(`
      "tracker.xlsx:1:1: error: the workbook cannot be read: it unpacks to more than 100000000 bytes a part or 300000000 in all [import/file]
        open it and save it as an Excel workbook (.xlsx), or export the sheet as CSV
      "
    `);
  });

  test("that unpacks to more than it claims is cut off where it said that it ends", () => {
    const bytes = workbook(`<sheetData>${" ".repeat(100_000)}</sheetData>`);
    const name = Buffer.from(bytes).lastIndexOf("xl/worksheets/sheet1.xml");
    new DataView(bytes.buffer).setUint32(name - 46 + 24, 500, true);
    expect(xlsx(bytes).notes).toMatchInlineSnapshot(`
      "tracker.xlsx:1:1: error: the workbook cannot be read: unclosed tag: sheetData [import/file]
        open it and save it as an Excel workbook (.xlsx), or export the sheet as CSV
      "
    `);
  });
});

test("the same title in all rows of a table has a number for each of them, found without counting from the start", () => {
  const ledger = new Ledger();
  const ids = Array.from({ length: 50_000 }, (_, row) =>
    ledger.freeId("risks", "delay", { file: "risks.csv", row, column: 1 }),
  );
  expect(new Set(ids).size).toBe(50_000);
  expect(ids.at(-1)).toBe("delay-50000");
});

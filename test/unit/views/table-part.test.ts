import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { statusMark } from "../../../src/views/status.ts";
import type { Cell, Table } from "../../../src/views/table.ts";
import { firstRows, type ListPlace, listPath, pageCount, tablePage } from "../../../src/views/table-part.ts";

const place: ListPlace = {
  list: "decisions/records",
  title: "Decision records",
  home: "decisions/",
  anchor: "records",
  elsewhere: [{ text: "All as CSV", href: "data/decisions.csv" }],
};

function tableOf(count: number): Table {
  const rows = Array.from({ length: count }, (_, index): readonly Cell[] => [
    { text: `Row ${index + 1}` },
    { text: "", status: statusMark(index % 3 === 0 ? "breach" : "on-plan") },
  ]);
  return { caption: "Records", columns: [{ title: "Record" }, { title: "State" }], rows, empty: "None." };
}

const sizes = fc.record({ count: fc.nat({ max: 400 }), perPage: fc.integer({ min: 1, max: 60 }) });
const pagesOf = (table: Table, perPage: number) =>
  Array.from({ length: pageCount(table.rows.length, perPage) }, (_, index) =>
    tablePage(table, place, index + 1, perPage),
  );

describe("tablePage(table, place, page, perPage)", () => {
  test("puts every row on exactly one page, in the order of the list", () => {
    fc.assert(
      fc.property(sizes, ({ count, perPage }) => {
        const table = tableOf(count);
        const pages = pagesOf(table, perPage);
        expect(pages.flatMap(({ rows }) => rows)).toEqual(table.rows);
        expect(pages.every(({ rows }) => rows.length <= perPage)).toBe(true);
        expect(pages.slice(0, -1).every(({ rows }) => rows.length === perPage)).toBe(true);
      }),
    );
  });

  test("counts all rows and their states on each page", () => {
    fc.assert(
      fc.property(sizes, ({ count, perPage }) => {
        fc.pre(count > perPage);
        const breaches = Math.ceil(count / 3);
        for (const { part } of pagesOf(tableOf(count), perPage)) {
          expect(part?.total).toBe(count);
          expect(part?.states[0]).toEqual({ word: "Breach", count: breaches });
          expect(part?.states.reduce((sum, state) => sum + state.count, 0)).toBe(count);
        }
      }),
    );
  });

  test("leads from the first page to every other one and back, and to nothing else", () => {
    fc.assert(
      fc.property(sizes, ({ count, perPage }) => {
        fc.pre(count > perPage);
        const links = pagesOf(tableOf(count), perPage).map(({ part }) => part?.pages?.links ?? []);
        const hrefs = links.map((_, index) =>
          index === 0 ? "decisions/#records" : listPath(place, index + 1),
        );
        for (const [index, all] of links.entries()) {
          const of = (rel: string) => all.find((link) => link.rel === rel)?.href;
          expect([of("prev"), of("next")]).toEqual([hrefs[index - 1], hrefs[index + 1]]);
          expect(all.filter(({ isCurrent }) => isCurrent).map(({ text }) => text)).toEqual([`${index + 1}`]);
          for (const { href } of all) if (href !== undefined) expect(hrefs).toContain(href);
          if (index > 0) expect(all.map(({ href }) => href)).toContain(hrefs[0]);
        }
      }),
    );
  });

  test("says which rows are shown, and names the first, the last and the near pages", () => {
    const { part, rows } = tablePage(tableOf(2083), place, 9, 100);
    expect(rows[0]?.[0]?.text).toBe("Row 801");
    expect(part?.shown).toBe("Rows 801 to 900 of 2083");
    expect(part?.elsewhere).toEqual(place.elsewhere);
    expect(part?.pages?.links.map(({ text }) => text).join(" ")).toBe("Previous 1 … 7 8 9 10 11 … 21 Next");
    expect(part?.pages?.links[0]).toEqual({
      text: "Previous",
      label: "Previous page of Decision records",
      href: "lists/decisions/records/8/",
      rel: "prev",
      isCurrent: false,
    });
  });

  test("leaves a table alone that fits on one page", () => {
    const table = tableOf(100);
    expect(tablePage(table, place, 1, 100)).toBe(table);
  });

  test("lets a page fetch the others, but not many thousand rows, and then says on which it works", () => {
    const few = tablePage(tableOf(6000), place, 1, 600).part;
    expect([few?.pages?.canJoin, few?.caution]).toEqual([true, undefined]);
    const many = tablePage(tableOf(6001), place, 11, 600).part;
    expect([many?.pages?.canJoin, many?.caution]).toEqual([
      false,
      "Sorting and filtering work on the one row shown here.",
    ]);
    expect(many?.states.reduce((sum, { count }) => sum + count, 0)).toBe(1);
  });
});

test("firstRows(table, most, elsewhere) counts all rows and says where they are", () => {
  const cut = firstRows(tableOf(1234), 300, place.elsewhere);
  expect(cut.rows).toEqual(tableOf(1234).rows.slice(0, 300));
  expect(cut.part).toMatchObject({
    total: 1234,
    shown: "The first 300 of 1234",
    caution: "Sorting and filtering work on the 300 rows shown here.",
    pages: undefined,
    elsewhere: place.elsewhere,
  });
  const whole = tableOf(300);
  expect(firstRows(whole, 300, place.elsewhere)).toBe(whole);
});

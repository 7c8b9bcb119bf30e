import { describe, expect, test } from "vitest";
import { slug } from "../../../../src/load/import/slug.ts";
import { type DateOrder, dayOf } from "../../../../src/load/import/values/day-text.ts";
import { numberOf } from "../../../../src/load/import/values/number-text.ts";
import { periodOf } from "../../../../src/load/import/values/period-text.ts";

const day = (text: string, order?: DateOrder) => {
  const read = dayOf(text, order);
  return read.ok ? read.value : `${read.message}; ${read.hint}`;
};
const number = (text: string, decimal: "." | "," = ".") => {
  const read = numberOf(text, { decimal, currency: "EUR" });
  return read.ok ? read.value.number : `${read.message}; ${read.hint}`;
};
const period = (text: string) => {
  const read = periodOf(text, undefined);
  return read.ok ? read.value : `${read.message}; ${read.hint}`;
};

describe("a day", () => {
  test.each([
    ["2026-12-18", "2026-12-18"],
    ["2026/1/5", "2026-01-05"],
    ["20261218", "2026-12-18"],
    ["2026-12-18T08:00:00Z", "2026-12-18"],
    ["18.12.2026", "2026-12-18"],
    ["3.4.2026", "2026-04-03"],
    ["25/12/2026", "2026-12-25"],
    ["12/25/2026", "2026-12-25"],
    ["5/5/2026", "2026-05-05"],
    ["18 Dec 2026", "2026-12-18"],
    ["18-Dec-2026", "2026-12-18"],
    ["1st of September 2026", "2026-09-01"],
    ["December 18, 2026", "2026-12-18"],
    ["Sept 3 2026", "2026-09-03"],
  ])("is read from %s", (text, expected) => expect(day(text)).toBe(expected));

  test("of three numbers is refused where the day could be the month, unless it is said which comes first", () => {
    expect(day("3/4/2026")).toMatchInlineSnapshot(
      `"\`3/4/2026\` has a day that could be the month; say \`--dates dmy\` or \`--dates mdy\`, or write it as \`2026-12-18\`"`,
    );
    expect([day("3/4/2026", "dmy"), day("3/4/2026", "mdy")]).toEqual(["2026-04-03", "2026-03-04"]);
    expect(day("25/12/2026", "mdy")).toMatchInlineSnapshot(
      `"\`25/12/2026\` does not exist: there is no month 25; write it as \`2026-12-18\`"`,
    );
  });

  test.each(["18/12/26", "18-Dec-26", "2026-02-30", "31.4.2026", "TBC", "46010"])(
    "is not made out of %s",
    (text) => {
      expect(day(text)).toMatchSnapshot();
    },
  );
});

describe("a period", () => {
  test.each([
    ["2026-Q3", "2026-Q3"],
    ["Q3 2026", "2026-Q3"],
    ["2026 Q3", "2026-Q3"],
    ["Dec 2026", "2026-12"],
    ["3/2026", "2026-03"],
    ["FY2026", "2026"],
    ["31.12.2026", "2026-12-31"],
  ])("is read from %s", (text, expected) => expect(period(text)).toBe(expected));

  test("is not made out of other words", () => {
    expect(period("2026/27")).toMatchInlineSnapshot(
      `"\`2026/27\` does not exist: there is no month 27; write it as \`2026-09-30\`, \`2026-W40\`, \`2026-09\`, \`2026-Q3\` or \`2026\`"`,
    );
    expect(period("13/2026")).toMatchInlineSnapshot(
      `"\`13/2026\` does not exist: there is no month 13; write it as \`2026-09-30\`, \`2026-W40\`, \`2026-09\`, \`2026-Q3\` or \`2026\`"`,
    );
  });
});

describe("a number", () => {
  test.each([
    ["1234.5", 1234.5],
    ["1,234.50", 1234.5],
    ["1 234 567", 1_234_567],
    ["1’234", 1234],
    ["€1,234", 1234],
    ["1,234 EUR", 1234],
    ["$5", 5],
    ["1.1m", 1_100_000],
    ["€2.5bn", 2_500_000_000],
    ["(300)", -300],
    ["-€2.7", -2.7],
    ["€-2.7", -2.7],
    ["12 %", 12],
    ["1e-7", 1e-7],
    ["\u22125", -5],
  ])("is read from %s", (text, expected) => expect(number(text)).toBe(expected));

  test("has a decimal comma where that was said", () => {
    expect([number("1.234,50", ","), number("12,5", ","), number("1.234", ",")]).toEqual([
      1234.5, 12.5, 1234,
    ]);
  });

  test.each(["1.234,50", "12,5", "1,23,456", "£5", "USD 5", "n/a", "exempt", "5 apples", "--5"])(
    "is not made out of %s",
    (text) => expect(number(text)).toMatchSnapshot(),
  );
});

test("a slug has what an address can hold", () => {
  expect(slug("Order fulfilment (EU) – Größe & Maße")).toBe("order-fulfilment-eu-grosse-masse");
  expect(slug("O'Neill’s łódź")).toBe("oneills-lodz");
  expect(slug("进度")).toBe("");
  expect(slug("word ".repeat(30)).length).toBeLessThanOrEqual(60);
});

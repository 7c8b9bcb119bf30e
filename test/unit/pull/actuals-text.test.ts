import { expect, test } from "vitest";
import type { Measurement, Period } from "../../../src/model/index.ts";
import { actualsText } from "../../../src/pull/actuals-text.ts";

const pulled = { source: "sql warehouse", query: "sha256-abc", at: "2026-10-01T06:00:00Z", rows: 2 };

function measurement(period: string, value: number, note?: string): Measurement {
  return { period: period as Period, value, ...(note === undefined ? {} : { note }) };
}

test("a new file", () => {
  expect(actualsText(undefined, [measurement("2026-09", 4)], pulled)).toMatchInlineSnapshot(`
    "{
      "measurements": [
        {
          "period": "2026-09",
          "value": 4
        }
      ],
      "pulled": {
        "source": "sql warehouse",
        "query": "sha256-abc",
        "at": "2026-10-01T06:00:00Z",
        "rows": 2
      }
    }
    "
  `);
});

test("keeps the order of keys, the rows on one line, their notes and every blank", () => {
  const before = `{
  "tags": ["orders"],
  "measurements": [
    { "value": 5.10, "period": "2026-07", "note": "strike  week" },

    {"period":"2026-08","value":4.5}
  ],
  "audience": []
}
`;
  const after = [
    measurement("2026-07", 5.1, "strike  week"),
    measurement("2026-08", 4.25),
    measurement("2026-09", 4),
  ];
  expect(actualsText(before, after, pulled)).toMatchInlineSnapshot(`
    "{
      "tags": ["orders"],
      "measurements": [
        { "value": 5.10, "period": "2026-07", "note": "strike  week" },

        {"period":"2026-08","value":4.25},
        { "period": "2026-09", "value": 4 }
      ],
      "audience": [],
      "pulled": {
        "source": "sql warehouse",
        "query": "sha256-abc",
        "at": "2026-10-01T06:00:00Z",
        "rows": 2
      }
    }
    "
  `);
});

test("rows with a field a line, tabs and line breaks of Windows", () => {
  const before =
    '{\r\n\t"measurements": [\r\n\t\t{\r\n\t\t\t"period": "2026-08",\r\n\t\t\t"value": 5\r\n\t\t}\r\n\t]\r\n}\r\n';
  const after = [measurement("2026-07", 6), measurement("2026-08", 5), measurement("2026-09", 4)];
  const text = actualsText(before, after, pulled);
  expect(JSON.parse(text)).toEqual({ measurements: after, pulled });
  expect(text.replaceAll("\t", "→").replaceAll("\r", "¶")).toMatchInlineSnapshot(`
    "{¶
    →"measurements": [¶
    →→{¶
    →→→"period": "2026-07",¶
    →→→"value": 6¶
    →→},¶
    →→{¶
    →→→"period": "2026-08",¶
    →→→"value": 5¶
    →→},¶
    →→{¶
    →→→"period": "2026-09",¶
    →→→"value": 4¶
    →→}¶
    →],¶
    →"pulled": {¶
    →→"source": "sql warehouse",¶
    →→"query": "sha256-abc",¶
    →→"at": "2026-10-01T06:00:00Z",¶
    →→"rows": 2¶
    →}¶
    }¶
    "
  `);
});

test("an empty list, and one on a single line", () => {
  for (const list of ["[]", "[\n  ]", '[{ "period": "2026-08", "value": 5 }]']) {
    const after = [measurement("2026-08", 5), measurement("2026-09", 4)];
    expect(JSON.parse(actualsText(`{\n  "measurements": ${list}\n}\n`, after, pulled))).toEqual({
      measurements: after,
      pulled,
    });
  }
});

test("replaces where the values came from before", () => {
  const first = actualsText(undefined, [measurement("2026-09", 4)], { ...pulled, rows: 1 });
  expect(actualsText(first, [measurement("2026-09", 4)], pulled)).toBe(
    first.replace('"rows": 1', '"rows": 2'),
  );
});

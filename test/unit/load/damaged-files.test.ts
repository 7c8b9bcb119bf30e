import fc from "fast-check";
import { expect, test } from "vitest";
import { frontmatterDocument } from "../../../src/load/frontmatter-document.ts";
import { jsonDocument } from "../../../src/load/json-document.ts";
import { entry } from "../../helpers/plan-folder.ts";
import { gate, html } from "../../helpers/prose.ts";

/** A text in which a few characters were taken out or others put in. */
function damaged(text: string, marks: string): fc.Arbitrary<string> {
  const slip = fc.record({
    at: fc.nat(text.length),
    remove: fc.nat(3),
    insert: fc.string({ unit: fc.constantFrom(...marks, "a", " ", "\n", "1"), maxLength: 3 }),
  });
  return fc
    .array(slip, { minLength: 1, maxLength: 4 })
    .map((slips) =>
      slips.reduce(
        (rest, { at, remove, insert }) => rest.slice(0, at) + insert + rest.slice(at + remove),
        text,
      ),
    );
}

const kpi = entry("kpis", {
  targets: [{ period: "2026", value: 1 }],
  drives: [{ kpi: "a", lagDays: -1.5e1 }],
});
const plan = entry("plans", { tags: ["a"], demand: [{ team: "a", period: "2026-Q1", fte: 1 }] });
const prose =
  '## Why\n\n*a* [b](../kpis/churn.json) <Kpi id="churn" /> `c`[^1]\n\n<Callout type="note">\n- a\n</Callout>\n\n| a |\n| - |\n| b |\n\n[^1]: d\n';

/** What a document and its faults have in common: they do not throw, and every place lies in the text. */
function expectPlaces(text: string, parsed: ReturnType<typeof jsonDocument>): void {
  const lines = text.split("\n");
  if (parsed.ok) return;
  expect(parsed.faults.length).toBeGreaterThan(0);
  for (const { place, message } of parsed.faults) {
    expect(place.line).toBeLessThanOrEqual(lines.length);
    expect(place.column).toBeLessThanOrEqual((lines[place.line - 1]?.length ?? 0) + 1);
    expect(place.line < place.endLine || place.column <= place.endColumn).toBe(true);
    expect(message).not.toContain("undefined");
  }
}

test("a damaged JSON file is read exactly if it is still JSON, and else has faults inside the file", () => {
  fc.assert(
    fc.property(damaged(kpi, '{}[]",:\\/-'), (text) => {
      const parsed = jsonDocument(text);
      expectPlaces(text, parsed);
      let data: unknown;
      try {
        data = JSON.parse(text);
      } catch {
        expect(parsed.ok).toBe(false);
        return;
      }
      if (parsed.ok) expect(parsed.document.data).toEqual(data);
      else expect(parsed.faults.every(({ rule }) => rule === "json/duplicate-key")).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("damaged frontmatter is read, or has faults inside the file", () => {
  fc.assert(
    fc.property(damaged(plan, "{}[]\"':#&*!|>-@\t"), (text) => expectPlaces(text, frontmatterDocument(text))),
    { numRuns: 300 },
  );
});

test("a damaged text is refused by the parser or the gate, or it can be rendered", () => {
  fc.assert(
    fc.property(damaged(prose, "{}<>/[]()!`*#|\\\"'=&;:"), (text) => {
      if (gate(text) === "") expect(html(text)).not.toMatch(/<script|javascript:|on\w+=/i);
    }),
    { numRuns: 300 },
  );
});

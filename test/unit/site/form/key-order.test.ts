import { describe, expect, test } from "vitest";
import { jsonFormat } from "../../../../src/site/form/browser/json-format.js";
import { inOrder } from "../../../../src/site/form/browser/key-order.js";

describe("inOrder(value, example)", () => {
  test("takes the order of the example, within objects and rows too, and puts new keys last", () => {
    const example = { tags: [], title: "x", targets: [{ value: 1, period: "2026" }] };
    const value = { title: "y", unit: "%", targets: [{ period: "2026", value: 2 }], tags: ["a"] };
    expect(JSON.stringify(inOrder(value, example))).toBe(
      '{"tags":["a"],"title":"y","targets":[{"value":2,"period":"2026"}],"unit":"%"}',
    );
  });

  test("writes a new row like the last one, and leaves out what is gone", () => {
    const example = { targets: [{ value: 1, period: "2026" }], unit: "%" };
    const value = {
      targets: [
        { period: "2026", value: 1 },
        { period: "2027", value: 2 },
      ],
    };
    expect(JSON.stringify(inOrder(value, example))).toBe(
      '{"targets":[{"value":1,"period":"2026"},{"value":2,"period":"2027"}]}',
    );
  });

  test("changes no value", () => {
    const value = { a: [1, null, [2]], b: { d: false, c: "" } };
    expect(inOrder(value, { b: { c: "x", d: true }, a: [] })).toEqual(value);
  });
});

describe("a file that was read and is saved", () => {
  test("keeps its order among others", () => {
    const { fromFile, toFile } = jsonFormat([]);
    fromFile('{"title":"One","unit":"%","kind":"lead"}');
    fromFile('{"kind":"lag","unit":"days","title":"Two"}');
    fromFile('{"unit":"EUR","kind":"lag","title":"Three"}');
    expect(JSON.parse(toFile({ title: "Changed", unit: "days", kind: "lag" }))).toEqual({
      title: "Changed",
      unit: "days",
      kind: "lag",
    });
    expect(toFile({ title: "Changed", unit: "days", kind: "lag" })).toBe(
      '{\n  "kind": "lag",\n  "unit": "days",\n  "title": "Changed"\n}\n',
    );
  });

  test("that is new has the order of the form", () => {
    expect(jsonFormat([]).toFile({ title: "New", unit: "%" })).toBe(
      '{\n  "title": "New",\n  "unit": "%"\n}\n',
    );
  });

  test("has every list that it must have, be it empty", () => {
    const { fromFile, toFile } = jsonFormat(["targets"]);
    fromFile('{"targets":[],"title":"One"}');
    expect(toFile({ title: "One" })).toBe('{\n  "targets": [],\n  "title": "One"\n}\n');
    expect(JSON.parse(toFile({ title: "Two", targets: [1] }))).toEqual({ title: "Two", targets: [1] });
  });

  test("is not changed by what the form does to what it reads", () => {
    const { fromFile, toFile } = jsonFormat([]);
    const value = fromFile('{"unit":"%","title":"One"}') as Record<string, unknown>;
    for (const name of Object.keys(value)) delete value[name];
    expect(toFile({ title: "One", unit: "%" })).toBe('{\n  "unit": "%",\n  "title": "One"\n}\n');
  });
});

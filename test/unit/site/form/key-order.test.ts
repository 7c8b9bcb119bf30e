import { describe, expect, test } from "vitest";
import { inOrder, keyOrder } from "../../../../src/site/form/browser/key-order.js";

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
    const { read, written } = keyOrder();
    read('{"title":"One","unit":"%","kind":"lead"}');
    read('{"kind":"lag","unit":"days","title":"Two"}');
    read('{"unit":"EUR","kind":"lag","title":"Three"}');
    expect(JSON.parse(written({ title: "Changed", unit: "days", kind: "lag" }))).toEqual({
      title: "Changed",
      unit: "days",
      kind: "lag",
    });
    expect(written({ title: "Changed", unit: "days", kind: "lag" })).toBe(
      '{\n  "kind": "lag",\n  "unit": "days",\n  "title": "Changed"\n}\n',
    );
  });

  test("that is new has the order of the form", () => {
    expect(keyOrder().written({ title: "New", unit: "%" })).toBe('{\n  "title": "New",\n  "unit": "%"\n}\n');
  });

  test("is not changed by what the form does to what it reads", () => {
    const { read, written } = keyOrder();
    const value = read('{"unit":"%","title":"One"}') as Record<string, unknown>;
    for (const name of Object.keys(value)) delete value[name];
    expect(written({ title: "One", unit: "%" })).toBe('{\n  "unit": "%",\n  "title": "One"\n}\n');
  });
});

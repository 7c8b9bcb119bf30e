import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { Stylesheet } from "../../../src/diagrams/mermaid/stylesheet.ts";

/** The fill that a sheet gives to the path in `<g class="node big"><path class="line"></path></g>`. */
function fillOfPath(css: string, attributes = ""): string | undefined {
  const { document } = new JSDOM(
    `<svg id="s"><g class="node big" data-look="neo"><path id="a-end" class="line" ${attributes}></path></g></svg>`,
  ).window;
  const path = document.querySelector("path");
  if (!path) throw new Error("there is no path");
  return new Stylesheet(css).value(path, "fill");
}

test("the more specific rule wins, then the later one", () => {
  expect(fillOfPath("#s .line { fill: a } .line { fill: b }")).toBe("a");
  expect(fillOfPath(".node path { fill: a } .big path { fill: b }")).toBe("b");
});

test("a rule wins over an attribute, a style over a rule, and what is important over both", () => {
  expect(fillOfPath("path { fill: a }", 'fill="b"')).toBe("a");
  expect(fillOfPath("path { fill: a }", 'style="fill: b"')).toBe("b");
  expect(fillOfPath("path { fill: a !important }", 'style="fill: b"')).toBe("a");
  expect(fillOfPath("path { fill: a !important }", 'style="fill: b !important"')).toBe("b");
});

test("combinators and attribute tests", () => {
  expect(fillOfPath("svg path { fill: a }")).toBe("a");
  expect(fillOfPath("svg > path { fill: a }")).toBeUndefined();
  expect(fillOfPath('[data-look="neo"].node > [id$="-end"] { fill: a }')).toBe("a");
  expect(fillOfPath(".node.small path, .big path { fill: a }")).toBe("a");
});

test("what says nothing about a still picture is left out", () => {
  const css = "@keyframes x { from { fill: a } to { fill: b } } path:hover { fill: c } path { fill: d }";
  expect(fillOfPath(css)).toBe("d");
  expect(fillOfPath("path { fill: inherit }")).toBeUndefined();
});

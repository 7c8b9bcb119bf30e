import { expect, test } from "vitest";
import { diagramFaults } from "../../../src/diagrams/mermaid/index.ts";

/** Faults as an author reads them. */
function report(...lines: string[]): string {
  return diagramFaults(lines.join("\n"))
    .map((fault) => `${fault.line}:${fault.column}: ${fault.message} [${fault.rule}]\n  ${fault.hint}`)
    .join("\n");
}

test("a sound diagram has no faults", () => {
  expect(report("flowchart LR", "  accTitle: A decision", "  A[Ask] --> B{Who?}", "  %% a comment")).toBe("");
});

test("configuration in a directive", () => {
  expect(
    report("%%{init: {'theme': 'dark'}}%%", "flowchart LR", "accTitle: t", "A --> B"),
  ).toMatchInlineSnapshot(`
    "1:1: \`%%{\` configures Mermaid from within the diagram [mermaid/directive]
      remove it; colours, fonts and layout come from the portal's theme"
  `);
});

test("configuration in front matter", () => {
  expect(report("", "---", "title: x", "---", "flowchart LR", "A --> B")).toMatchInlineSnapshot(`
    "2:1: the diagram begins with a \`---\` block of configuration [mermaid/directive]
      remove it; colours, fonts and layout come from the portal's theme"
  `);
});

test("an unknown type", () => {
  expect(report("xychart-beta", "accTitle: t")).toMatchInlineSnapshot(`
    "1:1: \`xychart-beta\` is not a diagram type that the portal draws [mermaid/type]
      begin with one of \`flowchart\`, \`graph\`, \`sequenceDiagram\`, \`classDiagram\`, \`stateDiagram-v2\`, \`erDiagram\`, \`gantt\`, \`pie\`, \`quadrantChart\`, \`timeline\`, \`mindmap\`, \`journey\`, \`gitGraph\`, \`kanban\`"
  `);
});

test("a name that every object has is no type", () => {
  expect(report("constructor", "accTitle: t")).toMatch("`constructor` is not a diagram type");
});

test("an empty diagram", () => {
  expect(report("", "  ")).toMatch("the diagram is empty");
});

test("a diagram that stops after its type", () => {
  expect(report("flowchart LR", "accTitle: t")).toMatchInlineSnapshot(`
    "1:1: there is nothing below \`flowchart\` [mermaid/syntax]
      write what the diagram shows"
  `);
});

test("a missing title", () => {
  expect(report("flowchart LR", "A --> B")).toMatchInlineSnapshot(`
    "1:1: the diagram has no \`accTitle\`, so a screen reader cannot say what it shows [mermaid/title]
      add a line such as \`accTitle: How a decision is made\` below \`flowchart\`"
  `);
});

test("an empty title, in a type that takes it from a comment", () => {
  expect(report("mindmap", "%% accTitle:", "  root")).toMatchInlineSnapshot(`
    "2:1: the diagram has no \`accTitle\`, so a screen reader cannot say what it shows [mermaid/title]
      add a line such as \`%% accTitle: How a decision is made\` below \`mindmap\`"
  `);
});

test("colours", () => {
  const text = report(
    "flowchart LR",
    "accTitle: t",
    "A:::hot --> B; style A fill:#f00",
    "classDef hot fill:red",
  );
  expect(text).toMatchInlineSnapshot(`
    "3:16: \`style\` sets colours, which cannot follow the light and the dark theme [mermaid/style]
      remove it; the theme colours the diagram
    4:1: \`classDef\` sets colours, which cannot follow the light and the dark theme [mermaid/style]
      remove it; the theme colours the diagram"
  `);
});

test("colours inside other statements", () => {
  expect(
    report("sequenceDiagram", "accTitle: t", "rect rgb(0, 255, 0)", "A->>B: x", "end"),
  ).toMatchInlineSnapshot(`
    "3:1: \`rect\` sets colours, which cannot follow the light and the dark theme [mermaid/style]
      remove it; the theme colours the diagram"
  `);
  expect(report("sequenceDiagram", "accTitle: t", "box rgb(1,2,3) Team", "end")).toMatch(
    "`box` sets colours",
  );
  expect(report("sequenceDiagram", "accTitle: t", "rect transparent", "A->>B: x", "end")).toBe("");
  expect(report("quadrantChart", "accTitle: t", "A: [0.1, 0.2] color: #f00")).toMatch("`color` sets colours");
});

test("links and scripts", () => {
  const text = report(
    "flowchart LR",
    "accTitle: t",
    "A --> B",
    '  click A "javascript:alert(1)"',
    "click B call go()",
  );
  expect(text).toMatchInlineSnapshot(`
    "4:3: \`click\` attaches a link or a script to the diagram [mermaid/link]
      remove it, and link from the text beside the diagram
    5:1: \`click\` attaches a link or a script to the diagram [mermaid/link]
      remove it, and link from the text beside the diagram"
  `);
});

test("the same words are plain text where they are no statements", () => {
  expect(report("mindmap", "%% accTitle: t", "  root", "    click the button", "    style guide")).toBe("");
  expect(report("flowchart LR", "accTitle: t", 'A["first; click here"] --> B')).toBe("");
});

test("icons and pictures", () => {
  expect(
    report("flowchart LR", "accTitle: t", 'A@{ img: "https://example.com/a.png" }'),
  ).toMatchInlineSnapshot(`
    "3:5: \`img:\` asks for an icon or a picture from elsewhere [mermaid/link]
      remove it, and say it in words"
  `);
  expect(report("flowchart LR", "accTitle: t", "A@{", '  "icon": "x"', "}")).toMatch(
    '4:4: `icon":` asks for',
  );
  expect(report("flowchart LR", "accTitle: t", "A[a fa:fa-car]")).toMatch("3:5: `fa:fa-` asks for");
  expect(report("mindmap", "%% accTitle: t", "  root", "  ::icon(fa fa-book)")).toMatch("`::icon(` asks for");
  expect(report("timeline", "accTitle: t", "icon : drawn")).toBe("");
});

test("HTML, but for line breaks", () => {
  expect(report("flowchart LR", "accTitle: t", "A[<b>bold</b><br/>text]")).toMatchInlineSnapshot(`
    "3:3: \`<b>\` is HTML [mermaid/html]
      write plain text; only \`<br/>\`, which breaks a line, is allowed
    3:10: \`</b>\` is HTML [mermaid/html]
      write plain text; only \`<br/>\`, which breaks a line, is allowed"
  `);
  expect(report("flowchart LR", "accTitle: t", 'A["<img src=x onerror=go()>"]')).toMatch(
    "`<img src=x onerror=go()>`",
  );
});

test("arrows and stereotypes are not HTML", () => {
  expect(
    report("classDiagram", "accTitle: t", "class A {", "<<interface>>", "}", "A <|-- B", "A <--> C"),
  ).toBe("");
});

test("formulas", () => {
  expect(report("flowchart LR", "accTitle: t", 'A["$$x^2$$"]')).toMatchInlineSnapshot(`
    "3:4: \`$$\` begins a formula, which is drawn as HTML [mermaid/html]
      write plain text; only \`<br/>\`, which breaks a line, is allowed"
  `);
});

test("too much for one diagram", () => {
  expect(report("flowchart LR", "x".repeat(20_000))).toMatchInlineSnapshot(`
    "1:1: the diagram has 20,013 bytes, which is more than 20,000 [mermaid/size]
      split it into several diagrams, each of which shows one thing"
  `);
});

test("all faults are reported, in the order of the source", () => {
  const rules = diagramFaults("flowchart LR\nA[<i>x</i>]\nstyle A fill:red").map((fault) => fault.rule);
  expect(rules).toEqual(["mermaid/title", "mermaid/html", "mermaid/html", "mermaid/style"]);
});

import { afterAll, describe, expect, test } from "vitest";
import { mermaidText } from "../../../src/diagrams/graph/index.ts";
import { diagramFaults, openDiagramRenderer } from "../../../src/diagrams/mermaid/index.ts";

const renderer = openDiagramRenderer();
afterAll(() => renderer.close());

/** Titles that would each break or change a diagram if they were written as they are. */
const awkward = [
  'A "quoted" title',
  "Ends with [brackets] (and) {braces}",
  "**Bold**, _slanted_ and `code`",
  "1. First of a list",
  "- a dash",
  "# a heading",
  "100 % done; end",
  "a --> b",
  "%%{init: {'theme': 'dark'}}%%",
  "<b>bold</b> & <script>alert(1)</script>",
  "$$x^2$$",
  "fa:fa-home with icon: house",
  "back\\slash @{ shape: circle }",
  "end",
  "subgraph graph style click",
  "Grün, 中文, ﷽ and 🙂",
  "two\nlines",
  "#quot;",
];

describe("mermaidText(graph)", () => {
  test("is a flowchart that a person can read", () => {
    const text = mermaidText({
      title: "B waits for A",
      nodes: [
        { id: "x/a", title: "A", state: "● On plan", note: "Sales" },
        { id: "x/b", title: "B" },
      ],
      edges: [
        { from: "x/a", to: "x/b", label: ["2 open", "1 not acknowledged"], stroke: "dashed" },
        { from: "x/a", to: "x/b", label: [], stroke: "bold" },
        { from: "x/b", to: "x/a", label: [] },
      ],
    });
    expect(text).toMatchInlineSnapshot(`
      "flowchart LR
        accTitle: B waits for A
        n1["A<br/>● On plan<br/>Sales"]
        n2["B"]
        n1 -.->|"2 open<br/>1 not acknowledged"| n2
        n1 ==> n2
        n2 --> n1
      "
    `);
  });

  test.each(awkward)("holds the title %s", async (title) => {
    const text = mermaidText({
      title,
      nodes: [
        { id: "a", title, state: title, note: title },
        { id: "b", title: "B" },
      ],
      edges: [{ from: "a", to: "b", label: [title] }],
    });
    expect(diagramFaults(text)).toEqual([]);
    const drawn = await renderer.render(text);
    expect(drawn.ok ? "" : drawn.fault.message).toBe("");
    const words = drawn.ok ? wordsOf(drawn.svg) : "";
    const lettersOf = (of: string) => of.replace(/\s/g, "");
    expect(lettersOf(words)).toContain(lettersOf(title));
  });

  test("of a graph with sixty long titles is within the limit of a diagram", () => {
    const nodes = Array.from({ length: 60 }, (_, index) => ({ id: `${index}`, title: "word ".repeat(60) }));
    const edges = nodes
      .slice(1)
      .map(({ id }) => ({ from: "0", to: id, label: ["1 open, 1 late", "€25.4k"] }));
    expect(diagramFaults(mermaidText({ title: "Sixty", nodes, edges }))).toEqual([]);
  });
});

/** The words of a drawing, the ones in boxes after each other. */
function wordsOf(svg: string): string {
  const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return svg
    .replace(/^.*?<\/title>/s, "")
    .replace(/<[^>]+>/g, "")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "");
}

import { expect, test } from "vitest";
import { entry, problemsOf } from "../../helpers/plan-folder.ts";

const target = { "decisions/route.mdx": entry("decisions", {}, "## Why not\n\nWords.\n\n## Why not\n") };
const linking = (body: string) => problemsOf({ ...target, "plans/erp.mdx": entry("plans", {}, body) });

test("a link leads to a heading of another text, also to the second one of the same name", () => {
  expect(linking("[a](../decisions/route.mdx#why-not) [b](../decisions/route#why-not-1)\n")).toBe("");
});

test("a heading that the other text does not have, with the nearest one", () => {
  expect(linking("Words.\n\n[a](../decisions/route.mdx#why)\n")).toMatchInlineSnapshot(`
    "content/plans/erp.mdx:12:1: error: there is no heading \`#why\` in the decision \`route\` [content/link]
      expected one of \`why-not\`, \`why-not-1\`
    "
  `);
});

test("a heading behind a reference, which is written elsewhere", () => {
  expect(linking("[a][r]\n\n[r]: ../decisions/route.mdx#what\n")).toMatchInlineSnapshot(`
    "content/plans/erp.mdx:12:1: error: there is no heading \`#what\` in the decision \`route\` [content/link]
      expected one of \`why-not\`, \`why-not-1\`
    "
  `);
});

test("a heading of a file that holds no text", () => {
  expect(linking("[a](../kpis/churn.json#definition)\n")).toMatchInlineSnapshot(`
    "content/plans/erp.mdx:10:1: error: the link names the heading \`#definition\`, but the file of a KPI holds no text [content/link]
      link to the entry itself: leave out the \`#\` and what follows
    "
  `);
});

test("a link to a text that has errors of its own is not judged", () => {
  const text = problemsOf({
    "decisions/route.mdx": entry("decisions", {}, "## Why\n\n<b>x</b>\n"),
    "plans/erp.mdx": entry("plans", {}, "[a](../decisions/route.mdx#none)\n"),
  });
  expect(text).not.toContain("#none");
  expect(text).toContain("content/html");
});

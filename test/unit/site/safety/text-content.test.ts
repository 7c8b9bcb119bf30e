import { expect, test } from "vitest";
import { activeMarkdown, activeTable } from "../../../../src/site/safety/text-content.ts";

test("a text has no HTML, no pictures and no links that run something", () => {
  expect(activeMarkdown("# A\n\nWords \\<b> `<b>` [x](https://a.example) [y](../kpis/churn.md)\n")).toEqual(
    [],
  );
  const found = activeMarkdown(
    "A <b>\n\n![p](p.png)\n\n[x](javascript:alert) [y][z]\n\n[z]: data:text/html,x\n",
  );
  expect(found).toMatchInlineSnapshot(`
    [
      {
        "column": 3,
        "excerpt": "<b>",
        "line": 1,
        "message": "we write no HTML in Markdown",
      },
      {
        "column": 1,
        "excerpt": "p.png",
        "line": 3,
        "message": "we write no pictures in Markdown",
      },
      {
        "column": 1,
        "excerpt": "javascript:alert",
        "line": 5,
        "message": "the address of the link has the scheme \`javascript:\`",
      },
      {
        "column": 1,
        "excerpt": "data:text/html,x",
        "line": 7,
        "message": "the address of the link has the scheme \`data:\`",
      },
    ]
  `);
});

test("a table has no formulas", () => {
  expect(activeTable("id,n,t\na,-5,'=1+1\nb,+1e3,\"'@x\"\n")).toEqual([]);
  expect(activeTable('id,t\na,=1+1\nb,"-cmd|x"\nc,"\t=1"\n')).toMatchInlineSnapshot(`
    [
      {
        "column": 2,
        "excerpt": "=1+1",
        "line": 2,
        "message": "a spreadsheet would take the cell for a formula",
      },
      {
        "column": 2,
        "excerpt": "-cmd|x",
        "line": 3,
        "message": "a spreadsheet would take the cell for a formula",
      },
      {
        "column": 2,
        "excerpt": "	=1",
        "line": 4,
        "message": "a spreadsheet would take the cell for a formula",
      },
    ]
  `);
});

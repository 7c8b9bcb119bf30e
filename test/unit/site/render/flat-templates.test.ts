import { expect, test } from "vitest";
import { flatTemplates } from "../../../../src/site/render/flat-templates.ts";
import { treeOf } from "../../../helpers/flat-template.ts";

const flat = (code: string) => flatTemplates(code, treeOf(code));

test.each([
  ["a template without children", '$$render`<b class="x">–\\n</b>`', '$$made("<b class=\\"x\\">–\\n</b>")'],
  [
    "an attribute",
    '$$render`<a${$$addAttribute(x, "href")}>`',
    '$$made("<a" + $$attributeText(x, " href=\\"") + ">")',
  ],
  ["a child", "$$render`<b>${x}</b>`", '$$around("<b>", x, "</b>")'],
  ["children", "$$render`${x}${y} z`", '$$inTurn("", x, "", y, " z")'],
  [
    "an attribute and a child",
    '$$render`<a${$$addAttribute(x, "href")}>${y}</a>`',
    '$$around("<a" + $$attributeText(x, " href=\\"") + ">", y, "</a>")',
  ],
  [
    "the place of a head that pages have",
    "$$render`${$$maybeRenderHead($$result)}<p>${x}</p>`",
    '$$around("<p>", x, "</p>")',
  ],
  [
    "a template in a template",
    "$$render`${a && $$render`<i>${b}</i>`}`",
    '$$around("", a && $$around("<i>", b, "</i>"), "")',
  ],
  [
    "a template in an attribute",
    '$$render`<a${$$addAttribute(f($$render`b`), "title")}>`',
    '$$made("<a" + $$attributeText(f($$made("b")), " title=\\"") + ">")',
  ],
  [
    "what Astro writes in ways of its own",
    '$$render`<a${$$addAttribute(x, "class:list")}>`',
    '$$around("<a", $$addAttribute(x, "class:list"), ">")',
  ],
  [
    "an attribute that is not escaped",
    '$$render`<a${$$addAttribute(x, "href", false)}>`',
    '$$around("<a", $$addAttribute(x, "href", false), ">")',
  ],
  [
    "an attribute whose name is worked out",
    "$$render`<a${$$addAttribute(x, y)}>`",
    '$$around("<a", $$addAttribute(x, y), ">")',
  ],
  ["other templates", "css`a${$$render`b`}` + String.raw`c`", 'css`a${$$made("b")}` + String.raw`c`'],
])("%s", (_, code, made) => {
  expect(flat(`const ä = "“"; export default () => ${code};`)).toBe(
    `const ä = "“"; export default () => ${made};`,
  );
});

/**
 * Most files of a portal get a quick look only. So whatever that lets pass is read in full here, and nothing may be found
 * in it: what is said of a file never hangs on which way it took.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ActiveContent, activeContent } from "../../src/site/safety/active-content.ts";
import { fileParts } from "../../src/site/safety/built-files.ts";
import { isPlainPage } from "../../src/site/safety/plain-page.ts";
import { isPlainMarkdown, isPlainTable } from "../../src/site/safety/plain-text.ts";
import { activeMarkdown, activeTable } from "../../src/site/safety/text-content.ts";
import { pieces as hiding } from "../helpers/markup-pieces.ts";
import { safePage } from "../helpers/safe-page.ts";

const seed = 20_261_130;

/** What pages consist of, whole and in parts, and what only an attacker or a mistake would write. */
const markup = [
  ...hiding,
  ..."< </ > /> = \" ' & ; : / // \\ # ? ! - -- \t \r \f \u00a0 \u0000 \ufeff \u200b é 𝒳 x".split(" "),
  '<p class="a b">',
  '<P CLASS="a">',
  "<a href='/x'>",
  "<a href=/x>",
  '<a href = "/x">',
  '<a href="/x"title="y">',
  '<a href="/x" href="//x">',
  '<a href="#x">',
  '<a href="https://x.org/?a=1&amp;b=2">',
  '<a href="java&#115;cript:x">',
  '<a href="javascript&colon;x">',
  '<a href="/\u00ad/x">',
  '<a href="//x">',
  '<a HREF="\\\\x">',
  '<a ping="/x">',
  '<area href="mailto:a@b.org">',
  '<link href="https://x.org/">',
  '<img src="/x.png" srcset="/a 1x, //b 2x">',
  '<img src="data:x">',
  '<image href="/x">',
  '<use href="/x#y"/>',
  '<use href="#y"/>',
  '<g fill="url(#a)" stroke="url(//a)">',
  '<g fill="url(#a)">',
  '<linearGradient id="g">',
  '<foreignObject width="1">',
  '<g viewBox="0 0 1 1" xlink:href="#a">',
  '<g q:href="#a">',
  '<g data-a="x > y" hidden>',
  "<g hidden=>",
  '<g style="a">',
  '<g onclick="a">',
  "<g onclick>",
  '<form action="/x">',
  '<form action="//x" onclick="y">',
  "</form>",
  '<title class="x">words</title>',
  "<title/>",
  "<TITLE>words</TITLE>",
  "<title>&amp;</title >",
  "<title>words</titles>",
  "<title>words<ttitle>",
  "<desc>",
  "</desc>",
  '<script src="/x.js"></script>',
  '<script type="module" src="/x.js">1</script>',
  '<script src="/x.js"/>',
  "<script></script>",
  '<meta charset="utf-8">',
  '<meta charset="x">',
  '<meta name="x" content="y">',
  '<meta http-equiv="refresh" content="0">',
  "<base>",
  "<math>",
  "<iframe>",
  "<noscript>",
  "<plaintext>",
  "<!doctype html>",
  "</p >",
  "</br>",
  "</1>",
  "<x-y a.b:c_d-e='1'>",
  // What is read wrongly of these hides what runs.
  '</p <a title="><g onclick=x>">',
  `<p title='x' onclick="><p class="y" title="z">`,
  '<script src="/x.js"><a title="</script><g onclick=x>"></a>',
] as const;

const changes = fc.array(
  fc.tuple(fc.nat(), fc.nat({ max: 30 }), fc.array(fc.constantFrom(...markup), { maxLength: 2 })),
  { minLength: 1, maxLength: 3 },
);

test("random pages", () => {
  const part = fc.oneof(
    fc.constantFrom(...markup),
    fc.array(fc.constantFrom(...markup)).map((all) => all.join("")),
  );
  const place = fc.constantFrom("body", "head", "noDoctype", "all");
  let plain = 0;
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), place, (parts, where) => {
      const text = parts.join("");
      const body = safePage(text);
      const head = safePage("", { beforePolicy: text });
      const pages = { body, head, noDoctype: body.replace("<!DOCTYPE html>", ""), all: text };
      plain += sameOfPage(Buffer.from(pages[where]));
    }),
    { numRuns: 10_000, seed },
  );
  expect(plain).toBeGreaterThan(1_000);
});

test("pages as they are, and with something changed", () => {
  const pages = galleryPages().map((html) => Buffer.from(safePage(html)));
  expect(pages.filter((page) => !isPlainPage(page)).map(String)).toEqual([]);
  let plain = 0;
  fc.assert(
    fc.property(fc.constantFrom(...pages), changes, (page, edits) => {
      plain += sameOfPage(edited(page, edits));
    }),
    { numRuns: 1_500, seed },
  );
  expect(plain).toBeGreaterThan(100);
});

/** The drawings and lists of the gallery, as they stand in pages; their comments name the cases. */
function galleryPages(): readonly string[] {
  const folder = "test/golden/gallery";
  const sources = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
  return sources.filter(({ length }) => length < 60_000).map((html) => html.replaceAll(/<!--.*?-->/gs, ""));
}

function sameOfPage(page: Buffer): number {
  return same("index.html", page, isPlainPage, (source) => activeContent(source, "html"));
}

const mdPieces = [
  ..."[ ] ( ) [a] [a]( ](/x) ](//x) ](x:y) ](https://x.org/) ](https:x) ](ftp://x) ](/\\/x) ](javascript&colon;x) ]: ! ![ \\ ` ``` ~~~ * ** _ | - > # : :// & ; < </b> <b> <!--".split(
    " ",
  ),
  ..."javascript: mailto: xmpp: ftp:// https:// www.x.org a@b.org [^1] [[a]] &lt; &#58; &colon; ' \" x é \u00a0 \u0000 \u200b".split(
    " ",
  ),
  "\n",
  "\n\n",
  " ",
  "    ",
  "\t",
  "\r",
  "- [a](/x)\n",
  "| a | b |\n| --- | --- |\n",
  "[a](/x 'y')",
  "[a](<x>)",
  "[a](../x/#y)",
  "[a](/x_y/?z=%20)",
  "[a\n]: //x\n",
];

const tablePieces = [
  ...'a -1 -1.5 -1e5 - -a +1 1 = =1 @a \' \'= \'\' " "" "a" "=a" "\'=" "a,b" "a\nb" "-1" ＝ ＋1 é'.split(" "),
  ...'\u00a0 \ufeff \ufeff"a" \t \r \r\n \n , ,, ,\n "\n" ,-5,'.split(" "),
  " ",
];

test.each([
  {
    of: "Markdown",
    file: "x.md",
    pieces: mdPieces,
    most: 12,
    isPlain: isPlainMarkdown,
    found: activeMarkdown,
    more: 2_000,
  },
  {
    of: "tables",
    file: "x.csv",
    pieces: tablePieces,
    most: 10,
    isPlain: isPlainTable,
    found: activeTable,
    more: 1_000,
  },
])("$of", ({ file, pieces, most, isPlain, found, more }) => {
  let plain = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: most }), (parts) => {
      plain += same(file, Buffer.from(parts.join("")), isPlain, found);
    }),
    { numRuns: 8_000, seed },
  );
  expect(plain).toBeGreaterThan(more);
});

type Edits = readonly (readonly [place: number, removed: number, added: readonly string[]])[];

/** A page with some bytes replaced, be it in the middle of a character. */
function edited(page: Buffer, edits: Edits): Buffer {
  return edits.reduce((before, [place, removed, added]) => {
    const at = place % before.length;
    return Buffer.concat([
      before.subarray(0, at),
      Buffer.from(added.join("")),
      before.subarray(at + removed),
    ]);
  }, page);
}

/** Expects the same of both ways, and counts a file that took the quick one. */
function same(
  name: string,
  content: Buffer,
  isPlain: (content: Buffer) => boolean,
  inFull: (source: string) => readonly ActiveContent[],
): number {
  const read = (parts: () => readonly ActiveContent[]) => {
    try {
      return parts();
    } catch (error) {
      return String(error);
    }
  };
  expect(read(() => fileParts(name, content))).toEqual(read(() => inFull(content.toString("utf8"))));
  return isPlain(content) ? 1 : 0;
}

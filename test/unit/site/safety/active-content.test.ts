import { describe, expect, test } from "vitest";
import { activeContent } from "../../../../src/site/safety/active-content.ts";
import { pagePolicy } from "../../../../src/site/safety/page-policy.ts";
import { safePage } from "../../../helpers/safe-page.ts";

const messages = (html: string) => activeContent(html, "html").map(({ message }) => message);

describe("activeContent(page)", () => {
  test.each([
    ["a link to the web", '<a href="https://example.org/a?b=1&amp;c=2">x</a>'],
    ["a link to a mailbox", '<a href="mailto:ann@example.org">x</a>'],
    ["relative links", '<a href="/kpis/churn/#now">x</a><a href="#top">x</a><a href="../a:b/">x</a>'],
    ["a picture of its own", '<img src="/media/map.png" srcset="/a.png 1x, /b.png 2x" alt="onclick=">'],
    [
      "words that look like code",
      '<p title="&lt;script> onclick=x url(//a)">javascript:alert(1) &lt;script&gt;</p>',
    ],
    ["a script in a file", '<script type="module" src="/_astro/a.js"></script>'],
    ["a search form", '<form role="search"><input name="q"></form>'],
    ["a harmless comment", "<!-- the end -->"],
    [
      "a chart",
      '<svg viewBox="0 0 9 9"><title>A</title><defs><path id="p" d="M0 0"/></defs><use href="#p" fill="url(#g)"/><a href="/kpis/"><text>1</text></a></svg>',
    ],
  ])("accepts %s", (_, body) => {
    expect(activeContent(safePage(body), "html")).toEqual([]);
  });

  test.each([
    ["<p style='color: red'>x</p>", "the attribute `style` is an inline style"],
    ["<svg><g STYLE=''></g></svg>", "the attribute `style` is an inline style"],
    ["<img/onerror=alert(1) src=x>", "the attribute `onerror` runs code"],
    ["<details ontoggle=x open></details>", "the attribute `ontoggle` runs code"],
    ["<a title=a title=b onclick=c>x</a>", "the attribute `onclick` runs code"],
    ['<p title="a"onclick="b">x</p>', "the attribute `onclick` runs code"],
    ["<script>alert(1)</script>", "a script is written inline"],
    ["<script type='application/json'>{}</script>", "a script is written inline"],
    ["<svg><script>alert(1)</script></svg>", "a script is written inline"],
    ["<script>alert(1)", "a script is written inline"],
    ["<script src='https://example.org/a.js'></script>", "the attribute `src` leads away from the portal"],
    ["<style>a { color: red }</style>", "a style is written inline"],
    ["<link rel=stylesheet href=//example.org/a.css>", "the attribute `href` leads away from the portal"],
    ["<iframe></iframe>", "we write no element `iframe`"],
    ["<object></object>", "we write no element `object`"],
    ["<embed>", "we write no element `embed`"],
    ["<base target=_blank>", "we write no element `base`"],
    ["<svg><foreignObject></foreignObject></svg>", "we write no element `foreignobject`"],
    ["<svg><animate attributeName=href /></svg>", "we write no element `animate`"],
    ["<svg><set attributeName=href /></svg>", "we write no element `set`"],
    ["<noscript></noscript>", "we write no element `noscript`"],
    ["<template></template>", "we write no element `template`"],
    ["<p srcdoc='x'></p>", "the attribute `srcdoc` holds a page of its own"],
    ["<button formaction=/x>x</button>", "the attribute `formaction` sends a form elsewhere"],
    ["<form action='https://example.org/'></form>", "the attribute `action` leads away from the portal"],
    ["<a href='/' ping=/x>x</a>", "the attribute `ping` reports a click"],
    ["<meta http-equiv=refresh content='0;url=/x'>", "the page tells the browser to do `refresh`"],
    ["<meta charset=utf-7>", "the characters are said to be `utf-7`"],
    ["<a href='javascript:alert(1)'>x</a>", "the attribute `href` has the scheme `javascript:`"],
    ["<a href=' java&#10;scr&Tab;ipt&colon;x'>x</a>", "the attribute `href` has the scheme `javascript:`"],
    ["<a href='DATA:text/html,x'>x</a>", "the attribute `href` has the scheme `data:`"],
    ["<a href='ftp://example.org/'>x</a>", "the attribute `href` has the scheme `ftp:`"],
    ["<svg><a xlink:href='vbscript:x'>x</a></svg>", "the attribute `xlink:href` has the scheme `vbscript:`"],
    ["<a href='/\\example.org'>x</a>", "the attribute `href` names another origin without a scheme"],
    ["<img src='http://example.org/a.png'>", "the attribute `src` leads away from the portal"],
    ["<img src='data:image/png;base64,x'>", "the attribute `src` leads away from the portal"],
    ["<img srcset='/a.png 1x, //example.org/b.png 2x'>", "the attribute `srcset` leads away from the portal"],
    [
      "<video poster='https://example.org/a.png'></video>",
      "the attribute `poster` leads away from the portal",
    ],
    ["<svg><use href='/a.svg#x'/></svg>", "the attribute `href` draws what another file holds"],
    [
      "<svg><image href='https://example.org/a.png'/></svg>",
      "the attribute `href` leads away from the portal",
    ],
    [
      "<svg><path fill='url(//example.org/a#b)'/></svg>",
      "the attribute `fill` takes its look from another file",
    ],
    [
      "<svg><path q:href='//example.org/'/></svg>",
      "the attribute `q:href` has a prefix that we do not write",
    ],
    ["<p a'b>x</p>", "the attribute `a'b` has unusual characters in its name"],
    ["<x:p>x</x:p>", "the name of the element has unusual characters"],
    ["<!-- <img src=x> -->", "the comment holds an angle bracket"],
    ["<!-- --!><img src=x onload=y>-->", "the attribute `onload` runs code"],
    ["<svg><![CDATA[ x ]]></svg>", "we write no declarations and no instructions"],
    ["</ x>", "we write no declarations and no instructions"],
    ["<?php x ?>", "we write no declarations and no instructions"],
    ["<textarea><b></textarea>", "the text of the element `textarea` holds an angle bracket"],
    ["<svg><title>a < b</title></svg>", "the text of the element `title` holds an angle bracket"],
    [
      '<meta http-equiv="content-security-policy" content="">',
      "the page has a second content security policy",
    ],
  ])("refuses %s", (body, message) => {
    expect(messages(safePage(body))).toEqual([message]);
  });

  test("refuses elements where browsers expect text, and in a chart find elements", () => {
    expect(messages(safePage("<svg><title><b>x</b></title></svg>"))).toEqual([
      "an element stands in the text of the element `title`",
      "the text of the element `title` holds an angle bracket",
    ]);
    expect(messages(safePage("<svg><style><script>1</script></style></svg>"))).toEqual([
      "an element stands in the text of the element `style`",
      "a style is written inline",
    ]);
  });

  test.each([
    [safePage("", { policy: "" }), "the page has no content security policy"],
    ...["default-src 'none'", `${pagePolicy} 'unsafe-inline'`, `default-src *; ${pagePolicy}`].map(
      (policy) => [safePage("", { policy }), "its content security policy is not that of every page"],
    ),
    [
      safePage("", { beforePolicy: "<script></script>" }),
      "this stands before the content security policy, or the page has none",
    ],
    [
      safePage("", { beforePolicy: "words" }),
      "this stands before the content security policy, or the page has none",
    ],
    [safePage("").replace("<!DOCTYPE html>", ""), "the page does not begin with its doctype"],
  ])("refuses a page without a proper head: %#", (html, message) => {
    expect(messages(html)).toContain(message);
  });

  test("names the place and shows the part", () => {
    expect(activeContent(safePage('<p>x</p>\n <img src="x"\n onerror="alert(1)">'), "html")).toEqual([
      {
        line: 3,
        column: 2,
        message: "the attribute `onerror` runs code",
        excerpt: '<img src="x" onerror="alert(1)"> </body></html>',
      },
    ]);
  });
});

describe("activeContent(picture)", () => {
  const picture = (content: string) =>
    activeContent(`<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`, "svg").map(
      ({ message }) => message,
    );

  test("accepts shapes", () => {
    expect(picture('<title>A</title><path d="M0 0" fill="#fff"/>')).toEqual([]);
  });

  test.each([
    ["<script>alert(1)</script>", "a picture has no scripts"],
    ["<script href='/a.js'/>", "a picture has no scripts"],
    ["<style>a {}</style>", "a style is written inline"],
    ["<foreignObject/>", "we write no element `foreignobject`"],
    ["<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>", "the name of the element has unusual characters"],
    ["<path onLoad='x'/>", "the attribute `onload` runs code"],
    [
      "<image q:href='https://example.org/a.png'/>",
      "the attribute `q:href` has a prefix that we do not write",
    ],
    ["<![CDATA[ x ]]>", "we write no declarations and no instructions"],
    ["<?xml-stylesheet href='https://example.org/'?>", "we write no declarations and no instructions"],
  ])("refuses %s", (content, message) => {
    expect(picture(content)).toContain(message);
  });
});

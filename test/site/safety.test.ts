import { describe, expect, inject, test } from "vitest";
import { htmlPages } from "../helpers/built-pages.ts";

describe.each(inject("portals"))("the portal of $name", (portal) => {
  const pages = htmlPages(portal);

  test("has a policy on every page that forbids what we did not write", () => {
    const lax = pages.filter(({ html }) => {
      const policy = /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(html)?.[1] ?? "";
      return (
        !policy.includes("default-src 'none'") ||
        policy.includes("unsafe-inline") ||
        policy.includes("'unsafe-eval'")
      );
    });
    expect(lax.map(({ address }) => address)).toEqual([]);
  });

  test.each([
    ["an inline style", /<[a-z][^>]*\sstyle=/i],
    ["an event handler", /<[a-z][^>]*\son[a-z]+=/i],
    ["a scheme that runs code", /(?:href|src|action|xlink:href)="\s*(?:javascript|data|vbscript):/i],
    ["an embedded page", /<(?:iframe|object|embed|base)\b/i],
  ])("holds no %s", (_, pattern) => {
    expect(pages.filter(({ html }) => pattern.test(html)).map(({ address }) => address)).toEqual([]);
  });
});

import { describe, expect, inject, test } from "vitest";
import { addresses, htmlPages } from "../helpers/built-pages.ts";

describe.each(inject("portals"))("the portal of $name", (portal) => {
  const pages = htmlPages(portal);
  const files = addresses(portal);
  const ids = new Map(pages.map(({ address, html }) => [address, new Set(attributes(html, "id"))]));

  test("has pages", () => {
    expect(pages.length).toBeGreaterThan(20);
  });

  test("has no link that leads nowhere", () => {
    const broken = new Set<string>();
    for (const { address, html } of pages) {
      for (const link of [...attributes(html, "href"), ...attributes(html, "src")]) {
        const target = new URL(link, `http://portal${address}`);
        if (target.host !== "portal") continue;
        const fragment = decodeURIComponent(target.hash.slice(1));
        if (!files.has(decodeURIComponent(target.pathname))) broken.add(`${address} → ${link}`);
        else if (fragment !== "" && !ids.get(target.pathname)?.has(fragment))
          broken.add(`${address} → ${link} (no such id)`);
      }
    }
    expect([...broken]).toEqual([]);
  });

  test("has the text of every entry beside its page, and names it there", () => {
    const texts = [...files.keys()].filter((address) => address.endsWith(".md"));
    const named = pages.flatMap(({ html, address }) =>
      [...html.matchAll(/<link rel="alternate" type="text\/markdown" href="([^"]*)"/g)].map(
        ([, text]) => `${text} of ${address}`,
      ),
    );
    expect(named.sort()).toEqual(texts.map((text) => `${text} of ${text.slice(0, -3)}/`).sort());
  });

  test("asks no other origin for anything", () => {
    const foreign = pages.flatMap(({ address, html }) => {
      const loaded = [
        ...attributes(html, "src"),
        ...[...html.matchAll(/<link\b[^>]*\bhref="([^"]*)"/g)].map((match) => match[1] ?? ""),
      ];
      return loaded.filter((url) => /^(?:[a-z]+:)?\/\//i.test(url)).map((url) => `${address} → ${url}`);
    });
    expect(foreign).toEqual([]);
  });

  test("gives each id once a page", () => {
    const doubled = pages.flatMap(({ address, html }) => {
      const all = attributes(html, "id");
      return all.filter((id, index) => all.indexOf(id) !== index).map((id) => `${address}#${id}`);
    });
    expect(doubled).toEqual([]);
  });
});

/** The values of an attribute, in the order of the page; our own HTML always quotes them. */
function attributes(html: string, name: string): readonly string[] {
  const entities = (text: string) =>
    text.replaceAll("&#38;", "&").replaceAll("&amp;", "&").replaceAll("&quot;", '"');
  return [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map((match) => entities(match[1] ?? ""));
}

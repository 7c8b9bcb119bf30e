import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { addresses } from "../helpers/built-pages.ts";

/** In bytes, as a server sends them compressed. */
const budgets = { html: 60_000, css: 20_000, script: 15_000 };

describe.each(inject("portals"))("the portal of $name", (portal) => {
  const files = addresses(portal);
  const sizeOf = (path: string) => gzipSync(readFileSync(path)).length;

  test("keeps every page small", () => {
    const heavy: string[] = [];
    for (const [address, path] of files) {
      if (!path.endsWith(".html")) continue;
      const html = readFileSync(path, "utf8");
      const linked = (pattern: RegExp) =>
        [...html.matchAll(pattern)]
          .map((match) => files.get(match[1] ?? ""))
          .reduce((sum, file) => sum + (file ? sizeOf(file) : 0), 0);
      const sizes = {
        html: gzipSync(html).length,
        css: linked(/<link[^>]*rel="stylesheet"[^>]*href="([^"]*)"/g),
        script: linked(/<script[^>]*src="([^"]*)"/g),
      };
      for (const kind of ["html", "css", "script"] as const) {
        if (sizes[kind] > budgets[kind]) heavy.push(`${address}: ${kind} ${sizes[kind]} of ${budgets[kind]}`);
      }
    }
    expect(heavy).toEqual([]);
  });
});

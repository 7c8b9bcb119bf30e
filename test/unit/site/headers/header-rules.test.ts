/** The one list of headers, and that the configurations of our documents say the same. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { headerRules, headersOf, otherwiseCached } from "../../../../src/site/headers/header-rules.ts";
import { headersText } from "../../../../src/site/headers/headers-file.ts";

const general = headerRules[0]?.headers ?? {};

describe("the headers of a file", () => {
  test("are the general ones for a page", () => {
    expect(headersOf("")).toEqual(general);
    expect(headersOf("kpis/churn/")).toEqual(general);
  });

  test.each([
    ["favicon.svg", "Content-Security-Policy", /^default-src 'none';.* sandbox$/],
    ["feeds/updates.xml", "Content-Security-Policy", /^script-src 'none';.* sandbox$/],
    ["kpis/churn.md", "Content-Type", /^text\/markdown; charset=utf-8$/],
    ["calendars/forums/board.ics", "Content-Type", /^text\/calendar; charset=utf-8$/],
    ["_astro/frame.C2hb.css", "Cache-Control", /immutable/],
    ["pagefind/pagefind.en_ea2b.pf_meta", "Cache-Control", /immutable/],
    ["pagefind/pagefind-entry.json", "Cache-Control", /^undefined$/],
    ["data/build.json", "Cache-Control", /^no-store$/],
  ])("of `%s` say in `%s` what suits it", (path, name, value) => {
    expect(String(headersOf(path)[name])).toMatch(value);
  });

  test("forbid in every policy that another site frames it", () => {
    const policies = headerRules.flatMap(({ headers }) => headers["Content-Security-Policy"] ?? []);
    expect(policies.filter((policy) => !policy.includes("frame-ancestors 'none'"))).toEqual([]);
  });

  // Some hosts let a later rule win, others add the two up; a policy is the same either way.
  test("are named once each, but for the policy", () => {
    const names = headerRules.slice(1).flatMap(({ headers }) => Object.keys(headers));
    const twice = names.filter((name) => name in general && name !== "Content-Security-Policy");
    expect(twice).toEqual([]);
  });
});

test("`_headers` begins every path with the base", () => {
  const text = headersText("/plans/");
  const paths = text.split("\n").filter((line) => /^\S/.test(line));
  expect(paths).toEqual(headerRules.map(({ path }) => `/plans/${path}`));
  expect(text).toContain("/plans/data/build.json\n  Cache-Control: no-store\n");
});

describe("docs/nginx.conf", () => {
  const text = readFileSync("docs/nginx.conf", "utf8");

  test("adds exactly the general headers", () => {
    const added = [...text.matchAll(/^\s*add_header (\S+) (.*) always;$/gm)].map(([, name, value]) => [
      name,
      unquoted(value),
    ]);
    expect(Object.fromEntries(added)).toEqual({
      ...general,
      "Content-Security-Policy": "$plumbline_policy",
      "Cache-Control": "$plumbline_cache",
    });
    expect(text.match(/add_header (?=\S+ )/g)).toHaveLength(added.length);
  });

  test.each([
    ["plumbline_policy", "Content-Security-Policy", general["Content-Security-Policy"]],
    ["plumbline_cache", "Cache-Control", otherwiseCached],
  ])("has in `%s` the rules of `%s`", (variable, header, otherwise) => {
    const [, map = ""] = new RegExp(`map \\$uri \\$${variable} \\{(.*?)\n\\}`, "s").exec(text) ?? [];
    const lines = [...map.matchAll(/^\s+(\S+)\s+(.*);$/gm)].map(([, pattern, value]) => [
      pattern,
      unquoted(value),
    ]);
    const rules = headerRules.slice(1).filter(({ headers }) => header in headers);
    expect(Object.fromEntries(lines)).toEqual({
      default: otherwise,
      ...Object.fromEntries(rules.map(({ path, headers }) => [nginxPattern(path), headers[header]])),
    });
  });

  test("names the types that nginx does not know", () => {
    for (const [ending, type] of types()) {
      // nginx knows plain text itself.
      if (ending !== "txt") expect(text).toMatch(new RegExp(`^ +${type} +${ending};$`, "m"));
      expect(text).toMatch(new RegExp(`charset_types [^;]*${type}`));
    }
  });
});

describe("docs/Caddyfile", () => {
  const text = readFileSync("docs/Caddyfile", "utf8");

  test("sets exactly the general headers", () => {
    const [, block = ""] = /^\(general\) \{\n\theader \{\n(.*?)\n\t\}/ms.exec(text) ?? [];
    const lines = block.split("\n").map((line) => {
      const [, name = "", value] = /^\t+(\S+) (.*)$/.exec(line) ?? [];
      return [name, unquoted(value)];
    });
    expect(Object.fromEntries(lines)).toEqual({ ...general, "Cache-Control": otherwiseCached });
  });

  test("sets the headers of some files by the rules", () => {
    const matchers = new Map(
      [...text.matchAll(/^\s+(@\w+) path (.*)$/gm)].map(([, name, paths]) => [name, paths?.split(" ")]),
    );
    const set = [...text.matchAll(/^\t\theader (@\w+|\/\S+) (\S+) "(.*)"$/gm)].flatMap(
      ([, at = "", name, value]) =>
        (matchers.get(at) ?? [at]).map((path) => `${path.replace(/^\//, "")} ${name}: ${value}`),
    );
    const rules = headerRules
      .slice(1)
      .flatMap(({ path, headers }) =>
        Object.entries(headers).map(([name, value]) => `${path} ${name}: ${value}`),
      );
    expect(set.sort()).toEqual(rules.sort());
  });
});

function unquoted(text: string | undefined): string | undefined {
  return text?.replace(/^"(.*)"$/, "$1");
}

/** A path below any base, as a regular expression of nginx. */
function nginxPattern(path: string): string {
  const pattern = path
    .replaceAll(".", "\\.")
    .replace(/^\*|\*$/g, "")
    .replaceAll("*", ".*");
  return `~${path.startsWith("*") ? "" : "/"}${pattern}${path.endsWith("*") ? "" : "$"}`;
}

function types(): readonly (readonly [ending: string, type: string])[] {
  return headerRules.flatMap(({ path, headers }) => {
    const type = headers["Content-Type"]?.replace(/;.*/, "");
    return type === undefined ? [] : [[path.replace("*.", ""), type] as const];
  });
}

import { describe, expect, test } from "vitest";
import { buildVerdict, servedBuild } from "../../../src/components/page/build-verdict.ts";

const page = { commit: "aaa", asOf: "2026-11-29", hours: 24 };
const hour = 3_600_000;
const now = Date.parse("2026-11-29T12:00:00Z");
const served = (changed: object = {}) => ({
  commit: "aaa",
  asOf: "2026-11-29",
  builtAt: now,
  now,
  ...changed,
});

describe("buildVerdict(page, served)", () => {
  test("finds a page current up to half as long again as was promised", () => {
    expect(buildVerdict(page, served({ builtAt: now - 36 * hour }))).toEqual({ kind: "current" });
    const builtAt = now - 36 * hour - 1;
    expect(buildVerdict(page, served({ builtAt }))).toEqual({ kind: "late", builtAt });
    expect(buildVerdict({ ...page, hours: 168 }, served({ builtAt }))).toEqual({ kind: "current" });
  });

  test("tells of another commit of the same day, and of a later day, before anything else", () => {
    const builtAt = now - 99 * hour;
    expect(buildVerdict(page, served({ commit: "bbb", builtAt }))).toEqual({ kind: "newer" });
    expect(buildVerdict(page, served({ asOf: "2026-11-30" }))).toEqual({ kind: "newer" });
  });

  test("does not take an older portal for a newer one", () => {
    expect(buildVerdict(page, served({ commit: "bbb", asOf: "2026-11-28" }))).toEqual({ kind: "current" });
  });

  test("says nothing where the server does not tell when the portal was built", () => {
    expect(buildVerdict(page, served({ builtAt: Number.NaN }))).toEqual({ kind: "current" });
  });
});

describe("servedBuild(build, headers, clock)", () => {
  const build = { commit: "aaa", asOf: "2026-11-29" };
  const date = "Sun, 29 Nov 2026 12:00:00 GMT";

  test("takes the server's clock before the reader's, and adds what a cache has added", () => {
    expect(servedBuild(build, new Headers({ date, age: "3600" }), 0).now).toBe(now + hour);
    expect(servedBuild(build, new Headers(), 5).now).toBe(5);
  });

  test("reads when the file was written", () => {
    expect(servedBuild(build, new Headers({ "last-modified": date }), 0).builtAt).toBe(now);
    expect(servedBuild(build, new Headers(), 0).builtAt).toBeNaN();
  });

  test("knows a portal without a commit by an empty name, as pages do", () => {
    expect(servedBuild({ ...build, commit: null }, new Headers(), 0).commit).toBe("");
  });
});

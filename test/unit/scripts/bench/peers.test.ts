import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const json = (...path: readonly string[]) => JSON.parse(readFileSync(join(...path), "utf8"));
const peer = (name: string, file: string) => json("scripts/bench/peers", name, file);

test("the textbook has the Astro of ours", () => {
  const { dependencies } = json("package.json");
  expect(peer("textbook-astro", "package.json").dependencies).toEqual({
    "@astrojs/mdx": dependencies["@astrojs/mdx"],
    astro: dependencies.astro,
  });
});

test.each(["eleventy", "textbook-astro"])(
  "%s is held to exact versions and digests, and to no address of a registry",
  (name) => {
    const { dependencies } = peer(name, "package.json");
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d/);
    const { packages } = peer(name, "package-lock.json") as {
      packages: Record<string, { integrity?: string; dependencies?: object }>;
    };
    const { "": own, ...others } = packages;
    expect(own?.dependencies).toEqual(dependencies);
    const loose = Object.entries(others).filter(
      ([, entry]) => !entry.integrity?.startsWith("sha512-") || "resolved" in entry,
    );
    expect(loose.map(([place]) => place)).toEqual([]);
  },
);

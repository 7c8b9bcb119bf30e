import { setImmediate } from "node:timers/promises";
import type { PathWithRoute, RouteData } from "astro";
import { expect, test } from "vitest";
import { pagesToMake, pageWriter } from "../../../../src/site/render/page-writer.ts";
import { textRoute } from "../../../../src/site/render/text-route.ts";

const many = "src/pages/kpis/[...id].md.ts";
textRoute(many, "text/markdown", ({ id }) => `# ${id}`);

const texts = {
  type: "endpoint",
  component: many,
  params: ["...id"],
  pattern: /^\/kpis\/(.*?)\.md$/,
} as unknown as RouteData;
const pageRoute = (component: string) => ({ type: "page", component, params: [] }) as unknown as RouteData;
const map = { pathname: "/map/", route: pageRoute("src/pages/map.astro") };
const data = { pathname: "/data", route: pageRoute("src/pages/data/index.astro") };

const textPaths = (count: number): readonly PathWithRoute[] =>
  Array.from({ length: count }, (_, index) => ({ pathname: `/kpis/${index}.md`, route: texts }));

/** Hands pages to Astro's runtime as a build does, with the promises of what it renders in the hands of the test. */
function build(paths: readonly PathWithRoute[]) {
  const written: string[] = [];
  const write = async (path: string) => {
    written.push(path);
    await setImmediate();
  };
  const astros = new Map<RouteData, PromiseWithResolvers<Response>>();
  const writer = pageWriter({ write } as never, "/", new URL("file:///portal/"));
  const taken = writer.take(paths);
  const begin = () =>
    taken.map(({ pathname, route }) =>
      writer.render(`https://example.org${pathname}`, route, () => {
        const rendered = Promise.withResolvers<Response>();
        astros.set(route, rendered);
        return rendered.promise;
      }),
    );
  return { taken, begin, written, astros, writer };
}

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await setImmediate();
};

test("the page that others wait for is the first, and is made alone", async () => {
  const { taken, begin, astros } = build([map, data, ...textPaths(2)]);
  expect(taken.map(({ pathname }) => pathname)).toEqual(["/data", "/map/", "/kpis/0.md"]);
  const [first] = begin();
  await turns(5);
  expect([...astros.keys()]).toEqual([data.route]);
  astros.get(data.route)?.resolve(new Response("data"));
  await first;
  await turns(5);
  expect([...astros.keys()]).toEqual([data.route, map.route, texts]);
});

test("pages are written while Astro waits for its last one, each behind the first of its route", async () => {
  const { begin, written, astros, writer } = build([...textPaths(3), map]);
  const pages = begin();
  await turns(2);
  expect(written).toEqual([]);
  astros.get(texts)?.resolve(new Response("# 0"));
  await pages[0];
  await turns(5);
  expect(written.toSorted()).toEqual(["kpis/0.md", "kpis/1.md", "kpis/2.md"]);
  expect(() => writer.end()).toThrow("Astro has left out 1 of the pages");
  astros.get(map.route)?.resolve(new Response("map"));
  await Promise.all(pages);
  expect(written.at(-1)).toBe("map/index.html");
  writer.end();
});

test("no more pages are made where Astro fails at one", async () => {
  const { begin, written, astros } = build([...textPaths(500), map]);
  const pages = begin();
  astros.get(texts)?.resolve(new Response("# 0"));
  await pages[0];
  astros.get(map.route)?.reject(new Error("the map has no scale"));
  await expect(Promise.all(pages)).rejects.toThrow("the map has no scale");
  await turns(50);
  expect(written.length).toBeLessThan(100);
});

test("what is kept is not made, which is known when the files of the last portal are", async () => {
  const ready = Promise.withResolvers<void>();
  const isKept = (file: string) => file === "kpis/1.md" || file === "map/index.html";
  const paths = pagesToMake([...textPaths(2), map, data], { ready: ready.promise, isKept });
  ready.resolve();
  expect((await paths).map(({ pathname }) => pathname)).toEqual(["/kpis/0.md", "/data"]);
});

import { setImmediate } from "node:timers/promises";
import type { AstroPrerenderer, PathWithRoute, RouteData } from "astro";
import { expect, test } from "vitest";
import { textRoute } from "../../../../src/site/render/text-route.ts";
import { writtenPages } from "../../../../src/site/render/written-pages.ts";

const many = "src/pages/kpis/[...id].md.ts";
textRoute(many, "text/markdown", ({ id }) => `# ${id}`);

const texts = {
  type: "endpoint",
  component: many,
  params: ["...id"],
  pattern: /^\/kpis\/(.*?)\.md$/,
} as unknown as RouteData;
const map = { type: "page", component: "src/pages/map.astro", params: [] } as unknown as RouteData;

const textPaths = (count: number): readonly PathWithRoute[] =>
  Array.from({ length: count }, (_, index) => ({ pathname: `/kpis/${index}.md`, route: texts }));

/** What a build hands to Astro, with the promises of the pages that Astro renders in the hands of the test. */
async function build(paths: readonly PathWithRoute[], ready: Promise<void> = Promise.resolve()) {
  const written: string[] = [];
  const write = async (path: string) => {
    written.push(path);
    await setImmediate();
  };
  const astros = new Map<RouteData, PromiseWithResolvers<Response>>();
  const { hooks } = writtenPages({ write } as never, { base: "/", byAstro: false, ready });
  hooks["astro:config:done"]?.({ config: { root: new URL("file:///portal/") } } as never);
  let prerenderer: AstroPrerenderer | undefined;
  const own = {
    getStaticPaths: async () => paths,
    render: (_: Request, { routeData }: { readonly routeData: RouteData }) => {
      const rendered = Promise.withResolvers<Response>();
      astros.set(routeData, rendered);
      return rendered.promise;
    },
  };
  const setPrerenderer = (make: (given: typeof own) => AstroPrerenderer) => {
    prerenderer = make(own);
  };
  await hooks["astro:build:start"]?.({ setPrerenderer } as never);
  if (!prerenderer) throw new Error("Astro was given no prerenderer.");
  const { getStaticPaths, render } = prerenderer;
  const begin = async () => {
    const left = await getStaticPaths();
    return left.map(({ pathname, route }) =>
      render(new Request(`https://example.org${pathname}`), { routeData: route }),
    );
  };
  return { begin, written, astros };
}

test("pages are written while Astro waits for its last one, each behind the first of its route", async () => {
  const { begin, written, astros } = await build([...textPaths(3), { pathname: "/map/", route: map }]);
  const pages = await begin();
  await setImmediate();
  expect(written).toEqual([]);
  astros.get(texts)?.resolve(new Response("# 0"));
  await pages[0];
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
  expect(written.toSorted()).toEqual(["kpis/0.md", "kpis/1.md", "kpis/2.md"]);
  astros.get(map)?.resolve(new Response("map"));
  await Promise.all(pages);
  expect(written.at(-1)).toBe("map/index.html");
});

test("no more pages are made where Astro fails at one", async () => {
  const { begin, written, astros } = await build([...textPaths(500), { pathname: "/map/", route: map }]);
  const pages = await begin();
  astros.get(texts)?.resolve(new Response("# 0"));
  astros.get(map)?.reject(new Error("the map has no scale"));
  await expect(Promise.all(pages)).rejects.toThrow("the map has no scale");
  for (let turn = 0; turn < 50; turn += 1) await setImmediate();
  expect(written.length).toBeLessThan(100);
});

test("no page is made before all is there that pages show", async () => {
  const ready = Promise.withResolvers<void>();
  const { begin, astros } = await build(textPaths(1), ready.promise);
  const pages = begin();
  await setImmediate();
  expect(astros.size).toBe(0);
  ready.resolve();
  await pages;
  expect(astros.size).toBe(1);
});

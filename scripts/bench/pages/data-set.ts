/**
 * The pages of a built portal as files that other generators can make the same pages of:
 *
 *     pages/kpis/churn.json   what a page shows, as plain data; attributes as they stand in a tag
 *     parts/kpis/churn.json   the same with attributes by name, for components
 *     list.json               the pages, each with its title, its description and whether it has a text
 *     prose/plans/atlas.md    the text of an entry, as Markdown that needs no components of ours
 *     assets/                 styles, scripts, fonts and the icon of the portal
 *
 * The guide, the search page and the form are the program's own and are left out.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { type CollectionName, collections } from "../../../src/model/index.ts";
import { pageData } from "./page-data.ts";
import { type Attributes, attributesText } from "./page-line.ts";

/** A page of the data set, by what its generator has to know ahead of making it. */
export interface ListedPage {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The name of its file without the ending, e.g. `kpis/churn`. */
  readonly file: string;
  readonly hasProse: boolean;
}

export interface DataSet {
  readonly folder: string;
  readonly pages: readonly ListedPage[];
}

const ownPages = /^(guide|search|admin)\//;

export function writeDataSet(portal: string, plan: string, folder: string): DataSet {
  const paths = pathsIn(portal);
  const pages = paths.map((path): ListedPage => {
    const page = pageData(path, readFileSync(join(portal, path, "index.html"), "utf8"));
    const { title, description, hasProse } = page;
    const file = path === "" ? "index" : path.replace(/\/$/, "");
    write(join(folder, "pages", `${file}.json`), JSON.stringify(page, withAttributesText));
    write(join(folder, "parts", `${file}.json`), JSON.stringify(page));
    return { path, title, description, file, hasProse };
  });
  const titles = new Map(pages.map(({ path, title }) => [path, title.split(" · ")[0] ?? title]));
  for (const { file, hasProse } of pages)
    if (hasProse) write(join(folder, "prose", `${file}.md`), markdownOf(join(plan, `${file}.mdx`), titles));
  write(join(folder, "list.json"), JSON.stringify({ pages }));
  for (const name of ["_astro", "favicon.svg"])
    cpSync(join(portal, name), join(folder, "assets", name), { recursive: true });
  return { folder, pages };
}

function withAttributesText(key: string, value: unknown): unknown {
  return key === "attributes" ? attributesText(value as Attributes) : value;
}

/** Writes a file, with the folders that it lies in. */
export function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function pathsIn(portal: string): readonly string[] {
  return readdirSync(portal, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(sep).join("/"))
    .filter((file) => file === "index.html" || file.endsWith("/index.html"))
    .map((file) => file.slice(0, -"index.html".length))
    .filter((path) => !ownPages.test(path))
    .sort();
}

/** The text below the frontmatter, with plain links in place of our components and of paths to files. */
function markdownOf(file: string, titles: ReadonlyMap<string, string>): string {
  const text = readFileSync(file, "utf8");
  const body = text.slice(text.indexOf("\n---\n", 4) + 5);
  const folders = new Map(
    (Object.keys(collections) as CollectionName[]).map((name) => [
      collections[name].noun.toLowerCase(),
      name,
    ]),
  );
  return body
    .replace(/<([A-Z]\w*) id="([^"]+)" ?\/>/g, (_, component: string, id: string) => {
      const path = `${folders.get(component.toLowerCase())}/${id}/`;
      return `[${titles.get(path) ?? id}](/${path})`;
    })
    .replace(/\]\((?:\.\.\/)+([\w/-]+)\.(?:json|mdx)\)/g, "](/$1/)");
}

/** How many HTML files a folder has, and how many bytes each has on average. */
export function pagesIn(folder: string): { readonly count: number; readonly bytes: number } {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".html"),
  );
  const bytes = files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  return { count: files.length, bytes: bytes / files.length };
}

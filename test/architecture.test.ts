/** The one-way rule: every folder of `src` knows only the folders that it is allowed to know. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";

interface Layer {
  /** Other folders of `src` that this one may import. */
  readonly folders: readonly string[];
  /** Packages that it may import, by prefix; any if left out. */
  readonly packages?: readonly string[];
}

const layers: Readonly<Record<string, Layer>> = {
  model: { folders: [], packages: ["zod"] },
  // How files and folders take their place, for all who write any.
  files: { folders: [], packages: ["node:"] },
  analysis: { folders: ["model"], packages: [] },
  views: { folders: ["model", "analysis"], packages: [] },
  guide: { folders: ["model", "authoring", "load", "views"], packages: ["zod"] },
  charts: { folders: ["model", "views"], packages: ["d3-"] },
  diagrams: { folders: ["model", "files"] },
  // Components draw what `charts` and `diagrams` have placed.
  components: { folders: ["model", "views", "guide", "charts", "diagrams"], packages: ["astro"] },
  layouts: { folders: ["views", "guide", "components", "site", "styles"], packages: ["astro"] },
  // An import reads what `authoring` knows of fields and sheets, and writes entries as it writes them.
  load: { folders: ["model", "authoring"] },
  history: { folders: ["model", "files", "load"] },
  authoring: { folders: ["model"] },
  pull: { folders: ["model"] },
  site: {
    folders: ["model", "files", "analysis", "views", "guide", "authoring", "load", "history", "diagrams"],
  },
  pages: {
    folders: ["model", "views", "guide", "components", "layouts", "site"],
    packages: ["astro", "node:"],
  },
  styles: { folders: [], packages: ["@fontsource"] },
};

const source = "src";

interface Import {
  readonly file: string;
  readonly specifier: string;
  /** An import of types alone is erased: it counts for who may know whom, and makes no cycle at run time. */
  readonly isType: boolean;
}

const imports = sourceFiles(source).flatMap(importsOf);

describe("the folders of src", () => {
  test("are all known to this rule", () => {
    const folders = readdirSync(source, { withFileTypes: true }).filter((item) => item.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(layers).sort());
  });

  test("import only what they may know", () => {
    expect(imports.flatMap(violation)).toEqual([]);
  });

  test("hold no file that imports itself through others", () => {
    expect(fileCycle()).toBeUndefined();
  });
});

describe("the inner folders", () => {
  const inner = sourceFiles(source).filter((file) =>
    ["model", "analysis", "views", "guide", "charts"].includes(folderOf(file)),
  );

  test.each([
    ["the clock", /new Date\(\)|Date\.now|performance\.now/],
    ["chance", /Math\.random/],
    ["the environment", /\bprocess\.(env|argv|cwd|platform)|globalThis/],
    ["the console", /console\./],
  ])("do not use %s", (_, pattern) => {
    expect(inner.filter((file) => pattern.test(readFileSync(file, "utf8")))).toEqual([]);
  });
});

test("only history runs git, one file another command, and one this program", () => {
  const others = ["src/files/exchange.ts", "src/site/render/bundler.ts"];
  const runners = imports
    .filter(({ specifier, file }) => specifier === "node:child_process" && !others.includes(file))
    .map(({ file }) => folderOf(file));
  expect([...new Set(runners)]).toEqual(["history"]);
});

describe("only pull asks the net and databases", () => {
  const outside = sourceFiles(source).filter((file) => folderOf(file) !== "pull");
  const code = (file: string) => readFileSync(file, "utf8").replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");

  test("by modules, loaded at once or when they are needed", () => {
    const network =
      /\b(?:from|import)\s*\(?\s*["'](?:(?:node:)?(?:https?|http2|net|tls|dgram|dns)(?:\/\w+)?|pg|undici|@duckdb\/[^"']*)["']/;
    // A server that hands out the built portal on this machine asks nobody.
    const asking = outside.filter((file) => file !== join(source, "site", "serve-folder.ts"));
    expect(asking.filter((file) => network.test(code(file)))).toEqual([]);
  });

  test("by what the platform has", () => {
    const platform = /\b(fetch|sendBeacon)\(|\bnew (WebSocket|EventSource|XMLHttpRequest)\b/;
    // A page asks the portal that it is part of; its policy lets it ask nobody else.
    const own = ["portal-age.ts", "other-pages.ts", "open-index.ts"].map((file) =>
      join(source, "components", "page", file),
    );
    const asking = outside.filter((file) => !own.includes(file));
    expect(asking.filter((file) => platform.test(code(file)))).toEqual([]);
  });

  test("and loads a database only when a source needs it", () => {
    const eager = imports.filter(
      ({ specifier, isType }) => !isType && (specifier === "pg" || specifier.startsWith("@duckdb")),
    );
    expect(eager).toEqual([]);
  });
});

describe("pages that a build may keep", () => {
  const pages = imports
    .filter(({ file, specifier }) => /\/_(entry|list)-paths\.ts$/.test(specifier) && file.endsWith(".astro"))
    .map(({ file }) => file);
  /** What they show with, and whatever that is made with. */
  const reached = new Set(pages);
  for (const page of reached) {
    for (const { file, specifier, isType } of imports) {
      if (file !== page || isType || !specifier.startsWith(".")) continue;
      const target = join(dirname(file), specifier);
      if (["layouts", "components"].includes(folderOf(target))) reached.add(target);
    }
  }

  test("are those of all entries and of long lists", () => {
    const own = sourceFiles(join(source, "pages")).filter((file) => file.endsWith("[...id].astro"));
    // The rules are the program's own.
    const entries = own.filter((file) => !file.startsWith(join(source, "pages", "rules")));
    const lists = join(source, "pages", "lists", "[...page].astro");
    expect(pages.toSorted()).toEqual([...entries, lists].sort());
  });

  test("read their model and nothing else", () => {
    const asked = /\/(_entry-paths|_list-paths|views\/entry-models|site\/drawn|safety\/page-policy)\.ts$/;
    const beside = imports.filter(({ file, specifier, isType }) => {
      if (!reached.has(file) || isType || asked.test(specifier)) return false;
      const folder = folderOf(join(dirname(file), specifier));
      return folder === "site" || (folder === "views" && pages.includes(file));
    });
    expect(beside).toEqual([]);
  });

  test("show what changes with every commit by their frame alone", () => {
    const showing = [...reached].filter((file) => /(?<!-)\bbasis\b/.test(readFileSync(file, "utf8")));
    expect(showing).toEqual([join(source, "layouts", "Page.astro")]);
  });
});

function violation({ file, specifier }: Import): readonly string[] {
  const folder = folderOf(file);
  const layer = layers[folder];
  if (!layer) return [];
  if (specifier.startsWith(".")) {
    const target = folderOf(join(dirname(file), specifier));
    if (target === folder || layer.folders.includes(target)) return [];
    return [`${file}: ${folder} may not know ${target}`];
  }
  if (!layer.packages || layer.packages.some((prefix) => specifier.startsWith(prefix))) return [];
  return [`${file}: ${folder} may not use ${specifier}`];
}

/** A cycle of files as a path, found without recursion: what cannot be on one is taken away until nothing changes. */
function fileCycle(): string | undefined {
  const edges = new Map<string, Set<string>>();
  for (const { file, specifier, isType } of imports) {
    if (isType || !specifier.startsWith(".")) continue;
    edges.set(file, (edges.get(file) ?? new Set()).add(join(dirname(file), specifier)));
  }
  for (let before = -1; before !== edges.size; ) {
    before = edges.size;
    for (const [file, targets] of edges) {
      for (const target of targets) if (!edges.has(target)) targets.delete(target);
      if (targets.size === 0) edges.delete(file);
    }
  }
  return edges.size === 0 ? undefined : [...edges.keys()].join(", ");
}

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(file, "utf8").replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^"';]*?from\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']/gm,
  );
  return [...statements].map((match) => ({
    file,
    specifier: match[2] ?? match[3] ?? "",
    isType: match[1] !== undefined,
  }));
}

function sourceFiles(folder: string): readonly string[] {
  const items = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = items.filter((item) => item.isFile() && /\.(ts|astro|mdx)$/.test(item.name));
  return files.map((item) => join(item.parentPath, item.name)).sort();
}

function folderOf(file: string): string {
  const [folder = "", ...rest] = relative(source, file).split(sep);
  return rest.length > 0 ? folder : "";
}

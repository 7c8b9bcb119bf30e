import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { gzipSync } from "node:zlib";

export interface SizedPage {
  readonly kind: string;
  readonly path: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** The largest page of each kind, which are a list, an entry of it, or what lies below it. */
export function largestOfKinds(portal: string): readonly SizedPage[] {
  const largest = new Map<string, { readonly path: string; readonly bytes: number }>();
  for (const name of readdirSync(portal, { recursive: true, encoding: "utf8" })) {
    if (name !== "index.html" && !name.endsWith(`${sep}index.html`)) continue;
    const path = name.slice(0, -"index.html".length).split(sep).join("/");
    const kind = kindOf(path);
    const bytes = statSync(join(portal, name)).size;
    if (bytes > (largest.get(kind)?.bytes ?? -1)) largest.set(kind, { path, bytes });
  }
  return [...largest]
    .map(([kind, { path, bytes }]) => {
      const gzipBytes = gzipSync(readFileSync(join(portal, path, "index.html"))).length;
      return { kind, path, bytes, gzipBytes };
    })
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
}

/** E.g. `kpis/` for the list and `kpis/…` for what lies below it. */
function kindOf(path: string): string {
  const [first = "", second = "", ...others] = path.split("/");
  if (second === "") return path === "" ? "/" : path;
  return second === "required" && others.length > 1 ? `${first}/${second}/…` : `${first}/…`;
}

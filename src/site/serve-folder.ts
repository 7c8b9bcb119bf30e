import { readFileSync, realpathSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";
import sirv from "sirv";
import { headersOf } from "./headers/header-rules.ts";

export interface FolderServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves a built portal on this machine. Files are read at each request, so a rebuilt portal shows at once. Where
 * `folder` is a link, each request follows it once: else a file's size could be that of the old portal, and its
 * content that of the new one.
 */
export async function serveFolder(
  folder: string,
  { port, base }: { readonly port: number; readonly base: string },
): Promise<FolderServer> {
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const notFound = () => {
      sayHeaders(response, "/404.html");
      response.writeHead(404, { "content-type": "text/html; charset=utf-8" });
      response.end(maybePage(join(folder, "404.html")));
    };
    if (!path.startsWith(base)) {
      if (path === "/") response.writeHead(302, { location: base }).end();
      else notFound();
      return;
    }
    request.url = path.slice(base.length - 1);
    const options = { dev: true, etag: true, setHeaders: sayHeaders };
    sirv(maybeRealPath(folder), options)(request, response, notFound);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const chosen = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://localhost:${chosen}${base}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The headers that a host would send, but for how long a file may be kept: that is until the next build, not a year. */
function sayHeaders(response: ServerResponse, path: string): void {
  for (const [name, value] of Object.entries(headersOf(path.slice(1))))
    if (name !== "Cache-Control") response.setHeader(name, value);
}

/** While a folder is replaced by a rename there is none for a moment; then nothing is found in it. */
function maybeRealPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function maybePage(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "Not found";
  }
}

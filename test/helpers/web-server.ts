/** A real web server on loopback: nginx with the configuration of our documents where it is installed, else our own. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { serveFolder } from "../../src/site/serve-folder.ts";

export interface WebServer {
  readonly name: "nginx" | "sirv";
  /** Its address with a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves the link `current` of a site. `folder` is for the server's own files. */
export async function webServer(site: string, folder: string): Promise<WebServer> {
  const current = join(site, "current");
  if (hasNginx()) return nginx(current, folder);
  const { url, close } = await serveFolder(current, { port: 0, base: "/" });
  return { name: "sirv", url, close };
}

const mimeTypes = "/etc/nginx/mime.types";

export function hasNginx(): boolean {
  return existsSync(mimeTypes) && spawnSync("nginx", ["-v"]).status === 0;
}

async function nginx(current: string, folder: string): Promise<WebServer> {
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  const documented = readFileSync("docs/nginx.conf", "utf8");
  const own = documented
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace("root /srv/portal/current;", `root ${current};`);
  writeFileSync(join(folder, "portal.conf"), own);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const main = [
    "daemon off; worker_processes 1; error_log stderr; events {}",
    process.getuid?.() === 0 ? "user root;" : "",
    `pid ${join(folder, "nginx.pid")};`,
    `http { include ${mimeTypes}; access_log off; ${temporary.join(" ")} include ${join(folder, "portal.conf")}; }`,
  ];
  writeFileSync(join(folder, "nginx.conf"), main.join("\n"));
  const server = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}/`;
  await answers(url, server);
  return { name: "nginx", url, close: () => ended(server) };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("nginx does not start with the configuration of docs/nginx.conf");
}

function ended(server: ChildProcess): Promise<void> {
  const done = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  server.kill("SIGQUIT");
  return done;
}

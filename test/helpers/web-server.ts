/** A real web server on loopback: nginx with the configuration of our documents where it is installed, else our own. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { serveFolder } from "../../src/site/serve-folder.ts";

export interface WebServer {
  readonly name: "nginx" | "caddy" | "sirv";
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

/**
 * nginx with the configuration of our documents; with `signInPort` also with that of a sign-in in front, which is
 * asked at that port.
 */
export async function nginx(current: string, folder: string, signInPort?: number): Promise<WebServer> {
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  const snippet = join(folder, "sign-in.conf");
  if (signInPort !== undefined) {
    const documented = readFileSync("docs/nginx-sign-in.conf", "utf8");
    writeFileSync(snippet, documented.replaceAll("127.0.0.1:4180", `127.0.0.1:${signInPort}`));
  }
  const documented = readFileSync("docs/nginx.conf", "utf8");
  const own = documented
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace("root /srv/portal/current;", `root ${current};`)
    .replace(/# The company's sign-in goes here:.*/, signInPort === undefined ? "" : `include ${snippet};`);
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

export function hasCaddy(): boolean {
  return spawnSync("caddy", ["version"]).status === 0;
}

/** Caddy with the configuration of our documents. */
export async function caddy(current: string, folder: string): Promise<WebServer> {
  const port = await freePort();
  mkdirSync(folder, { recursive: true });
  const documented = readFileSync("docs/Caddyfile", "utf8");
  const own = documented
    .replace("plans.example.org {", `http://127.0.0.1:${port} {`)
    .replace("/srv/portal/current", current);
  const file = join(folder, "Caddyfile");
  writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${own}`);
  const server = spawn("caddy", ["run", "--adapter", "caddyfile", "--config", file], {
    stdio: "ignore",
    // Caddy keeps what it runs with; not among the files of whoever runs the tests.
    env: { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
  });
  const url = `http://127.0.0.1:${port}/`;
  await answers(url, server);
  return { name: "caddy", url, close: () => ended(server) };
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
  throw new Error("the web server does not start with the configuration of docs/");
}

function ended(server: ChildProcess): Promise<void> {
  const done = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  server.kill("SIGQUIT");
  return done;
}

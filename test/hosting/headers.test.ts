/** What real web servers send with the files of a portal, by the configurations of our documents. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { headersOf, otherwiseCached } from "../../src/site/headers/header-rules.ts";
import { caddy, hasCaddy, hasNginx, nginx, type WebServer } from "../helpers/web-server.ts";

/** One file of every kind that the rules tell apart, and kinds that scripts ask for. */
const files = [
  "index.html",
  "404.html",
  "favicon.svg",
  "feeds/updates.xml",
  "calendars/decisions.ics",
  "kpis/churn.md",
  "data/kpis.csv",
  "data/report.json",
  "data/build.json",
  "llms.txt",
  "_astro/frame.C2hb.css",
  "_astro/search.Cdxw.js",
  "_astro/inter.Dx4k.woff2",
  "pagefind/fragment/en_1.pf_fragment",
  "pagefind/index/en_1.pf_index",
  "pagefind/filter/en_1.pf_filter",
  "pagefind/pagefind.en_1.pf_meta",
  "pagefind/pagefind-entry.json",
  "pagefind/wasm.en.pagefind",
];

/** What a browser must be told, because it may not guess, of files for which we name no type. */
const types: Readonly<Record<string, RegExp>> = {
  html: /^text\/html; charset=utf-8$/,
  svg: /^image\/svg\+xml/,
  xml: /^(text|application)\/xml/,
  json: /^application\/json/,
  css: /^text\/css/,
  js: /^(text|application)\/javascript/,
  woff2: /^font\/woff2/,
};

let folder: string;
let site: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-headers-"));
  site = join(folder, "site");
  for (const file of files) {
    mkdirSync(dirname(join(site, file)), { recursive: true });
    writeFileSync(join(site, file), `secret of ${file}\n`);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const servers = [
  { name: "nginx", has: hasNginx, start: nginx },
  { name: "caddy", has: hasCaddy, start: caddy },
] as const;

describe.each(servers)("$name", ({ name, has, start }) => {
  const isHere = has();
  if (!isHere) process.stderr.write(`${name} is not installed, so its configuration is not tried.\n`);

  test.runIf(isHere)("sends with every kind of file the headers of the rules", async () => {
    const server = await started(start(site, join(folder, name)));
    for (const file of files) {
      const answer = await fetch(new URL(file.replace("index.html", ""), server.url));
      const expected = { "Cache-Control": otherwiseCached, ...headersOf(file) };
      const sent = Object.fromEntries(
        Object.keys(expected).map((header) => [header, answer.headers.get(header)]),
      );
      expect({ file, ...sent }).toEqual({ file, ...expected });
      expect(answer.status).toBe(200);
      // Pages compare these two to see how old what they show is.
      expect(answer.headers.has("last-modified") && answer.headers.has("date")).toBe(true);
      const type = types[file.split(".").at(-1) ?? ""];
      if (type) expect(answer.headers.get("content-type")).toMatch(type);
    }
  });

  test.runIf(isHere)("answers for what is not there with the page for it, which nobody keeps", async () => {
    const server = await started(start(site, join(folder, name)));
    for (const missing of ["nowhere/", "_astro/gone.css", "gone.svg", "gone.md"]) {
      const answer = await fetch(new URL(missing, server.url));
      const { headers, status } = answer;
      expect({
        missing,
        status,
        type: headers.get("content-type"),
        kept: headers.get("cache-control"),
        policy: headers.get("content-security-policy"),
        text: await answer.text(),
      }).toEqual({
        missing,
        status: 404,
        type: "text/html; charset=utf-8",
        kept: otherwiseCached,
        policy: headersOf("404.html")["Content-Security-Policy"],
        text: "secret of 404.html\n",
      });
    }
  });
});

describe.runIf(hasNginx())("nginx with a sign-in in front", () => {
  let proxy: Server;
  let server: WebServer;

  beforeAll(async () => {
    proxy = await signIn();
    const address = proxy.address();
    server = await nginx(site, join(folder, "guarded"), typeof address === "object" ? address?.port : 0);
  });

  afterAll(async () => {
    await server.close();
    proxy.close();
  });

  test.each([...files, "nowhere/"])("sends nothing of `%s` before it", async (file) => {
    const answer = await fetch(new URL(file, server.url));
    expect(answer.status).toBe(403);
    expect(await answer.text()).toBe(`Sign in to see /${file}`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    // The form of the sign-in leads to another site.
    expect(answer.headers.has("content-security-policy")).toBe(false);
  });

  test("sends the files and their headers after it", async () => {
    for (const file of files) {
      const answer = await fetch(new URL(file, server.url), {
        headers: { cookie: "_oauth2_proxy=signed-in" },
      });
      expect(await answer.text()).toBe(`secret of ${file}\n`);
      expect(answer.headers.get("content-security-policy")).toBe(headersOf(file)["Content-Security-Policy"]);
    }
  });

  test("lets nobody ask about a sign-in from outside", async () => {
    const answer = await fetch(new URL("oauth2/auth", server.url));
    expect(answer.status).toBe(401);
    expect(await answer.text()).not.toContain("secret");
  });
});

/** Answers as oauth2-proxy does: 202 for who is signed in, 401 for who is not, and a page to sign in. */
function signIn(): Promise<Server> {
  const proxy = createServer(({ url, headers }, response) => {
    if (url === "/oauth2/auth") response.writeHead(headers.cookie ? 202 : 401).end();
    else response.end(`Sign in to see ${headers["x-auth-request-redirect"]}`);
  });
  return new Promise((resolve) => proxy.listen(0, "127.0.0.1", () => resolve(proxy)));
}

async function started(starting: Promise<WebServer>): Promise<WebServer> {
  const server = await starting;
  onTestFinished(server.close);
  return server;
}

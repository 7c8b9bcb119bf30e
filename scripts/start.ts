import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type FolderServer, serveFolder } from "../src/site/serve-folder.ts";
import { watchFolder } from "../src/site/watch-folder.ts";
import { audienceHelp, audienceOption } from "./lib/audience.ts";
import { basePath } from "./lib/base-path.ts";
import { print, run, UsageError } from "./lib/command.ts";

const help = {
  usage: "start -- [options]",
  summary: "Builds the portal of a plan folder, serves it, and builds it again when a file changes.",
  options: [
    ["--out DIR", "where the portal is put (default: dist)"],
    ["--base PATH", "the portal's path on its server (default: /)"],
    ["--port NUMBER", "the port to serve at (default: 4321)"],
    audienceHelp,
  ],
} as const;

const options = {
  out: { type: "string", default: "dist" },
  base: { type: "string", default: "/" },
  port: { type: "string", default: "4321" },
  ...audienceOption,
} as const;

await run(help, options, async ({ planFolder, asOf }, { out, base, port, audience }) => {
  if (!/^\d{1,5}$/.test(port)) throw new UsageError(`\`${port}\` is not a port`);
  const path = basePath(base);
  const build = () =>
    node("build.ts", [
      "--plan",
      planFolder,
      "--out",
      out,
      "--base",
      path,
      "--audience",
      audience,
      ...(asOf ? ["--as-of", asOf] : []),
    ]);
  const status = await build();
  // What cannot be built for a fault of the place may be no portal at all.
  if (status === 2) return 2;
  if (!existsSync(out)) return 1;
  const server = await serve(out, Number(port), path);
  print.result(`${status === 0 ? "The portal is" : "The last good portal is"} at ${server.url}`);
  watchFolder(planFolder, async () => {
    await build();
  });
  return 0;
});

async function serve(out: string, port: number, base: string): Promise<FolderServer> {
  try {
    return await serveFolder(out, { port, base });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
      throw new UsageError(`the port ${port} is taken; choose another with --port NUMBER`);
    }
    throw error;
  }
}

/** Runs another command in a process of its own, so that each build starts afresh. */
function node(script: string, args: readonly string[]): Promise<number> {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 2));
  });
}

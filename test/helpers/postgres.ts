/**
 * A real PostgreSQL for tests: made and started in a temporary folder, on a port of its own of this machine,
 * by a user without rights, and gone when the tests are over.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export interface Postgres {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** The address with user and password. */
  readonly address: string;
  /** Runs statements as they are, e.g. to fill tables. */
  readonly run: (statements: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const user = "plumbline";
const password = "p@ss/w0rd:of tests";
const startsWithinMs = 30_000;

/** Where the programs of PostgreSQL are, or `undefined` on a machine without them. */
export function postgresPrograms(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(root, version, "bin")), "/usr/local/bin", "/usr/bin"];
  return folders.find((folder) => ["initdb", "postgres"].every((name) => existsSync(join(folder, name))));
}

export async function startPostgres(programs: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-postgres-"));
  const owner = unprivileged();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const secret = join(folder, "password");
  writeFileSync(secret, `${password}\n`);
  if (owner) chownSync(secret, owner.uid, owner.gid);
  const settings = { ...owner, cwd: folder, env: { PATH: process.env["PATH"], LC_ALL: "C.UTF-8" } };
  execFileSync(
    join(programs, "initdb"),
    ["-D", data, "-U", user, "-A", "scram-sha-256", `--pwfile=${secret}`, "-E", "UTF8", "--no-sync"],
    { ...settings, stdio: "pipe" },
  );
  const port = await freePort();
  const options = ["listen_addresses=127.0.0.1", "fsync=off", "max_connections=40", "shared_buffers=32MB"];
  const server = spawn(
    join(programs, "postgres"),
    ["-D", data, "-p", String(port), "-k", folder, ...options.flatMap((option) => ["-c", option])],
    { ...settings, stdio: "ignore" },
  );
  const address = `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    await stopped(server);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(address, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, user, password, address, run: (statements) => runAt(address, statements), stop };
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function answers(address: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + startsWithinMs;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}`);
    try {
      return await runAt(address, "select 1");
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(100);
    }
  }
}

async function runAt(address: string, statements: string): Promise<void> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: address });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
}

/** A fast shutdown, which does not wait for clients. */
function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill("SIGINT");
  });
}

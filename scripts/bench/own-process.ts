import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a script of this folder prints when it runs in a process of its own, started by `starter` if there is one. */
export function ownProcess(script: string, args: readonly string[], starter: readonly string[] = []) {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const [command = "", ...words] = [...starter, process.execPath, file, ...args];
  return JSON.parse(execFileSync(command, words, { encoding: "utf8" }));
}

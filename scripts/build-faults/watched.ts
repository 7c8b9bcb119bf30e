import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { print } from "../lib/command.ts";
import type { Edition } from "./trial.ts";

/** Does work while a reader reads a folder. Answers with what the reader found wrong. */
export async function watched(
  folder: string,
  editions: readonly Edition[],
  work: () => Promise<void>,
): Promise<readonly string[]> {
  const script = fileURLToPath(new URL("reader.ts", import.meta.url));
  const reader = spawn(process.execPath, [script, folder, ...editions.map(({ content }) => content)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const output = text(reader.stdout);
  try {
    await work();
  } finally {
    reader.kill("SIGTERM");
  }
  const { whole, duringSwap, missing, mixed } = JSON.parse(await output);
  print.message(
    `  a reader read ${whole} whole portals, ${duringSwap} across a swap, ${missing} times none, ${mixed} times something else`,
  );
  return [
    ...(whole === 0 ? ["the reader read nothing"] : []),
    ...(missing > 0 ? [`${missing} times there was no portal`] : []),
    ...(mixed > 0 ? [`${mixed} times the portal was not whole`] : []),
  ];
}

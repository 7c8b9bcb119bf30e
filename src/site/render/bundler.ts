import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { BundledProgram } from "./bundled-program.ts";

/** What the process that bundles says. */
export type BundleMessage =
  | { readonly kind: "bundled"; readonly program: BundledProgram }
  | { readonly kind: "fault"; readonly message: string; readonly stack: string }
  /** Something that takes longer than expected. */
  | { readonly kind: "told"; readonly sentence: string };

export interface Bundling {
  /** Rejects where the program cannot be bundled. */
  readonly program: Promise<BundledProgram>;
  /** Ends it where nobody needs the program any more. */
  readonly stop: () => void;
}

/**
 * Has Vite bundle the program for a base path. It needs nothing of the plan, so that it goes on while the plan is read; and
 * what Astro and Vite take of memory is given back before pages are made.
 */
export function beginBundling(base: string, tell: ((sentence: string) => void) | undefined): Bundling {
  // What it is made of is needed once for each version of the program, and to keep it compiled takes 25 MB.
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  const child = fork(fileURLToPath(new URL("./bundle-process.ts", import.meta.url)), [base], {
    serialization: "advanced",
    env,
    // Not those of this process, e.g. for its profile.
    execArgv: [],
    // What this process prints may be data.
    stdio: ["ignore", 2, "inherit", "ipc"],
  });
  const program = new Promise<BundledProgram>((done, failed) => {
    child.on("message", (message: BundleMessage) => {
      if (message.kind === "bundled") done(message.program);
      else if (message.kind === "told") tell?.(message.sentence);
      else failed(Object.assign(new Error(message.message), { stack: message.stack }));
    });
    child.once("error", failed);
    child.once("exit", (status, signal) => {
      failed(new Error(`The process that bundles the program has ended early (${signal ?? status}).`));
    });
  });
  // It is told to whom asks for the program, and must not end this process before.
  program.catch(() => {});
  return { program, stop: () => child.kill() };
}

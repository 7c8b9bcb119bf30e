import { resolve } from "node:path";
import type { MachineFault } from "../../files/machine-fault.ts";
import { inPhase } from "../phases.ts";
import { wholeProgramHash } from "../program.ts";
import { makerOf } from "../reuse/made-of.ts";
import { type BundledProgram, hasKeptProgram, keepProgram, keptProgram } from "./bundled-program.ts";
import { type Bundling, beginBundling } from "./bundler.ts";

export interface ProgramSettings {
  /** The path of the portal on its server. */
  readonly base: string;
  /** The folder where programs are kept from build to build; nothing is kept without it. */
  readonly memory?: string | undefined;
  /** Told in a sentence what takes longer than expected. */
  readonly tell?: ((sentence: string) => void) | undefined;
  /** Told when the program cannot be kept, which costs time alone. */
  readonly onMemoryFault?: ((fault: MachineFault) => void) | undefined;
}

/** The program that makes the pages of portals with one base path. */
export interface ProgramSource {
  /** Whether an earlier build has kept it, so that there is nothing to wait for. */
  readonly isKept: boolean;
  readonly program: () => Promise<BundledProgram>;
  /** Whoever has one open, closes it. */
  readonly close: () => void;
}

/**
 * Opens the source of a program. One that no earlier build has kept begins to be bundled at once, so this comes before the
 * plan is read.
 */
export function openProgramSource({ base, memory, tell, onMemoryFault }: ProgramSettings): ProgramSource {
  const folder = memory === undefined ? undefined : resolve(memory);
  const maker = makerOf({ program: wholeProgramHash(), base });
  const isKept = folder !== undefined && hasKeptProgram(folder, maker);
  let bundling: Bundling | undefined = isKept ? undefined : beginBundling(base, tell);
  const bundled = async (): Promise<BundledProgram> => {
    // What was kept may be damaged.
    bundling ??= beginBundling(base, tell);
    const program = await bundling.program;
    const fault = folder === undefined ? undefined : keepProgram(folder, maker, program);
    if (fault) onMemoryFault?.(fault);
    return program;
  };
  return {
    isKept,
    program: () =>
      inPhase("bundle", async () => (isKept ? keptProgram(folder, maker) : undefined) ?? (await bundled())),
    close: () => bundling?.stop(),
  };
}

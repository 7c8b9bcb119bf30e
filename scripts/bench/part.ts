import type { Table } from "./tables.ts";

/** What the caller of the benchmark wants of its parts. */
export interface Wish {
  /** The sizes of generated plans, by their number of entries; a part that takes one size takes the largest. */
  readonly sizes: readonly number[];
  /** How often each thing is measured, in turn with the things it is compared with. */
  readonly rounds: number;
  /** Whether packages of other generators may be fetched. */
  readonly mayInstall: boolean;
  /** A folder for what is made meanwhile, which is removed at the end. */
  readonly folder: string;
  /** Says on the way what is being measured. */
  readonly tell: (sentence: string) => void;
}

/** One part of the benchmark; each fills a table of its own in `docs/performance.md`. */
export interface Part {
  readonly name: string;
  readonly summary: string;
  /** The sizes where none are asked for: those of a run that ends soon, and those that the goals name. */
  readonly sizes: { readonly usual: readonly number[]; readonly full: readonly number[] };
  readonly run: (wish: Wish) => Promise<readonly Table[]>;
}

/** Every run takes the same plans. */
export const seed = 20_261_130;

/**
 * The phases of a build, on the platform's own clock: each is a measure of the User Timing API, which costs nothing
 * that could be seen and reaches no file of the portal. `npm run bench` reads them; nothing else does.
 *
 * A phase may lie within another, or be gone through several times. Whoever adds them up gives each moment to the
 * phase that began last, so that a part that is told apart is counted once.
 */
export const phases = [
  /** Files become entries, each by itself. */
  "read",
  /** What entries have to agree on. */
  "check",
  /** Reports as of today and of past months, the history, Mermaid's diagrams. */
  "analyse",
  /** Vite makes a program, styles and scripts of the pages. */
  "bundle",
  /** The models of pages, and their HTML. */
  "render",
  /** The search index. */
  "index",
  /** What is kept takes its place, sums are made, the portal takes its own place. */
  "write",
  /** Nothing active and nothing restricted is in the portal. */
  "verify",
] as const;

export type Phase = (typeof phases)[number];

const prefix = "plumbline:";

/** Begins a phase. Returns what ends it. */
export function beginPhase(phase: Phase): () => void {
  const start = performance.now();
  return () => notePhase(phase, start, performance.now());
}

/** Says when a phase was, for one whose end is seen only later. */
export function notePhase(phase: Phase, start: number, end: number): void {
  performance.measure(`${prefix}${phase}`, { start, end });
}

export function inPhase<Result>(phase: Phase, work: () => Result): Result {
  const end = beginPhase(phase);
  const result = work();
  if (result instanceof Promise) return result.finally(end) as Result;
  end();
  return result;
}

/** What of the platform's measures is a phase of a build. */
export function maybePhase(measure: { readonly name: string }): Phase | undefined {
  return phases.find((phase) => measure.name === `${prefix}${phase}`);
}

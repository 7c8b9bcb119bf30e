import { tmpdir } from "node:os";
import { Secrets } from "../../src/pull/secrets.ts";
import type { SourceContext } from "../../src/pull/source.ts";

/** What a source can use: nothing, unless a test gives it. */
export function sourceContext(given: Partial<SourceContext> = {}): SourceContext {
  const nothing = { root: tmpdir(), connections: {}, environment: {}, timeoutMs: 5000 };
  return { ...nothing, secrets: new Secrets(), ...given };
}

/** What a source says it cannot do, in two lines: what is wrong, and what to do about it. */
export async function faultOf(rows: Promise<unknown>): Promise<string> {
  const fault = await rows.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (fault instanceof Error && "hint" in fault) return `${fault.message}\n  ${String(fault.hint)}`;
  throw new Error("the source gave rows, or threw something without a hint", { cause: fault });
}

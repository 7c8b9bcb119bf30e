import type { Connection, Source } from "../model/index.ts";
import type { Secrets } from "./secrets.ts";

/** A row as a source gives it: what stands in its columns, by their names. */
export type Row = Readonly<Record<string, unknown>>;

/** What a source can use. Everything that is of the machine comes in here, so that tests bring their own. */
export interface SourceContext {
  /** The folder in which the plan folder lies; paths of files are relative to it. */
  readonly root: string;
  readonly connections: Readonly<Record<string, Connection>>;
  /** The environment, in which the secrets are. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Learns every secret that is used, so that none of them is ever printed. */
  readonly secrets: Secrets;
  /** After this time a source is given up, whatever it is doing. */
  readonly timeoutMs: number;
}

/** One way to get at rows. It throws a {@link SourceFault} for what somebody can do something about. */
export interface Connector<Kind extends Source["kind"]> {
  /** The kind and place as `pulled.source` names it, without anything secret, e.g. `sql warehouse`. */
  readonly place: (source: SourceOf<Kind>) => string;
  readonly rows: (source: SourceOf<Kind>, context: SourceContext) => Promise<readonly Row[]>;
}

export type SourceOf<Kind extends Source["kind"]> = Extract<Source, { readonly kind: Kind }>;

/** More rows than this are no series of a KPI: they are to be added up where they are. */
export const mostRows = 4000;

/** What keeps a source from giving its values, and what to do about it. */
export class SourceFault extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

export function tooManyRows(): SourceFault {
  return new SourceFault(
    `the source gives more than ${mostRows} rows`,
    "add them up in the query, to one row a period",
  );
}

/** The message of whatever was thrown, also where an error holds several of them, as a refused connection does. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join("; ");
  if (!(error instanceof Error)) return String(error);
  return error.message === "" ? error.name : error.message;
}

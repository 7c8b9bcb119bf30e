import type { Client, QueryResult } from "pg";
import { connectionOf, type OpenConnection } from "./connection.ts";
import { oneSelect } from "./one-select.ts";
import {
  type Connector,
  messageOf,
  mostRows,
  type Row,
  type SourceContext,
  SourceFault,
  tooManyRows,
} from "./source.ts";

/** Beyond its own limit the server gets this long to say so before the connection is cut. */
const graceMs = 1000;

/**
 * A database that speaks the protocol of PostgreSQL. The query runs there, however many rows it reads, in a
 * transaction that cannot write and that the server ends when its time is over. A server that does not even
 * do that is cut off.
 */
export const sqlSource: Connector<"sql"> = {
  place: ({ connection }) => `sql ${connection}`,
  rows: async ({ connection: name, query }, context) => {
    const connection = connectionOf(name, context);
    const select = oneSelect(query, mostRows + 1);
    const client = await clientFor(connection, name, context);
    const deadline = cutOff(client, context.timeoutMs + graceMs);
    // A connection may break while nothing is asked; what is asked next says so.
    client.on("error", () => undefined);
    try {
      await Promise.race([client.connect(), deadline.passed]);
      const { rows } = await Promise.race([readOnly(client, select, context.timeoutMs), deadline.passed]);
      if (rows.length > mostRows) throw tooManyRows();
      return rows;
    } catch (error) {
      throw error instanceof SourceFault ? error : faultOf(error, name, connection);
    } finally {
      deadline.clear();
      // Whoever does not answer is not waited for long.
      await Promise.race([client.end().catch(() => undefined), afterwards(client)]);
    }
  },
};

async function clientFor(
  { secret }: OpenConnection,
  name: string,
  { secrets }: SourceContext,
): Promise<Client> {
  const address = URL.parse(secret);
  if (!address || !/^postgres(ql)?:$/.test(address.protocol)) {
    throw new SourceFault(
      `the environment variable of the connection \`${name}\` holds no address of a database`,
      "it has the form `postgresql://user:password@host:5432/database?sslmode=verify-full`",
    );
  }
  for (const part of [address.password, decoded(address.password)]) secrets.add(part);
  const { default: pg } = await import("pg");
  return new pg.Client({
    connectionString: secret,
    application_name: "plumbline pull",
    // Everything as the text that the server writes: a day is no moment, and a decimal loses no digits.
    types: { getTypeParser: () => (text: unknown) => text },
  });
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

async function readOnly(client: Client, select: string, timeoutMs: number): Promise<QueryResult<Row>> {
  await client.query("begin read only");
  await client.query(`set statement_timeout to ${Math.ceil(timeoutMs)}`);
  // The extended protocol takes one statement only, so nothing can follow the query.
  const result = await client.query<Row>({ text: select, queryMode: "extended" } as { text: string });
  await client.query("rollback");
  return result;
}

interface Deadline {
  /** Rejects when the time is over. */
  readonly passed: Promise<never>;
  readonly clear: () => void;
}

function cutOff(client: Client, ms: number): Deadline {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      streamOf(client).destroy();
      reject(
        new SourceFault(
          `the database did not answer within ${Math.round(ms - graceMs) / 1000} seconds`,
          "look whether it can be reached from here, make the query simpler, or use `--timeout SECONDS`",
        ),
      );
    }, ms);
  });
  return { passed, clear: () => clearTimeout(timer) };
}

function afterwards(client: Client): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      streamOf(client).destroy();
      resolve();
    }, graceMs).unref();
  });
}

/** The connection beneath a client, which the types of `pg` leave out. */
function streamOf(client: Client): { destroy: () => void } {
  return (client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream;
}

/** What went wrong by the codes of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html) and of sockets. */
function faultOf(error: unknown, name: string, { variable }: OpenConnection): SourceFault {
  const code = error instanceof Error ? String((error as { code?: unknown }).code ?? "") : "";
  const says = messageOf(error);
  if (/^(28|3D)/.test(code)) {
    return new SourceFault(
      `the database of \`${name}\` does not let us in: ${says}`,
      `correct the user, password or database in the environment variable \`${variable}\``,
    );
  }
  if (code === "57014") {
    return new SourceFault(
      `the database ended the query: ${says}`,
      "make the query simpler, or give it more time with `--timeout SECONDS`",
    );
  }
  if (code === "25006") {
    return new SourceFault(`the query writes: ${says}`, "write a SELECT that only reads");
  }
  if (/^(42|22)/.test(code)) {
    return new SourceFault(
      `the query fails: ${says}`,
      "correct the query; it runs as written in the database",
    );
  }
  return new SourceFault(
    `the connection \`${name}\` fails: ${says}`,
    `look whether the database can be reached from here, and at the address in \`${variable}\`; then pull again`,
  );
}

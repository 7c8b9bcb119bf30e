import { realpathSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { notOneSelect, oneSelect } from "./one-select.ts";
import { type Connector, messageOf, mostRows, type Row, SourceFault, tooManyRows } from "./source.ts";

/** How DuckDB reads a file, by its ending. */
const readers: readonly (readonly [ending: RegExp, reader: string])[] = [
  [/\.(csv|tsv|txt)(\.gz)?$/i, "read_csv"],
  [/\.(json|jsonl|ndjson)(\.gz)?$/i, "read_json"],
  [/\.parquet$/i, "read_parquet"],
];

/**
 * A file of figures, asked by a query. The query is the plan's, and a plan may come from anybody who can
 * propose a change, so it runs shut in: it sees the one file as `source` and nothing else of the machine or
 * the net, loads no extensions, writes nothing, and has so much memory and time.
 */
export const fileSource: Connector<"file"> = {
  place: ({ path }) => `file ${path}`,
  rows: async ({ path, query }, { root, timeoutMs }) => {
    const file = fileBelow(root, path);
    const reader = readers.find(([ending]) => ending.test(path))?.[1];
    if (reader === undefined) {
      throw new SourceFault(
        `\`${path}\` is neither CSV nor JSON nor Parquet by its ending`,
        "name a file that ends in .csv, .tsv, .json, .jsonl or .parquet",
      );
    }
    const connection = await shutIn(file, reader, path);
    const timer = setTimeout(() => connection.interrupt(), timeoutMs);
    try {
      const rows = await answer(connection, oneSelect(query, mostRows + 1));
      if (rows.length > mostRows) throw tooManyRows();
      return rows;
    } catch (error) {
      if (error instanceof SourceFault) throw error;
      if (messageOf(error).startsWith("INTERRUPT")) throw tooSlow(timeoutMs);
      throw new SourceFault(
        `the query fails: ${firstLine(error)}`,
        "try it with DuckDB; the file is called `source` in it, and nothing else can be read",
      );
    } finally {
      clearTimeout(timer);
      connection.closeSync();
    }
  },
};

/** The file at a path below a folder, wherever links lead. */
function fileBelow(root: string, path: string): string {
  const within = realpathSync(root);
  const wanted = resolve(within, path);
  if (isAbsolute(path) || isOutside(within, wanted)) throw outside(path);
  if (!statSync(wanted, { throwIfNoEntry: false })?.isFile()) {
    throw new SourceFault(
      `there is no file \`${path}\``,
      `put it there; the path is relative to the folder that holds the plan folder`,
    );
  }
  const file = realpathSync(wanted);
  if (isOutside(within, file)) throw outside(path);
  return file;
}

function isOutside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || way.split(sep)[0] === ".." || isAbsolute(way);
}

function outside(path: string): SourceFault {
  return new SourceFault(
    `\`${path}\` lies outside of the folder that holds the plan folder`,
    "copy the file beside the plan folder, e.g. to `exports/`, and name it from there",
  );
}

/** A database in memory that can read the file and do nothing else; what it may do cannot be changed again. */
async function shutIn(file: string, reader: string, path: string): Promise<DuckDBConnection> {
  const { DuckDBInstance } = await duckdb();
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "2",
    memory_limit: "1GB",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  const literal = `'${file.replaceAll("'", "''")}'`;
  for (const setting of [
    "set allow_community_extensions = false",
    "set temp_directory = ''",
    `set allowed_paths = [${literal}]`,
    "set enable_external_access = false",
    "set lock_configuration = true",
  ]) {
    await connection.run(setting);
  }
  try {
    await connection.run(`create view source as select * from ${reader}(${literal})`);
  } catch (error) {
    connection.closeSync();
    throw new SourceFault(
      `\`${path}\` cannot be read: ${firstLine(error).replaceAll(file, path)}`,
      "look whether the file is what its ending says, and whole",
    );
  }
  return connection;
}

async function duckdb() {
  try {
    return await import("@duckdb/node-api");
  } catch {
    throw new SourceFault(
      "DuckDB is not installed here, or not for this system",
      "run `npm ci` without `--omit=optional`; on a system without it, fetch the figures by `sql` or `http`",
    );
  }
}

async function answer(connection: DuckDBConnection, query: string): Promise<readonly Row[]> {
  const { StatementType } = await duckdb();
  const statements = await connection.extractStatements(query);
  const statement = await statements.prepare(0);
  // The file may be read and therefore also written, if only by a statement of its own that is smuggled in.
  if (statements.count !== 1 || statement.statementType !== StatementType.SELECT) throw notOneSelect();
  const reader = await statement.runAndReadAll();
  return reader.getRowObjectsJson();
}

function tooSlow(timeoutMs: number): SourceFault {
  return new SourceFault(
    `the query took longer than ${timeoutMs / 1000} seconds`,
    "make it simpler, or give it more time with `--timeout SECONDS`",
  );
}

function firstLine(error: unknown): string {
  return messageOf(error).split("\n")[0] ?? "";
}

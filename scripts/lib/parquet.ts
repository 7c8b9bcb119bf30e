import type { DuckDBAppender } from "@duckdb/node-api";
import { writeFileWith } from "../../src/files/write-file.ts";
import { type Day, toDayNumber } from "../../src/model/index.ts";
import type { WarehouseTable, WarehouseType, WarehouseValue } from "../../src/site/warehouse-tables.ts";
import { UsageError } from "./command.ts";

/**
 * Loads DuckDB, which is a development dependency of 70 MB and needed by nothing else. Throws a {@link UsageError}
 * that says how to get it where it was left out.
 */
async function duckDb() {
  try {
    return await import("@duckdb/node-api");
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new UsageError(
      `Parquet is written by DuckDB, which cannot be loaded (${reason}); run \`npm ci\` without --omit=dev`,
    );
  }
}

/** Writes a table as a Parquet file, in place of one that is there. */
export async function writeParquet(file: string, { name, columns, rows }: WarehouseTable): Promise<void> {
  const { DuckDBInstance, DuckDBDateValue } = await duckDb();
  // Parquet is built in; nothing is fetched.
  const settings = {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    threads: "1",
  };
  const instance = await DuckDBInstance.create(":memory:", settings);
  const connection = await instance.connect();
  try {
    const definitions = columns.map(([column, type]) => `"${column}" ${type}`).join(", ");
    await connection.run(`CREATE TABLE "${name}" (${definitions})`);
    const appender = await connection.createAppender(name);
    const day = (value: Day) => new DuckDBDateValue(toDayNumber(value));
    for (const row of rows) {
      for (const [index, value] of row.entries())
        append(appender, columns[index]?.[1] ?? "VARCHAR", value, day);
      appender.endRow();
    }
    appender.closeSync();
    await writeFileWith(file, async (aside) => {
      await connection.run(
        `COPY "${name}" TO '${aside.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
      );
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function append(
  appender: DuckDBAppender,
  type: WarehouseType,
  value: WarehouseValue,
  day: (value: Day) => Parameters<DuckDBAppender["appendDate"]>[0],
): void {
  if (value === null) appender.appendNull();
  else if (type === "DATE") appender.appendDate(day(value as Day));
  else if (typeof value === "number") appender.appendDouble(value);
  else appender.appendVarchar(value);
}

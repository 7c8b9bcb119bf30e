import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { Secrets } from "../../../src/pull/secrets.ts";
import type { SourceContext } from "../../../src/pull/source.ts";
import { sqlSource } from "../../../src/pull/sql-source.ts";
import { type Postgres, postgresPrograms, startPostgres } from "../../helpers/postgres.ts";
import { faultOf, sourceContext } from "../../helpers/source-context.ts";

function asked(query: string, address: string, given: Partial<SourceContext> = {}) {
  const connections = { warehouse: { variable: "WAREHOUSE_URL" } };
  const context = sourceContext({ connections, environment: { WAREHOUSE_URL: address }, ...given });
  return sqlSource.rows({ kind: "sql", connection: "warehouse", query }, context);
}

const programs = postgresPrograms();

if (programs === undefined) {
  test.skip("PostgreSQL is not installed here, so nothing of it was tested (apt-get install postgresql)", () => {});
} else {
  describe("a KPI in a real PostgreSQL", () => {
    let database: Postgres;

    beforeAll(async () => {
      database = await startPostgres(programs);
      await database.run(`
        create table orders as
          select date '2025-01-01' + (i % 640) as day, (i % 97)::numeric(12, 2) / 4 as days
          from generate_series(1, 1000000) as i;
      `);
    }, 60_000);

    afterAll(() => database.stop());

    test("is computed there, out of a million rows", async () => {
      const query = `
        select to_char(day, 'YYYY-MM') as period, round(avg(days), 4) as value, count(*) as orders
        from orders group by 1 order by 1; -- one row a month`;
      const rows = await asked(query, database.address);
      expect(rows).toHaveLength(22);
      expect(rows[0]).toEqual({
        period: "2025-01",
        value: expect.stringMatching(/^1[12]\.\d{4}$/),
        orders: "48452",
      });
      expect(rows.reduce((sum, { orders }) => sum + Number(orders), 0)).toBe(1_000_000);
    });

    test("gives days as the text that they are, and decimals with all digits", async () => {
      const query = "select date '2026-09-30' as period, 12.340000000000000001::numeric as value";
      expect(await asked(query, database.address)).toEqual([
        { period: "2026-09-30", value: "12.340000000000000001" },
      ]);
    });

    test("cannot be written by its query", async () => {
      await database.run(
        "create table kept (n int); create function add() returns int language sql as 'insert into kept values (1) returning n'",
      );
      expect(
        await faultOf(asked("select '2026' as period, add() as value", database.address)),
      ).toMatchInlineSnapshot(`
        "the query writes: cannot execute INSERT in a read-only transaction
          write a SELECT that only reads"
      `);
      expect(
        await faultOf(asked("select 1) as a; delete from orders; select * from (select 2", database.address)),
      ).toMatchInlineSnapshot(`
        "the query fails: cannot insert multiple commands into a prepared statement
          correct the query; it runs as written in the database"
      `);
      expect(await faultOf(asked("delete from orders", database.address))).toMatchInlineSnapshot(`
        "the query is not one SELECT
          write one SELECT that gives the columns \`period\` and \`value\`"
      `);
      const [row] = await asked("select count(*) as value from orders", database.address);
      expect(row).toEqual({ value: "1000000" });
    });

    test("does not let a wrong password in, and does not show it", async () => {
      const address = database.address.replace(/:[^:@]*@/, ":wr0ng-secret@");
      const fault = await faultOf(asked("select 1", address));
      expect(fault).toMatchInlineSnapshot(`
        "the database of \`warehouse\` does not let us in: password authentication failed for user "plumbline"
          correct the user, password or database in the environment variable \`WAREHOUSE_URL\`"
      `);
      expect(fault).not.toContain("wr0ng-secret");
    });

    test("ends a query that takes too long", async () => {
      const begin = performance.now();
      const fault = await faultOf(asked("select pg_sleep(30)", database.address, { timeoutMs: 300 }));
      expect(fault).toMatchInlineSnapshot(`
        "the database ended the query: canceling statement due to statement timeout
          make the query simpler, or give it more time with \`--timeout SECONDS\`"
      `);
      expect(performance.now() - begin).toBeLessThan(5000);
    });

    test("says so when it goes away in the middle", async () => {
      const rows = faultOf(asked("select pg_sleep(20) as value", database.address));
      const running = "from pg_stat_activity where query like '%pg_sleep(20)%' and pid <> pg_backend_pid()";
      for (let found: unknown = "0"; found === "0"; await pause(50))
        found = (await asked(`select count(*) as found ${running}`, database.address))[0]?.["found"];
      await database.run(`select pg_terminate_backend(pid) ${running}`);
      expect(await rows).toMatchInlineSnapshot(`
        "the connection \`warehouse\` fails: terminating connection due to administrator command
          look whether the database can be reached from here, and at the address in \`WAREHOUSE_URL\`; then pull again"
      `);
    });

    test("is given up when it falls silent in the middle", async () => {
      const begin = performance.now();
      const port = await serverThat((socket) => {
        const behind = connect(database.port, "127.0.0.1");
        socket.on("data", (data) => (data.includes("select * from (") ? undefined : behind.write(data)));
        behind.on("data", (data) => socket.write(data));
        socket.on("close", () => behind.destroy());
      });
      const address = database.address.replace(String(database.port), String(port));
      expect(await faultOf(asked("select 1", address, { timeoutMs: 300 }))).toMatchInlineSnapshot(`
        "the database did not answer within 0.3 seconds
          look whether it can be reached from here, make the query simpler, or use \`--timeout SECONDS\`"
      `);
      expect(performance.now() - begin).toBeLessThan(5000);
    });

    test("says which column is wrong", async () => {
      expect(await faultOf(asked("select mnth from orders", database.address))).toMatchInlineSnapshot(`
        "the query fails: column "mnth" does not exist
          correct the query; it runs as written in the database"
      `);
    });

    test("gives no more rows than a series can have", async () => {
      expect(
        await faultOf(asked("select day as period, days as value from orders", database.address)),
      ).toMatchInlineSnapshot(`
        "the source gives more than 4000 rows
          add them up in the query, to one row a period"
      `);
    });
  });
}

describe("a server that is no database", () => {
  test("and says nothing is given up in time", async () => {
    const begin = performance.now();
    const port = await serverThat(() => undefined);
    const fault = await faultOf(
      asked("select 1", `postgresql://u:p4ssword@127.0.0.1:${port}/d`, { timeoutMs: 200 }),
    );
    expect(fault.replaceAll(String(port), "PORT")).toMatchInlineSnapshot(`
      "the database did not answer within 0.2 seconds
        look whether it can be reached from here, make the query simpler, or use \`--timeout SECONDS\`"
    `);
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  test("and hangs up is named", async () => {
    const port = await serverThat((socket) => socket.destroy());
    const fault = await faultOf(asked("select 1", `postgresql://u:p4ssword@127.0.0.1:${port}/d`));
    expect(fault.replaceAll(String(port), "PORT")).toMatchInlineSnapshot(`
      "the connection \`warehouse\` fails: Connection terminated unexpectedly
        look whether the database can be reached from here, and at the address in \`WAREHOUSE_URL\`; then pull again"
    `);
  });

  test("because nobody listens is named", async () => {
    const fault = await faultOf(asked("select 1", "postgresql://u:p4ssword@127.0.0.1:1/d"));
    expect(fault).toMatchInlineSnapshot(`
      "the connection \`warehouse\` fails: connect ECONNREFUSED 127.0.0.1:1
        look whether the database can be reached from here, and at the address in \`WAREHOUSE_URL\`; then pull again"
    `);
  });
});

describe("a connection", () => {
  test("that the portal does not name", async () => {
    const fault = await faultOf(asked("select 1", "", { connections: {} }));
    expect(fault).toMatchInlineSnapshot(`
      "there is no connection \`warehouse\`
        add it to \`pull.connections\` in portal.json, e.g. \`"warehouse": { "variable": "WAREHOUSE_URL" }\`"
    `);
  });

  test("of which the environment variable is not set", async () => {
    expect(await faultOf(asked("select 1", " "))).toMatchInlineSnapshot(`
      "the environment variable \`WAREHOUSE_URL\` of the connection \`warehouse\` is not set
        set it where \`npm run pull\` runs, e.g. as a secret of the CI job; it belongs in no file of the plan"
    `);
  });

  test("whose address is none is not quoted", async () => {
    const secrets = new Secrets();
    const fault = await faultOf(asked("select 1", "warehouse.example s3cret-word", { secrets }));
    expect(fault).toMatchInlineSnapshot(`
      "the environment variable of the connection \`warehouse\` holds no address of a database
        it has the form \`postgresql://user:password@host:5432/database?sslmode=verify-full\`"
    `);
  });
});

async function serverThat(answer: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    answer(socket);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

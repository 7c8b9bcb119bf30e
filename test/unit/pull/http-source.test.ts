import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Source } from "../../../src/model/index.ts";
import { httpSource } from "../../../src/pull/http-source.ts";
import { Secrets } from "../../../src/pull/secrets.ts";
import type { SourceContext } from "../../../src/pull/source.ts";
import { faultOf, sourceContext } from "../../helpers/source-context.ts";

type Answer = (response: ServerResponse, request: IncomingMessage, count: number) => void;
type HttpSource = Extract<Source, { kind: "http" }>;

/** A server of this machine that counts how often it is asked; its address without a slash at the end. */
async function served(answer: Answer): Promise<{ readonly origin: string; readonly asked: () => number }> {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    response.on("error", () => undefined);
    answer(response, request, count);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, asked: () => count };
}

const figures = JSON.stringify({ data: { rows: [{ period: "2026-09", value: 4.5 }] } });

function fetched(origin: string, source: Partial<HttpSource> = {}, given: Partial<SourceContext> = {}) {
  const whole: HttpSource = { kind: "http", url: `${origin}/kpi.json`, path: "data.rows", ...source };
  return httpSource.rows(whole, sourceContext(given));
}

/** The fault without the port, which is another one every time. */
async function fault(rows: Promise<unknown>): Promise<string> {
  return (await faultOf(rows)).replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT");
}

test("gives the list at a path", async () => {
  const { origin } = await served((response) => response.end(figures));
  expect(await fetched(origin)).toEqual([{ period: "2026-09", value: 4.5 }]);
});

test("says what the document has where there is no list", async () => {
  const { origin } = await served((response) => response.end(figures));
  expect(await fault(fetched(origin, { path: "rows" }))).toMatchInlineSnapshot(`
    "the document has no list at \`rows\`
      set \`path\` to where the list of measurements stands; its parts are \`data\`"
  `);
  expect(await fault(fetched(origin, { path: undefined }))).toMatchInlineSnapshot(`
    "the document has no list at its top
      set \`path\` to where the list of measurements stands; its parts are \`data\`"
  `);
});

describe("a server that fails", () => {
  test("is asked again until it is well", async () => {
    const { origin, asked } = await served((response, _, count) => {
      response.statusCode = count < 3 ? 500 : 200;
      response.end(count < 3 ? "out of order" : figures);
    });
    expect(await fetched(origin)).toHaveLength(1);
    expect(asked()).toBe(3);
  });

  test("is given up after four times", async () => {
    const { origin, asked } = await served((response) => {
      response.statusCode = 503;
      response.end();
    });
    expect(await fault(fetched(origin))).toMatchInlineSnapshot(`
      "http://127.0.0.1:PORT/kpi.json answers 503, 4 times in a row
        pull again later, or ask who runs the server"
    `);
    expect(asked()).toBe(4);
  });

  test("is asked again after it hung up", async () => {
    const { origin, asked } = await served((response, _, count) =>
      count === 1 ? response.destroy() : response.end(figures),
    );
    expect(await fetched(origin)).toHaveLength(1);
    expect(asked()).toBe(2);
  });

  test("for good is not asked again", async () => {
    const { origin, asked } = await served((response) => {
      response.statusCode = 404;
      response.end();
    });
    expect(await fault(fetched(origin))).toMatchInlineSnapshot(`
      "http://127.0.0.1:PORT/kpi.json answers 404
        correct the address"
    `);
    expect(asked()).toBe(1);
  });
});

describe("an answer", () => {
  test("that is a page", async () => {
    const { origin } = await served((response) => response.end("<!doctype html><title>Sign in</title>"));
    expect(await fault(fetched(origin))).toMatchInlineSnapshot(`
      "http://127.0.0.1:PORT/kpi.json answers with a web page instead of JSON
        it may ask for a log-in: name a \`connection\`, or write the address of the JSON document"
    `);
  });

  test("that is cut short", async () => {
    const { origin } = await served((response) => response.end(figures.slice(0, -5)));
    expect(await fault(fetched(origin))).toMatchInlineSnapshot(`
      "the answer of http://127.0.0.1:PORT/kpi.json is not JSON
        write the address of a JSON document"
    `);
  });

  test("of a gigabyte is cut off while it comes", async () => {
    const piece = Buffer.alloc(64 * 1024, "[");
    let sent = 0;
    const { origin } = await served((response) => {
      const more = () => {
        while (sent < 1024 ** 3 && !response.destroyed) {
          sent += piece.length;
          if (!response.write(piece)) {
            response.once("drain", more);
            return;
          }
        }
        response.end();
      };
      more();
    });
    const before = process.memoryUsage().rss;
    expect(await fault(fetched(origin))).toMatchInlineSnapshot(`
      "the answer of http://127.0.0.1:PORT/kpi.json is larger than 16 MB and was cut off
        ask for fewer figures, e.g. one row a period"
    `);
    // What the sockets of both sides hold comes on top of the limit.
    expect(sent).toBeLessThan(64 * 1024 * 1024);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  test("that trickles is given up in time", async () => {
    const { origin } = await served((response) => {
      const timer = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(timer));
    });
    const begin = performance.now();
    expect(await fault(fetched(origin, {}, { timeoutMs: 500 }))).toMatchInlineSnapshot(`
      "http://127.0.0.1:PORT/kpi.json did not give its whole answer within 0.5 seconds
        look whether the server is well, or give it more time with \`--timeout SECONDS\`"
    `);
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  test("that never begins is given up in time", async () => {
    const { origin } = await served(() => undefined);
    const begin = performance.now();
    expect(await fault(fetched(origin, {}, { timeoutMs: 400 }))).toMatchInlineSnapshot(`
      "http://127.0.0.1:PORT/kpi.json did not give its whole answer within 0.4 seconds
        look whether the server is well, or give it more time with \`--timeout SECONDS\`"
    `);
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  test("that sends us on is not followed", async () => {
    const { origin, asked } = await served((response) => {
      response.writeHead(302, { location: "https://elsewhere.example/login?token=abc" });
      response.end();
    });
    expect(await fault(fetched(origin))).toMatchInlineSnapshot(`
      "http://127.0.0.1:PORT/kpi.json sends us on to https://elsewhere.example/login
        write the address at which the figures are; a redirect is not followed"
    `);
    expect(asked()).toBe(1);
  });
});

describe("a secret", () => {
  const connection = (origin: string, allowed = origin): Partial<SourceContext> => ({
    connections: { metrics: { variable: "METRICS_AUTHORIZATION", origin: allowed } },
    environment: { METRICS_AUTHORIZATION: "Bearer t0p-secret" },
    secrets: new Secrets(),
  });

  test("goes to its origin in the header", async () => {
    const { origin } = await served((response, { headers }) => {
      response.statusCode = headers.authorization === "Bearer t0p-secret" ? 200 : 401;
      response.end(figures);
    });
    expect(await fetched(origin, { connection: "metrics" }, connection(origin))).toHaveLength(1);
    expect(await fault(fetched(origin))).toMatchInlineSnapshot(`
      "http://127.0.0.1:PORT/kpi.json answers 401
        name a \`connection\` that may read it, or correct the secret in its environment variable"
    `);
  });

  test("goes to no other origin", async () => {
    const { origin, asked } = await served((response) => response.end(figures));
    const elsewhere = connection(origin, "https://metrics.example");
    expect(await fault(fetched(origin, { connection: "metrics" }, elsewhere))).toMatchInlineSnapshot(`
      "the connection \`metrics\` is for https://metrics.example, and the address is at http://127.0.0.1:PORT
        set \`origin\` of the connection in portal.json to \`http://127.0.0.1:PORT\`, if that server may know the secret"
    `);
    expect(asked()).toBe(0);
  });

  test("in the address itself is refused and not shown", async () => {
    const refused = await fault(fetched("http://ann:pa55word@127.0.0.1:1"));
    expect(refused).toMatchInlineSnapshot(`
      "the address holds a user or a password
        take them out, and name a \`connection\` whose environment variable holds the \`Authorization\` header"
    `);
    expect(httpSource.place({ kind: "http", url: "https://ann:pa55word@metrics.example/kpi?key=abc" })).toBe(
      "http https://metrics.example/kpi",
    );
  });
});

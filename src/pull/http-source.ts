import { setTimeout as pause } from "node:timers/promises";
import { connectionOf } from "./connection.ts";
import { rowsAt } from "./json-rows.ts";
import { type Connector, messageOf, type SourceContext, SourceFault, type SourceOf } from "./source.ts";

/** An answer beyond this is cut off while it comes: a series of figures is a few kilobytes. */
const mostBytes = 16 * 1024 * 1024;

/** How often an address is asked, and how long is waited before the second time; then twice as long, and so on. */
const attempts = 4;
const firstPauseMs = 250;

/** Faults of a server that may be over in a moment. */
const passing: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** What may be over when the address is asked again. */
class PassingFault extends SourceFault {}

/** A JSON document behind an address. */
export const httpSource: Connector<"http"> = {
  place: ({ url }) => `http ${withoutSecrets(url)}`,
  rows: async (source, context) => {
    const headers = headersFor(source, context);
    const end = AbortSignal.timeout(context.timeoutMs);
    const text = await patiently(() => textOf(source.url, headers, context, end), end);
    return rowsAt(jsonOf(text, source.url), source.path);
  },
};

/** An address without what may be secret in it: a user, a password, and what stands behind the question mark. */
function withoutSecrets(address: string): string {
  const url = URL.parse(address);
  return url ? `${url.origin}${url.pathname}` : "an address that cannot be read";
}

function headersFor(
  { url, connection: name }: SourceOf<"http">,
  context: SourceContext,
): Readonly<Record<string, string>> {
  const { username, password, origin } = new URL(url);
  if (username !== "" || password !== "") {
    context.secrets.add(password);
    throw new SourceFault(
      "the address holds a user or a password",
      "take them out, and name a `connection` whose environment variable holds the `Authorization` header",
    );
  }
  const accept = { accept: "application/json" };
  if (name === undefined) return accept;
  const connection = connectionOf(name, context);
  if (connection.origin !== origin) {
    throw new SourceFault(
      `the connection \`${name}\` is for ${connection.origin ?? "no origin"}, and the address is at ${origin}`,
      `set \`origin\` of the connection in portal.json to \`${origin}\`, if that server may know the secret`,
    );
  }
  return { ...accept, authorization: connection.secret };
}

/** Asks again after faults that may pass, until the time is over. */
async function patiently(ask: () => Promise<string>, end: AbortSignal): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof PassingFault) || end.aborted) throw error;
      if (attempt === attempts)
        throw new SourceFault(`${error.message}, ${attempts} times in a row`, error.hint);
      await pause(firstPauseMs * 2 ** (attempt - 1));
    }
  }
}

/** One attempt, which has a part of the time, so that others can follow it. */
async function textOf(
  url: string,
  headers: Readonly<Record<string, string>>,
  { timeoutMs }: SourceContext,
  end: AbortSignal,
): Promise<string> {
  const patience = AbortSignal.timeout(Math.ceil(timeoutMs / 2));
  const signal = AbortSignal.any([end, patience]);
  const place = withoutSecrets(url);
  try {
    const response = await fetch(url, { headers, redirect: "manual", signal });
    const fault = statusFault(response, place);
    if (fault) {
      await response.body?.cancel();
      throw fault;
    }
    return await bodyOf(response, place);
  } catch (error) {
    if (error instanceof SourceFault) throw error;
    if (signal.aborted) {
      throw new PassingFault(
        `${place} did not give its whole answer within ${(end.aborted ? timeoutMs : timeoutMs / 2) / 1000} seconds`,
        "look whether the server is well, or give it more time with `--timeout SECONDS`",
      );
    }
    throw new PassingFault(
      `${place} cannot be reached: ${reasonOf(error)}`,
      "look at the address, and whether the server can be reached from here",
    );
  }
}

/** `fetch` says only that it failed; why stands in what caused it. */
function reasonOf(error: unknown): string {
  return error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : messageOf(error);
}

function statusFault({ status, headers }: Response, place: string): SourceFault | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (passing.has(status)) {
    return new PassingFault(`${place} answers ${status}`, "pull again later, or ask who runs the server");
  }
  if (status >= 300 && status < 400) {
    const to = withoutSecrets(URL.parse(headers.get("location") ?? "", place)?.href ?? "");
    return new SourceFault(
      `${place} sends us on to ${to}`,
      "write the address at which the figures are; a redirect is not followed",
    );
  }
  const hint =
    status === 401 || status === 403
      ? "name a `connection` that may read it, or correct the secret in its environment variable"
      : "correct the address";
  return new SourceFault(`${place} answers ${status}`, hint);
}

/** The body as text, read piece by piece, so that a huge one never stands in memory. */
async function bodyOf({ body }: Response, place: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body ?? []) {
    bytes += piece.byteLength;
    // Leaving the loop cancels the rest of the answer.
    if (bytes > mostBytes) {
      throw new SourceFault(
        `the answer of ${place} is larger than ${mostBytes / 1024 / 1024} MB and was cut off`,
        "ask for fewer figures, e.g. one row a period",
      );
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function jsonOf(text: string, url: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const place = withoutSecrets(url);
    const isPage = /^\s*<(!doctype|html)/i.test(text);
    throw new SourceFault(
      isPage ? `${place} answers with a web page instead of JSON` : `the answer of ${place} is not JSON`,
      isPage
        ? "it may ask for a log-in: name a `connection`, or write the address of the JSON document"
        : "write the address of a JSON document",
    );
  }
}

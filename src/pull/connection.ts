import type { Connection } from "../model/index.ts";
import { type SourceContext, SourceFault } from "./source.ts";

export interface OpenConnection extends Connection {
  /** What the environment variable holds. */
  readonly secret: string;
}

/** The connection of a name with its secret out of the environment, which is remembered as one. */
export function connectionOf(
  name: string,
  { connections, environment, secrets }: SourceContext,
): OpenConnection {
  const connection = Object.hasOwn(connections, name) ? connections[name] : undefined;
  if (!connection) {
    throw new SourceFault(
      `there is no connection \`${name}\``,
      `add it to \`pull.connections\` in portal.json, e.g. \`"${name}": { "variable": "${exampleVariable(name)}" }\``,
    );
  }
  const secret = environment[connection.variable]?.trim();
  if (secret === undefined || secret === "") {
    throw new SourceFault(
      `the environment variable \`${connection.variable}\` of the connection \`${name}\` is not set`,
      "set it where `npm run pull` runs, e.g. as a secret of the CI job; it belongs in no file of the plan",
    );
  }
  secrets.add(secret);
  return { ...connection, secret };
}

function exampleVariable(name: string): string {
  return `${name.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}_URL`;
}

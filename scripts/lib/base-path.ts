import { UsageError } from "./command.ts";

/** Reads `--base`: the path of the portal on its server, with a slash at both ends. */
export function basePath(path: string): string {
  if (!/^\/([\w.~-]+\/)*[\w.~-]*$/.test(path))
    throw new UsageError(`the base \`${path}\` is not a path such as /plans/`);
  return path.endsWith("/") ? path : `${path}/`;
}

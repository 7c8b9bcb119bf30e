import { SourceFault } from "./source.ts";

/**
 * A query as part of another one: only something that can be read from fits in there, so it is one SELECT, and
 * it gives no more rows than asked for. A comment at its end must not swallow what follows.
 */
export function oneSelect(query: string, most: number): string {
  const bare = query.trim().replace(/(;\s*)+(--[^\n']*)?$/, "");
  if (!/^(--.*\n\s*|\/\*[\s\S]*?\*\/\s*)*(select|with|from|values|table)\b/i.test(bare)) {
    throw notOneSelect();
  }
  return `select * from (\n${bare}\n) as pulled limit ${most}`;
}

export function notOneSelect(): SourceFault {
  return new SourceFault(
    "the query is not one SELECT",
    "write one SELECT that gives the columns `period` and `value`",
  );
}

import type { Fault, Parsed } from "../../src/load/document.ts";

/** What keeps a text from being read, a line each: `2:8-2:11 message [rule] → hint`. */
export function faultsOf(parsed: Parsed<unknown>): string {
  return parsed.ok ? "" : parsed.faults.map(faultLine).join("\n");
}

export function faultLine({ place, rule, message, hint }: Fault): string {
  const { line, column, endLine, endColumn } = place;
  return `${line}:${column}-${endLine}:${endColumn} ${message} [${rule}] → ${hint}`;
}

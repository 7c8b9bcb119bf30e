import type { ProblemRule } from "../../model/index.ts";
import type { FolderNames } from "../asked-names.ts";
import type { Fault } from "../document.ts";
import { fileStart, type Place } from "../place.ts";
import type { ProseNode } from "./tree.ts";

/** What the gate must know of the rest of the folder. */
export interface GateContext extends FolderNames {
  /** The file whose text it is, relative to the plan folder, e.g. `plans/erp.mdx`. */
  readonly file: string;
  readonly text: string;
}

export function at(node: ProseNode, rule: ProblemRule, message: string, hint: string): Fault {
  return { place: placeOf(node), rule, message, hint };
}

export function placeOf(node: ProseNode): Place {
  if (!node.position) return fileStart;
  const { start, end } = node.position;
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

import { gateFaults } from "../../src/load/prose/gate.ts";
import type { GateContext } from "../../src/load/prose/gate-context.ts";
import { parseProse } from "../../src/load/prose/parse.ts";
import { renderProse } from "../../src/load/prose/render.ts";
import type { CollectionName, Prose, ProsePart } from "../../src/model/index.ts";
import { faultLine, faultsOf } from "./faults.ts";

const ids: Readonly<Partial<Record<CollectionName, readonly string[]>>> = {
  kpis: ["churn", "gross-margin"],
  plans: ["erp", "retail/shop"],
  decisions: ["2026/2026-09-erp"],
  milestones: ["erp/go-live"],
};

/** The text of `plans/erp.mdx` in a plan folder with a few entries and two pictures. */
export function context(text: string, file = "plans/erp.mdx"): GateContext {
  const images = new Set(["media/map.png", "plans/erp.jpg"]);
  return { file, text, images, ids: (collection) => new Set(ids[collection]) };
}

/** What the gate and the parser have against a text, a line each, in the order of their places. */
export function gate(text: string, file?: string): string {
  const parsed = parseProse(text);
  if (!parsed.ok) return faultsOf(parsed);
  const faults = [...gateFaults(parsed.document, context(text, file))];
  faults.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  return faults.map(faultLine).join("\n");
}

export function rendered(text: string, file?: string): Prose {
  const found = gate(text, file);
  if (found !== "") throw new Error(found);
  const parsed = parseProse(text);
  if (!parsed.ok) throw new Error(faultsOf(parsed));
  return renderProse(parsed.document, context(text, file));
}

/** The parts of a text as one line of HTML, with the parts that are data in `⟦ ⟧`. */
export function html(text: string, file?: string): string {
  return rendered(text, file).parts.map(partText).join("");
}

function partText(part: ProsePart): string {
  if (part.kind === "html") return part.html;
  const { kind, ...data } = part;
  return `⟦${kind} ${Object.values(data)
    .map((value) => JSON.stringify(value ?? null))
    .join(" ")}⟧`;
}

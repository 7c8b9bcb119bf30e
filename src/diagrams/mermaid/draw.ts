import { createHash } from "node:crypto";
import type { DiagramFault } from "./diagram-faults.ts";
import { diagramSource } from "./diagram-source.ts";
import { installPage } from "./page.ts";
import { repair } from "./repairs.ts";
import { staticSvg, UndrawableElement } from "./static-svg.ts";
import { installStillDate, resetRandom } from "./still-globals.ts";
import { coordinateFault, elementFault, syntaxFault } from "./syntax-fault.ts";
import { mermaidConfig } from "./theme.ts";

export interface Drawing {
  readonly ok: true;
  readonly svg: string;
  /** `accTitle` and `accDescr`. */
  readonly title: string;
  readonly description: string | undefined;
}

export type DrawResult = Drawing | { readonly ok: false; readonly fault: DiagramFault };

/**
 * Prepares this thread for Mermaid, which it changes for good (`window`, `Date`, `Math.random`), and returns
 * the function that draws. Diagrams have to be drawn one after the other, because Mermaid keeps the one in
 * hand in global variables.
 */
export async function openDrawing(): Promise<(source: string) => Promise<DrawResult>> {
  installStillDate();
  const document = installPage();
  const { default: mermaid } = await import("mermaid");
  mermaid.initialize(mermaidConfig);

  return async (source) => {
    const diagram = diagramSource(source);
    resetRandom();
    let text: string;
    try {
      text = (await mermaid.render("diagram", diagram.body)).svg;
    } catch (error) {
      return { ok: false, fault: syntaxFault(error, diagram) };
    }
    const holder = document.createElement("div");
    holder.innerHTML = text;
    const picture = holder.querySelector("svg");
    if (!picture) throw new Error("Mermaid returned no picture");
    repair(picture);
    const { title, description } = diagram;
    let svg: string;
    try {
      svg = staticSvg(picture, { idPrefix: idPrefix(source), title, description });
    } catch (error) {
      if (error instanceof UndrawableElement) return { ok: false, fault: elementFault(error.tag, diagram) };
      throw error;
    }
    if (/="[^"]*(?:NaN|Infinity)/.test(svg)) return { ok: false, fault: coordinateFault(diagram) };
    return { ok: true, svg, title, description };
  };
}

/** Ids begin with a letter, and differ between the diagrams of a page, e.g. `d3fa90c21e7`. */
function idPrefix(source: string): string {
  return `d${createHash("sha256").update(source).digest("hex").slice(0, 10)}`;
}

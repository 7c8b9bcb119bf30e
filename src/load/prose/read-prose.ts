import type { Prose } from "../../model/index.ts";
import type { Fault } from "../document.ts";
import { placesIn } from "../place.ts";
import { gateFaults } from "./gate.ts";
import type { GateContext } from "./gate-context.ts";
import { type HeadingLink, headingLinks } from "./heading-links.ts";
import { parseProse } from "./parse.ts";
import { type PlainEdit, plainEdits } from "./plain-markdown.ts";
import { renderProse } from "./render.ts";
import type { ProseNode } from "./tree.ts";

/** What a sound text is shown as. */
export interface Narrative {
  readonly prose: Prose;
  /** What makes plain Markdown of the text below the frontmatter. */
  readonly plain: readonly PlainEdit[];
}

export interface ReadProse {
  /** Absent if the text has errors. */
  readonly narrative: Narrative | undefined;
  readonly headingLinks: readonly HeadingLink[];
  readonly faults: readonly Fault[];
}

/** Reads the text below the frontmatter, judges it, and renders it if there is nothing wrong with it. */
export function readProse(context: GateContext): ReadProse {
  const parsed = parseProse(context.text);
  const tree = parsed.ok ? parsed.document : parsed.partial;
  const faults = [...(parsed.ok ? [] : parsed.faults), ...(tree ? gateFaults(tree, context) : [])];
  if (!tree || faults.length > 0) return { narrative: undefined, headingLinks: [], faults };
  const narrative = narrativeOf(tree, context);
  return {
    narrative,
    headingLinks: headingLinks(tree, context.file),
    faults: narrative.prose.parts.length === 0 ? [emptyBody(context.text)] : [],
  };
}

/** What a text that has passed the gate is shown as; `tree` is that of the text. */
export function narrativeOf(
  tree: ProseNode,
  context: Pick<GateContext, "text" | "file" | "images">,
): Narrative {
  return { prose: renderProse(tree, context), plain: plainEdits(tree, context) };
}

function emptyBody(text: string): Fault {
  const end = text.trimEnd().length;
  return {
    place: placesIn(text)(end, end),
    rule: "content/empty",
    message: "there is no narrative below the frontmatter",
    hint: "say in a few sentences why, what and for whom; figures alone persuade nobody",
  };
}

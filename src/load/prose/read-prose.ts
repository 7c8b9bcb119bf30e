import type { Prose } from "../../model/index.ts";
import type { Fault } from "../document.ts";
import { placesIn } from "../place.ts";
import { gateFaults } from "./gate.ts";
import type { GateContext } from "./gate-context.ts";
import { type HeadingLink, headingLinks } from "./heading-links.ts";
import { parseProse } from "./parse.ts";
import { type PlainEdit, plainEdits } from "./plain-markdown.ts";
import { renderProse } from "./render.ts";

export interface ReadProse {
  /** Absent if the text has errors. */
  readonly prose: Prose | undefined;
  readonly headingLinks: readonly HeadingLink[];
  /** What makes plain Markdown of the text below the frontmatter. */
  readonly plain: readonly PlainEdit[];
  readonly faults: readonly Fault[];
}

/** Reads the text below the frontmatter, judges it, and renders it if there is nothing wrong with it. */
export function readProse(context: GateContext): ReadProse {
  const parsed = parseProse(context.text);
  const tree = parsed.ok ? parsed.document : parsed.partial;
  const faults = [...(parsed.ok ? [] : parsed.faults), ...(tree ? gateFaults(tree, context) : [])];
  if (!tree || faults.length > 0) return { prose: undefined, headingLinks: [], plain: [], faults };
  const prose = renderProse(tree, context);
  return {
    prose,
    headingLinks: headingLinks(tree, context.file),
    plain: plainEdits(tree, context),
    faults: prose.parts.length === 0 ? [emptyBody(context.text)] : [],
  };
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

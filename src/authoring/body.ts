import type { CollectionName } from "../model/index.ts";

/**
 * What the narrative of an entry begins with: the questions it should answer, each to be replaced by its
 * answer. A comment would not do, since content has none. Decisions have the headings of MADR.
 */
export function bodySkeleton(collection: CollectionName): string {
  return (skeletons[collection] ?? []).join("\n\n");
}

const skeletons: { readonly [Name in CollectionName]?: readonly string[] } = {
  objectives: [
    "_Why does this matter, and to whom?_",
    "_What will be different when it is reached, and what is not meant by it?_",
  ],
  plans: [
    "_What is done, in which order, and what stays as it is?_",
    "## Why it is worth it",
    "_What does it move, by how much, and who has agreed to that?_",
    "## What could stop it",
    "_What does it depend on, and what happens if that comes late?_",
  ],
  updates: [
    "_What has happened since the last update, and what has not?_",
    "_What does it mean for the dates, the money and the benefit?_",
    "_What is needed, from whom and by when?_",
  ],
  decisions: [
    "## Context",
    "_What made a decision necessary, and what is known?_",
    "## Decision drivers",
    "- _What has to be true of a good answer?_",
    "## Considered options",
    "1. _The first option, with what it costs and what it brings._\n2. _The second option._",
    "## Decision outcome",
    "_Which option was chosen, and why?_",
    "## Consequences",
    "- Good: _what gets better?_\n- Bad: _what gets worse, and for whom?_",
  ],
  forums: [
    "_What does this meeting decide, and what does it leave to others?_",
    "## Rules",
    "1. _By which rules does it decide?_",
  ],
};

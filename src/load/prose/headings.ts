import GithubSlugger from "github-slugger";
import { childrenOf, type ProseNode, wordsOf } from "./tree.ts";

export interface HeadingId {
  readonly node: ProseNode;
  readonly depth: number;
  readonly text: string;
  /** The name by which a link reaches it, as on GitHub, e.g. `considered-options`. */
  readonly name: string;
}

/** The headings of a text in their order. A page has its own first heading, so those of authors begin at 2. */
export function headingIds(tree: ProseNode): readonly HeadingId[] {
  const slugger = new GithubSlugger();
  const found: HeadingId[] = [];
  const pending: ProseNode[] = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === "heading") {
      const text = wordsOf(node);
      found.push({ node, depth: Math.max(2, node.depth), text, name: slugger.slug(text) });
    } else pending.push(...[...childrenOf(node)].reverse());
  }
  return found;
}

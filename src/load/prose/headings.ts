import GithubSlugger from "github-slugger";
import { oncePer } from "../../model/index.ts";
import { childrenOf, type ProseNode, wordsOf, wordsWithEntries } from "./tree.ts";

export interface HeadingId {
  readonly node: ProseNode;
  readonly depth: number;
  readonly text: string;
  /** The name by which a link reaches it, as on GitHub, e.g. `considered-options`. */
  readonly name: string;
  /** The words below it, up to the next heading; of a heading inside a quotation or a list there are none. */
  readonly words: string;
}

/**
 * The headings of a text in their order. A page has its own first heading, so those of authors begin at 2. Who looks a
 * text through and who renders it ask for the same.
 */
export const headingIds = oncePer((tree: ProseNode): readonly HeadingId[] => {
  const slugger = new GithubSlugger();
  const words = wordsBelow(tree);
  const found: HeadingId[] = [];
  const pending: ProseNode[] = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === "heading") {
      const text = wordsOf(node);
      found.push({
        node,
        depth: Math.max(2, node.depth),
        text,
        name: slugger.slug(text),
        words: words.get(node) ?? "",
      });
    } else pending.push(...childrenOf(node).toReversed());
  }
  return found;
});

function wordsBelow(tree: ProseNode): ReadonlyMap<ProseNode, string> {
  const below = new Map<ProseNode, string>();
  let heading: ProseNode | undefined;
  for (const node of childrenOf(tree)) {
    if (node.type === "heading") heading = node;
    else if (heading) below.set(heading, `${below.get(heading) ?? ""} ${wordsWithEntries(node)}`.trim());
  }
  return below;
}

/** What the text of a diagram is made from; a graph is one, and has more. */
export interface MermaidGraph {
  /** The message of the diagram; it becomes the `accTitle`. */
  readonly title: string;
  readonly nodes: readonly {
    readonly id: string;
    readonly title: string;
    readonly state?: string | undefined;
    readonly note?: string | undefined;
  }[];
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly label: readonly string[];
    /** Solid by default. */
    readonly stroke?: "dashed" | "bold" | undefined;
  }[];
}

/** Longer texts make a diagram that nobody reads, and one that Mermaid may refuse. */
const longestText = 90;

/**
 * Writes a graph as a flowchart in Mermaid's language, to be copied into a text. Whatever titles contain, it is
 * a diagram that the portal itself would draw: no title can end a label, start a directive or become Markdown.
 */
export function mermaidText({ title, nodes, edges }: MermaidGraph, direction: "LR" | "TB" = "LR"): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index + 1}`]));
  const nodeLine = ({ id, title: name, state, note }: MermaidGraph["nodes"][number]) =>
    `  ${names.get(id)}["${[name, state, note].flatMap((text) => (text ? [label(text)] : [])).join("<br/>")}"]`;
  const edgeLine = (edge: MermaidGraph["edges"][number]) => {
    const text = edge.label.length === 0 ? "" : `|"${edge.label.map(label).join("<br/>")}"|`;
    return `  ${names.get(edge.from)} ${arrows[edge.stroke ?? "solid"]}${text} ${names.get(edge.to)}`;
  };
  return [
    `flowchart ${direction}`,
    `  accTitle: ${oneLine(title).replace(/%%/g, "% %")}`,
    ...nodes.map(nodeLine),
    ...edges.map(edgeLine),
    "",
  ].join("\n");
}

const arrows = { solid: "-->", dashed: "-.->", bold: "==>" } as const;

/**
 * A text between double quotes. What Mermaid or its Markdown would read as more than a character is written by
 * its number, e.g. `#34;` for a double quote; so is the first character of what looks like a list, a heading or
 * an icon (`fa:fa-home`).
 */
function label(text: string): string {
  const characters = [...oneLine(text)];
  const short = characters.length > longestText ? [...characters.slice(0, longestText - 1), "…"] : characters;
  return short
    .join("")
    .replace(/["#&;<>`*_~$%\\@|{}[\]]/gu, numbered)
    .replace(/(?<=\bfa[bklrs]?):(?=fa-)/g, numbered)
    .replace(/^[-+]|(?<=^\d+)[.)]/, numbered);
}

function numbered(character: string): string {
  return `#${character.codePointAt(0)};`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

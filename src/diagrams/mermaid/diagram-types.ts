/** A statement of a diagram type that the portal refuses, as it stands at the beginning of a statement. */
interface RefusedStatements {
  /** Attach links or scripts to parts of the picture. */
  readonly link: readonly string[];
  /** Set colours, which only the theme may do. */
  readonly style: readonly string[];
}

const none: RefusedStatements = { link: [], style: [] };

/**
 * The diagram types that the portal draws, by their first word, with the statements that it refuses in
 * them. In the types without any, a line may begin with a word such as "click" as plain text.
 */
export const diagramTypes: Readonly<Record<string, RefusedStatements>> = {
  flowchart: { link: ["click"], style: ["style", "classDef", "linkStyle"] },
  graph: { link: ["click"], style: ["style", "classDef", "linkStyle"] },
  sequenceDiagram: { link: ["link", "links", "properties", "details"], style: [] },
  classDiagram: { link: ["click", "link", "callback"], style: ["style", "classDef", "cssClass"] },
  "stateDiagram-v2": { link: ["click"], style: ["style", "classDef"] },
  erDiagram: { link: ["click"], style: ["style", "classDef"] },
  gantt: { link: ["click"], style: [] },
  pie: none,
  quadrantChart: { link: [], style: ["classDef"] },
  timeline: none,
  mindmap: none,
  journey: none,
  gitGraph: none,
  kanban: none,
};

/** Types whose grammar has no `accTitle`; there the portal reads it from a comment. */
export const typesWithoutTitle: ReadonlySet<string> = new Set(["mindmap", "kanban"]);

export { type DiagramFault, type DiagramRule, diagramFaults } from "./diagram-faults.ts";
export { diagramTypes } from "./diagram-types.ts";
export type { Drawing, DrawResult } from "./draw.ts";
export { type DiagramRenderer, type DiagramRendererOptions, openDiagramRenderer } from "./renderer.ts";

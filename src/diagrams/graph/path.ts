import type { Point } from "./graph.ts";

/** A Bézier spline as SVG writes it. */
export function splinePath([start, ...rest]: readonly Point[]): string {
  return start ? `M${text(start)}C${rest.map(text).join(" ")}` : "";
}

/** A closed shape with straight sides. */
export function polygonPath(corners: readonly Point[]): string {
  return corners.length > 0 ? `M${corners.map(text).join("L")}Z` : "";
}

function text([x, y]: Point): string {
  return `${x},${y}`;
}

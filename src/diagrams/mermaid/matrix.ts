/** An affine transformation [a b c d e f] as SVG writes it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix of a `transform` attribute. Functions that it does not know, such as skews, change nothing. */
export function toMatrix(transform: string | null): Matrix {
  let result = identity;
  for (const [, name = "", list = ""] of (transform ?? "").matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const values = list
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number.parseFloat);
    const step = matrixOf(name, values);
    if (step.every(Number.isFinite)) result = product(result, step);
  }
  return result;
}

export function product(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

export function apply(m: Matrix, x: number, y: number): readonly [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

function matrixOf(name: string, values: readonly number[]): Matrix {
  const [a = 0, b, c, d = 0, e = 0, f = 0] = values;
  switch (name) {
    case "translate":
      return [1, 0, 0, 1, a, b ?? 0];
    case "scale":
      return [a, 0, 0, b ?? a, 0, 0];
    case "rotate":
      return rotation(a, b ?? 0, c ?? 0);
    case "matrix":
      return [a, b ?? 0, c ?? 0, d, e, f];
    default:
      return identity;
  }
}

/** A turn by `degrees` about the point (x, y). */
function rotation(degrees: number, x: number, y: number): Matrix {
  const radians = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}

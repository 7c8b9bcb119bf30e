// The `d` attribute of a path: reading it into commands, flattening it into points to measure it, and
// writing it back with rounded numbers.

export type Point = readonly [x: number, y: number];

interface Command {
  readonly letter: string;
  readonly values: readonly number[];
}

/** How many numbers each command takes. */
const arity: Readonly<Record<string, number>> = {
  M: 2,
  L: 2,
  H: 1,
  V: 1,
  C: 6,
  S: 4,
  Q: 4,
  T: 2,
  A: 7,
  Z: 0,
};

/** Straight pieces for one curve: enough for a bounding box within a tenth of a pixel at these sizes. */
const piecesPerCurve = 16;

/** Reads path data; what follows the first mistake is left out, as browsers do. */
export function pathCommands(data: string): readonly Command[] {
  const commands: Command[] = [];
  for (const [, letter = "", list = ""] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*(?:e[-+]?\d[^a-zA-Z]*)*)/g)) {
    const count = arity[letter.toUpperCase()];
    if (count === undefined) return commands;
    if (count === 0) {
      commands.push({ letter, values: [] });
      continue;
    }
    const values = numbers(list, letter.toUpperCase() === "A");
    for (let start = 0; start + count <= values.length; start += count) {
      // Further pairs after a move are lines.
      const repeated = start > 0 && letter === "M" ? "L" : start > 0 && letter === "m" ? "l" : letter;
      commands.push({ letter: repeated, values: values.slice(start, start + count) });
    }
  }
  return commands;
}

/** The path as one polyline; moves are joined, which is harmless for a bounding box. */
export function pathPoints(data: string): readonly Point[] {
  const pen = new Pen();
  for (const { letter, values } of pathCommands(data)) pen.draw(letter, values);
  return pen.points;
}

/** The same path with every number written by `format`. */
export function formatPath(data: string, format: (value: number) => string): string {
  return pathCommands(data)
    .map(({ letter, values }) => letter + values.map((value) => format(value)).join(" "))
    .join("");
}

/** In an arc the two flags may stand without a separator, e.g. `a1 1 0 01.5 2`. */
function numbers(list: string, isArc: boolean): readonly number[] {
  const values: number[] = [];
  const number = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/y;
  let at = 0;
  while (at < list.length) {
    if (/[\s,]/.test(list[at] ?? "")) {
      at += 1;
      continue;
    }
    const place = values.length % 7;
    if (isArc && (place === 3 || place === 4)) {
      values.push(list[at] === "1" ? 1 : 0);
      at += 1;
      continue;
    }
    number.lastIndex = at;
    const match = number.exec(list);
    if (!match) return values;
    values.push(Number.parseFloat(match[0]));
    at = number.lastIndex;
  }
  return values;
}

/** Follows the commands of one path and notes the points that it passes. */
class Pen {
  readonly points: Point[] = [];
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;
  /** The last control point, which the smooth commands S and T mirror. */
  #control: Point | undefined;

  draw(letter: string, values: readonly number[]): void {
    const isRelative = letter === letter.toLowerCase();
    const x = (value = 0): number => value + (isRelative ? this.#x : 0);
    const y = (value = 0): number => value + (isRelative ? this.#y : 0);
    const [a, b, c, d, e, f, g] = values;
    switch (letter.toUpperCase()) {
      case "M":
        this.#line(x(a), y(b));
        this.#startX = this.#x;
        this.#startY = this.#y;
        break;
      case "L":
        this.#line(x(a), y(b));
        break;
      case "H":
        this.#line(x(a), this.#y);
        break;
      case "V":
        this.#line(this.#x, y(a));
        break;
      case "C":
        this.#cubic([x(a), y(b)], [x(c), y(d)], [x(e), y(f)]);
        break;
      case "S":
        this.#cubic(this.#mirrored(), [x(a), y(b)], [x(c), y(d)]);
        break;
      case "Q":
        this.#quadratic([x(a), y(b)], [x(c), y(d)]);
        break;
      case "T":
        this.#quadratic(this.#mirrored(), [x(a), y(b)]);
        break;
      case "A":
        this.#arc(Math.abs(a ?? 0), Math.abs(b ?? 0), c ?? 0, d === 1, e === 1, [x(f), y(g)]);
        break;
      default:
        this.#line(this.#startX, this.#startY);
    }
  }

  #line(x: number, y: number): void {
    this.#moveTo([x, y]);
    this.#control = undefined;
  }

  #moveTo(point: Point): void {
    [this.#x, this.#y] = point;
    if (point.every(Number.isFinite)) this.points.push(point);
  }

  #mirrored(): Point {
    const control = this.#control;
    return control ? [2 * this.#x - control[0], 2 * this.#y - control[1]] : [this.#x, this.#y];
  }

  #cubic(first: Point, second: Point, end: Point): void {
    const [x, y] = [this.#x, this.#y];
    for (let piece = 1; piece <= piecesPerCurve; piece += 1) {
      const t = piece / piecesPerCurve;
      const u = 1 - t;
      const weigh = (p0: number, p1: number, p2: number, p3: number): number =>
        u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3;
      this.#moveTo([weigh(x, first[0], second[0], end[0]), weigh(y, first[1], second[1], end[1])]);
    }
    this.#control = second;
  }

  #quadratic(control: Point, end: Point): void {
    const towards = (from: number, to: number): number => from + (2 / 3) * (to - from);
    const [x, y] = [this.#x, this.#y];
    this.#cubic(
      [towards(x, control[0]), towards(y, control[1])],
      [towards(end[0], control[0]), towards(end[1], control[1])],
      end,
    );
    this.#control = control;
  }

  /** From end points to a centre, as in appendix B.2.4 of the SVG 2 specification. */
  #arc(
    radiusX: number,
    radiusY: number,
    degrees: number,
    isLarge: boolean,
    isSweep: boolean,
    end: Point,
  ): void {
    const [endX, endY] = end;
    if (radiusX === 0 || radiusY === 0) {
      this.#line(endX, endY);
      return;
    }
    const radians = (degrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
    const [halfX, halfY] = [(this.#x - endX) / 2, (this.#y - endY) / 2];
    const [midX, midY] = [(this.#x + endX) / 2, (this.#y + endY) / 2];
    const [turnedX, turnedY] = [cos * halfX + sin * halfY, cos * halfY - sin * halfX];
    const reach = Math.hypot(turnedX / radiusX, turnedY / radiusY);
    const grow = Math.max(1, reach);
    const [rx, ry] = [radiusX * grow, radiusY * grow];
    const away = (isLarge === isSweep ? -1 : 1) * Math.sqrt(Math.max(0, 1 / (reach / grow) ** 2 - 1));
    const [centreX, centreY] = [(away * rx * turnedY) / ry || 0, (-away * ry * turnedX) / rx || 0];
    const from = Math.atan2((turnedY - centreY) / ry, (turnedX - centreX) / rx);
    let turn = Math.atan2((-turnedY - centreY) / ry, (-turnedX - centreX) / rx) - from;
    if (isSweep && turn < 0) turn += 2 * Math.PI;
    if (!isSweep && turn > 0) turn -= 2 * Math.PI;
    for (let piece = 1; piece <= piecesPerCurve; piece += 1) {
      const angle = from + (turn * piece) / piecesPerCurve;
      const [px, py] = [centreX + rx * Math.cos(angle), centreY + ry * Math.sin(angle)];
      this.#moveTo([cos * px - sin * py + midX, sin * px + cos * py + midY]);
    }
    [this.#x, this.#y] = end;
    this.#control = undefined;
  }
}

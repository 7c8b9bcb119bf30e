// How Mermaid's colours become the portal's. Mermaid calculates with colours, so it cannot be given CSS
// variables. It is given one made-up colour per meaning instead, and where such a colour turns up in the
// finished picture, the writer puts a class (`fill-accent`) in its place. `src/styles/diagrams.css` gives
// every class its colour.

/** The meanings that a colour can have. `soft` and `deep` ones are grounds for text, the others are lines and text. */
export const inks = [
  "canvas",
  "raised",
  "rule",
  "muted",
  "text",
  "accent",
  "accent-soft",
  "muted-soft",
  "watch",
  "watch-soft",
  "breach",
  "breach-soft",
  "series-1",
  "series-2",
  "series-3",
  "series-4",
  "series-5",
  "series-6",
  "series-7",
  "series-8",
  "series-1-soft",
  "series-2-soft",
  "series-3-soft",
  "series-4-soft",
  "series-5-soft",
  "series-6-soft",
  "series-7-soft",
  "series-8-soft",
  "series-1-deep",
  "series-2-deep",
  "series-3-deep",
  "series-4-deep",
] as const;
export type Ink = (typeof inks)[number];

/** A colour with a share of transparency, or no paint at all. */
export type Paint = "none" | { readonly ink: Ink; readonly opacity: number };

/** Made-up colours are `rgb(1, 254, n)`, a green that no theme of Mermaid has. */
const [markRed, markGreen] = [1, 254];

/** The made-up colour of an ink. */
export function mark(ink: Ink): string {
  return `#01fe${inks.indexOf(ink).toString(16).padStart(2, "0")}`;
}

/**
 * What a colour in a finished picture means. A colour that is not one of the made-up ones is written into
 * Mermaid's code; it is read by its role and its lightness.
 */
export function paintOf(value: string, role: "fill" | "stroke" | "text"): Paint {
  if (/^(?:none|transparent)$/i.test(value)) return "none";
  const named = priorityInks[value.toLowerCase()];
  if (named) return { ink: named, opacity: 1 };
  const color = toRgb(value);
  // `currentColor`, which the axes of d3 have.
  if (!color) return { ink: role === "stroke" ? "rule" : "text", opacity: 1 };
  const { red, green, blue, opacity } = color;
  if (opacity === 0) return "none";
  if (red === markRed && green === markGreen) {
    const ink = inks[blue] ?? "text";
    return { ink: role === "text" && isGround(ink) ? "text" : ink, opacity };
  }
  const isLight = 0.3 * red + 0.59 * green + 0.11 * blue > 140;
  if (role === "text") return { ink: "text", opacity };
  if (role === "stroke") return { ink: isLight ? "rule" : "muted", opacity };
  return { ink: isLight ? "raised" : "text", opacity };
}

/** Mermaid gives some texts the colour of the ground that they stand on. */
function isGround(ink: Ink): boolean {
  return ink === "raised" || ink === "rule" || /-(?:soft|deep)$/.test(ink);
}

/** The colours by which a kanban board tells priorities apart, from very high to very low. */
const priorityInks: Readonly<Record<string, Ink>> = {
  red: "breach",
  orange: "watch",
  blue: "accent",
  lightblue: "rule",
};

interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly opacity: number;
}

const lightNames = new Set("white lightgrey lightgray silver whitesmoke lightyellow yellow".split(" "));

function toRgb(value: string): Rgb | undefined {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(value)?.[1];
  if (hex) {
    const digits = hex.length < 6 ? [...hex].map((digit) => digit + digit).join("") : hex;
    const [red = 0, green = 0, blue = 0, alpha = 255] = (digits.match(/../g) ?? []).map((pair) =>
      Number.parseInt(pair, 16),
    );
    return { red, green, blue, opacity: alpha / 255 };
  }
  const rgb = /^rgba?\(([^)]*)\)$/i.exec(value)?.[1];
  if (rgb) {
    const [red = 0, green = 0, blue = 0, opacity = 1] = rgb.split(/[\s,/]+/).map(Number.parseFloat);
    return { red, green, blue, opacity };
  }
  const hsl = /^hsla?\(([^)]*)\)$/i.exec(value)?.[1];
  if (hsl) {
    const [, , lightness = 0, opacity = 1] = hsl.split(/[\s,/]+/).map(Number.parseFloat);
    const grey = lightness * 2.55;
    return { red: grey, green: grey, blue: grey, opacity };
  }
  if (!/^[a-z]+$/i.test(value) || value.toLowerCase() === "currentcolor") return undefined;
  const grey = lightNames.has(value.toLowerCase()) ? 255 : 0;
  return { red: grey, green: grey, blue: grey, opacity: 1 };
}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";

// Inter as the page loads it is split by script into files, and a browser takes each character from the
// first file that covers it. The same files, in the same order, are measured here.
const scripts = [
  "latin",
  "latin-ext",
  "greek",
  "greek-ext",
  "cyrillic",
  "cyrillic-ext",
  "vietnamese",
] as const;

/** Characters outside Inter come from a font of the reader's system, whose widths can only be guessed. */
const wideCharacter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}]/u;
const guessedWideEm = 1;
const guessedNarrowEm = 0.6;

/** Measures text set in Inter, with kerning and ligatures, from the font files themselves. */
export class TextMetrics {
  /** Height above and depth below the baseline, in em. */
  readonly ascentEm: number;
  readonly descentEm: number;
  /** The height of a small x, which CSS calls `1ex`. */
  readonly xHeightEm: number;
  readonly #fonts = new Map<string, Font>();
  readonly #widthsEm = new Map<string, number>();
  /** How wide what was shaped is, in units of its font. */
  readonly #units = new Map<Font, Map<string, number>>();

  constructor() {
    const { ascent, descent, xHeight, unitsPerEm } = this.#font("latin", 400);
    this.ascentEm = ascent / unitsPerEm;
    this.descentEm = -descent / unitsPerEm;
    this.xHeightEm = xHeight / unitsPerEm;
  }

  /** The advance width of one line, in the unit of `fontSize`. Weights are rounded to hundreds. */
  width(text: string, fontSize: number, weight: number): number {
    const hundred = Math.min(900, Math.max(100, Math.round(weight / 100) * 100));
    const key = `${hundred} ${text}`;
    let widthEm = this.#widthsEm.get(key);
    if (widthEm === undefined) {
      widthEm = this.#runs(text, hundred).reduce((sum, run) => sum + this.#runWidthEm(run), 0);
      this.#widthsEm.set(key, widthEm);
    }
    return widthEm * fontSize;
  }

  #runWidthEm({ font, text }: Run): number {
    if (font) return this.#unitsOf(font, text) / font.unitsPerEm;
    const guess = (character: string): number =>
      wideCharacter.test(character) ? guessedWideEm : guessedNarrowEm;
    return [...text].reduce((sum, character) => sum + guess(character), 0);
  }

  /**
   * Shaping is slow, and names of entries share their words. So each word is shaped once, and each gap with the letters on
   * both sides, between which there is kerning too. Together they are as wide as the line, but for one line in 40,000
   * whose signs look further; that one was a hundredth of an em. What holds no Latin letter is shaped as a whole, because
   * the rules of its script hang on all of it.
   */
  #unitsOf(font: Font, text: string): number {
    if (!/\p{Script=Latin}/u.test(text) || !text.includes(" ")) return this.#shapedUnits(font, text);
    const words = text.split(" ");
    const gaps = words.slice(1).map((next, index) => {
      const [last = "", first = ""] = [[...(words[index] ?? "")].at(-1), [...next][0]];
      return this.#shapedUnits(font, `${last} ${first}`, "latn") - this.#unitsOfParts(font, [last, first]);
    });
    return this.#unitsOfParts(font, words) + gaps.reduce((sum, gap) => sum + gap, 0);
  }

  #unitsOfParts(font: Font, parts: readonly string[]): number {
    return parts.reduce((sum, part) => sum + this.#shapedUnits(font, part, "latn"), 0);
  }

  #shapedUnits(font: Font, text: string, script?: string): number {
    if (text === "") return 0;
    const known = this.#units.get(font) ?? new Map<string, number>();
    this.#units.set(font, known);
    const key = `${script ?? ""} ${text}`;
    let units = known.get(key);
    if (units === undefined) {
      units = font.layout(text, undefined, script).advanceWidth;
      known.set(key, units);
    }
    return units;
  }

  /** Splits text where the font changes, because kerning does not cross fonts. */
  #runs(text: string, weight: number): readonly Run[] {
    const runs: { font: Font | undefined; text: string }[] = [];
    for (const character of text) {
      const font = this.#fontFor(character.codePointAt(0) ?? 0, weight);
      const last = runs.at(-1);
      if (last && last.font === font) last.text += character;
      else runs.push({ font, text: character });
    }
    return runs;
  }

  #fontFor(codePoint: number, weight: number): Font | undefined {
    for (const script of scripts) {
      const font = this.#font(script, weight);
      if (font.hasGlyphForCodePoint(codePoint)) return font;
    }
    return undefined;
  }

  #font(script: string, weight: number): Font {
    const name = `inter-${script}-${weight}-normal.woff`;
    let font = this.#fonts.get(name);
    if (!font) {
      const file = createRequire(import.meta.url).resolve(`@fontsource/inter/files/${name}`);
      font = create(readFileSync(file));
      this.#fonts.set(name, font);
    }
    return font;
  }
}

interface Run {
  readonly font: Font | undefined;
  readonly text: string;
}

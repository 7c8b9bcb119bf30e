import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";
import { remembered } from "../remembered.ts";

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

/** So many lines of a weight are kept with their widths. */
const mostLines = 20_000;

/** Measures text set in Inter, with kerning and ligatures, from the font files themselves. */
export class TextMetrics {
  /** Height above and depth below the baseline, in em. */
  readonly ascentEm: number;
  readonly descentEm: number;
  /** The height of a small x, which CSS calls `1ex`. */
  readonly xHeightEm: number;
  readonly #fonts = new Map<string, Font>();
  /** Which font has a character, by the weight. */
  readonly #fontsOf = new Map<number, Map<string, Font | undefined>>();
  /** The widths of lines, by their weight. */
  readonly #widthsEm = new Map<number, Map<string, number>>();
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
    const known = this.#widthsEm.get(hundred) ?? new Map<string, number>();
    this.#widthsEm.set(hundred, known);
    const widthEm = remembered(known, mostLines, text, () =>
      this.#runs(text, hundred).reduce((sum, run) => sum + this.#runWidthEm(run), 0),
    );
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
    if (!/\p{Script=Latin}/u.test(text) || !/[ \u00a0]/.test(text)) return this.#unitsOfWord(font, text);
    // Every second part is a blank.
    const parts = text.split(/([ \u00a0])/);
    return parts.reduce((sum, part, index) => {
      if (index % 2 === 0) return sum + this.#unitsOfWord(font, part, "latn");
      const [last = "", first = ""] = [
        [...(parts[index - 1] ?? "")].at(-1),
        [...(parts[index + 1] ?? "")][0],
      ];
      const gap = this.#shapedUnits(font, `${last}${part}${first}`, "latn");
      return sum + gap - this.#shapedUnits(font, last, "latn") - this.#shapedUnits(font, first, "latn");
    }, 0);
  }

  /** Hardly two figures are equal, but all consist of the same few pairs of signs, none of which looks further than to the next. */
  #unitsOfWord(font: Font, word: string, script?: string): number {
    if (!/^[+−]?\d+([.,]\d+)*(\u00a0?%)?$/.test(word)) return this.#shapedUnits(font, word, script);
    let units = this.#shapedUnits(font, word.slice(0, 2), script);
    for (let at = 1; at < word.length - 1; at += 1) {
      const pair = this.#shapedUnits(font, word.slice(at, at + 2), script);
      units += pair - this.#shapedUnits(font, word.charAt(at), script);
    }
    return units;
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
    const known = this.#fontsOf.get(weight) ?? new Map<string, Font | undefined>();
    this.#fontsOf.set(weight, known);
    for (const character of text) {
      let font = known.get(character);
      if (!font && !known.has(character)) {
        font = this.#fontFor(character.codePointAt(0) ?? 0, weight);
        known.set(character, font);
      }
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

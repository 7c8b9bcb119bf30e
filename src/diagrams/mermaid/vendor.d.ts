// Neither package ships types. Only what this folder uses is declared.

declare module "jsdom" {
  export class JSDOM {
    constructor(
      html: string,
      options?: { readonly pretendToBeVisual?: boolean; readonly contentType?: string },
    );
    readonly window: Window & typeof globalThis;
  }
}

declare module "fontkit" {
  export interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    /** Below the baseline, hence negative. */
    readonly descent: number;
    readonly xHeight: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    /** The script, e.g. `latn`, is that of the first letter that has one, unless it is given. */
    layout(text: string, features?: undefined, script?: string): { readonly advanceWidth: number };
  }
  export function create(file: Uint8Array): Font;
}

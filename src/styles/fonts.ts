import text from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";
import display from "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url";

/**
 * The fonts that every page needs for its first line, as addresses. A page asks for them before its styles do:
 * they are shown only where they are there in time (see tokens.css), because text that changes its font moves.
 */
export const firstFonts: readonly string[] = [text, display];

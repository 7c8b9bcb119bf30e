/**
 * The words of a text in whatever form it stands in a file: HTML, JSON, CSV, a calendar, an address. Two texts that
 * say the same have the same words, whether they are escaped, folded, wrapped into lines or turned into a slug.
 *
 *     wordsOf("Project &quot;Night\u00adingale&quot;")    project nightingale
 *     wordsOf("project-nightingale/")                project nightingale
 *     wordsOf("Pro\\u006aect%20Nightingale")          project nightingale
 */

/** Where a word may be broken without being two. */
const joints = /<wbr\s*\/?>|&shy;|&#173;|[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const tag = /<[a-z!/?][^<>]*>/gi;
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;
const escapes = /\\(?:u([0-9a-f]{4})|([nrtbf]))/gi;
const percent = /(?:%[0-9a-f]{2})+/gi;
const fold = /\r?\n[ \t]/g;
const beyondAscii = /[\u0080-\uffff]/;
const asciiWord = /[a-z0-9]+/g;
const word = /[\p{L}\p{N}\p{M}]+/gu;

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** The words of plain text, in lower case. */
export function wordsOf(text: string): readonly string[] {
  const plain = unescaped(text.replace(joints, ""));
  // What is written in ASCII alone, as most of a page is, has one form only.
  const isAscii = !beyondAscii.test(plain);
  return (isAscii ? plain : plain.normalize("NFKC")).toLowerCase().match(isAscii ? asciiWord : word) ?? [];
}

/**
 * The texts of a file in which words are looked for. In markup a text may run on across tags, and stand inside them;
 * in a calendar it may run on across lines.
 */
export function readableTexts(text: string, ending: string): readonly string[] {
  const joined = text.replace(joints, "");
  if (ending === ".ics") return [joined.replace(fold, "")];
  if (!joined.includes("<")) return [joined];
  const inside = joined.match(tag);
  return inside ? [joined.replace(tag, " "), inside.join(" ")] : [joined];
}

/** A text without the escapes of HTML, JSON and addresses. */
export function unescaped(text: string): string {
  let plain = text;
  if (plain.includes("&"))
    plain = plain.replace(entity, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      return character(decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal));
    });
  if (plain.includes("\\"))
    plain = plain.replace(escapes, (_, hex?: string) =>
      hex === undefined ? " " : character(Number.parseInt(hex, 16)),
    );
  if (plain.includes("%"))
    plain = plain.replace(percent, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  return plain;
}

function character(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : " ";
}

/**
 * A quick look at the texts of a portal, as {@link isPlainPage} takes one at its pages: what is plain holds nothing active,
 * and need not be read in full, which takes twenty times as long.
 */

/**
 * What makes a Markdown file one that is read in full: any angle bracket, a picture, a definition, and a link but for one
 * without blanks and escapes that stays in the portal or names the web. Addresses that stand in the text become links to
 * the web and to mailboxes alone.
 */
const unclear = /<|!\[|\]:|\]\((?!(?!\/\/)(?:https?:\/\/)?[\w/.#?=%~+-]*\))/;

/** Whether {@link activeMarkdown} would find nothing. All that is looked for is ASCII, so the bytes need not be decoded. */
export function isPlainMarkdown(content: Buffer): boolean {
  return !unclear.test(content.toString("latin1"));
}

const [lineFeed, carriageReturn, quote, comma] = [0x0a, 0x0d, 0x22, 0x2c];

/**
 * Whether {@link activeTable} would find nothing: cells between commas, in closed quotes or without any, lines that end
 * in `\n`, and no cell that begins as a formula does but for numbers.
 */
export function isPlainTable(content: Buffer): boolean {
  if (content.includes(carriageReturn)) return false;
  for (let at = 0; at < content.length; at += 1) {
    const end = content[at] === quote ? endOfQuoted(content, at + 1) : endOfCell(content, at);
    if (end === undefined) return false;
    at = end;
  }
  return true;
}

/** Where the comma or the line break behind a cell is; nothing if the cell may be active or its quotes mean something else. */
function endOfCell(content: Buffer, from: number): number | undefined {
  let end = from;
  for (; end < content.length && content[end] !== comma && content[end] !== lineFeed; end += 1)
    if (content[end] === quote) return undefined;
  const isHarmless =
    !mayBeFormula(content, from) || /^-\d+(\.\d+)?$/.test(content.toString("latin1", from, end));
  return isHarmless ? end : undefined;
}

/** The same for a cell in quotes, from behind the first one. */
function endOfQuoted(content: Buffer, from: number): number | undefined {
  if (mayBeFormula(content, from)) return undefined;
  for (let end = from; end < content.length; end += 1) {
    if (content[end] !== quote) continue;
    const next = content[end + 1];
    if (next === undefined || next === comma || next === lineFeed) return end + 1;
    if (next !== quote) return undefined;
    end += 1;
  }
  return undefined;
}

/** Tab, `+`, `-`, `=`, `@`, and the full-width forms of the last four, whose first two bytes are the same. */
function mayBeFormula(content: Buffer, at: number): boolean {
  const byte = content[at];
  const isWide = byte === 0xef && content[at + 1] === 0xbc;
  return byte === 0x09 || byte === 0x2b || byte === 0x2d || byte === 0x3d || byte === 0x40 || isWide;
}

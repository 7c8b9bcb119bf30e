import { createScanner, type ScanError, type SyntaxKind } from "jsonc-parser";

/** A bracket that is not closed, one that closes nothing, or one that is nested too deep. */
export interface BracketFault {
  readonly kind: "unclosed" | "stray" | "deep";
  readonly bracket: string;
  readonly offset: number;
  /** Where the missing bracket had to stand at the latest: at the end of the text, or before what begins here. */
  readonly before: number;
}

export interface BalancedText {
  /** The text with the missing brackets put in and the stray ones taken out. */
  readonly text: string;
  /** The offset in the original text of an offset in the balanced one. */
  readonly toOriginal: (offset: number) => number;
  readonly isAdded: (offset: number) => boolean;
  readonly faults: readonly BracketFault[];
  /** False if there are so many faults, or so deep a nesting, that it is not worth reading on. */
  readonly isMended: boolean;
}

/** A bracket; or a key with its colon, which cannot stand in a list. */
interface Bracket {
  readonly kind: string;
  readonly offset: number;
  /** Where a bracket that is missing before this one is put: behind the last value. */
  readonly gap: number;
  /** The blanks at the beginning of its line, and whether nothing but them stands before it. */
  readonly indentation: string;
  readonly isFirst: boolean;
}

/** No schema goes deeper than a few levels; what does is a mistake, and would only cost time. */
export const deepest = 50;
const mostFaults = 20;

const closers: Readonly<Record<string, string>> = { "{": "}", "[": "]" };
const endOfFile: SyntaxKind.EOF = 17;
const openText: ScanError.UnexpectedEndOfString = 2;

/**
 * Pairs the brackets of a JSON text, so that one that was forgotten is reported where it was opened and the
 * rest of the text can still be read. Which one was forgotten, the brackets alone do not tell: in
 *
 *     {
 *       "outcome": {
 *         "line": "cost",
 *       "horizon": "2027"
 *     }
 *
 * the last brace closes `outcome`. Its indentation tells that it was meant for the first one, and is believed
 * if that leaves no more faults than the brackets alone. So does a key that seems to stand in a list.
 */
export function balancedBrackets(text: string): BalancedText {
  const { brackets, isTextOpen } = bracketsOf(text);
  const plain = paired(text, brackets, false);
  const indented = plain.faults.length === 0 ? plain : paired(text, brackets, true);
  const best = indented.faults.length > plain.faults.length ? plain : indented;
  // A text without its closing quote swallows brackets; then they are no faults of their own.
  return isTextOpen && best.isMended ? { ...best, faults: [] } : best;
}

function bracketsOf(text: string): { readonly brackets: readonly Bracket[]; readonly isTextOpen: boolean } {
  const scanner = createScanner(text, true);
  const brackets: Bracket[] = [];
  let isTextOpen = false;
  let key: Omit<Bracket, "kind"> | undefined;
  let gap = 0;
  const indentationOf = indentationsIn(text);
  while (scanner.scan() !== endOfFile) {
    if (scanner.getTokenError() === openText) isTextOpen = true;
    const offset = scanner.getTokenOffset();
    const character = text.charAt(offset);
    const place = { offset, gap, ...indentationOf(offset) };
    if (character === ":") brackets.push({ kind: ":", ...(key ?? place) });
    key = character === '"' ? place : undefined;
    if (/[{}[\]]/.test(character)) brackets.push({ kind: character, ...place });
    if (/[^\s,]/.test(character)) gap = offset + scanner.getTokenLength();
  }
  return { brackets, isTextOpen };
}

function paired(text: string, brackets: readonly Bracket[], byIndentation: boolean): BalancedText {
  const open: Bracket[] = [];
  const faults: BracketFault[] = [];
  const additions: { readonly offset: number; readonly text: string }[] = [];
  let remaining = text;

  const closeAbove = (height: number, { offset: before, gap }: Pick<Bracket, "offset" | "gap">): void => {
    for (const { kind, offset } of open.splice(height).reverse()) {
      faults.push({ kind: "unclosed", bracket: kind, offset, before });
      additions.push({ offset: gap, text: closers[kind] ?? "" });
    }
  };
  for (const bracket of brackets) {
    if (faults.length >= mostFaults) return { ...asIs(text), faults: faults.slice(0, mostFaults) };
    if (bracket.kind in closers) {
      open.push(bracket);
      if (open.length > deepest) return { ...asIs(text), faults: [tooDeep(bracket)] };
      continue;
    }
    if (bracket.kind === ":") {
      if (byIndentation && open.at(-1)?.kind === "[") closeAbove(open.length - 1, bracket);
      continue;
    }
    const partner = partnerOf(bracket, open, byIndentation);
    if (partner === -1) {
      remaining = `${remaining.slice(0, bracket.offset)} ${remaining.slice(bracket.offset + 1)}`;
      faults.push({ kind: "stray", bracket: bracket.kind, offset: bracket.offset, before: bracket.offset });
    } else {
      closeAbove(partner + 1, bracket);
      open.pop();
    }
  }
  closeAbove(0, { offset: text.length, gap: text.length });
  return { ...mended(remaining, additions), faults, isMended: true };
}

function asIs(text: string): Omit<BalancedText, "faults"> {
  return { text, toOriginal: (offset) => offset, isAdded: () => false, isMended: false };
}

function tooDeep({ kind, offset }: Bracket): BracketFault {
  return { kind: "deep", bracket: kind, offset, before: offset };
}

/** The index of the open bracket that a closing one belongs to, or -1. */
function partnerOf(bracket: Bracket, open: readonly Bracket[], byIndentation: boolean): number {
  const fits = ({ kind }: Bracket) => closers[kind] === bracket.kind;
  const nearest = open.findLastIndex(fits);
  if (!byIndentation || nearest === -1 || !bracket.isFirst) return nearest;
  const aligned = open.findLastIndex((other) => fits(other) && other.indentation === bracket.indentation);
  return aligned === -1 ? nearest : aligned;
}

/** Gives the indentation at an offset; offsets are asked for in their order, so each line is looked at once. */
function indentationsIn(text: string): (offset: number) => Pick<Bracket, "indentation" | "isFirst"> {
  const blanks = /[ \t]*/y;
  const indentationFrom = (start: number): string => {
    blanks.lastIndex = start;
    return blanks.exec(text)?.[0] ?? "";
  };
  let lineStart = 0;
  let nextLine = text.indexOf("\n") + 1;
  let indentation = indentationFrom(0);
  return (offset) => {
    while (nextLine > 0 && nextLine <= offset) {
      lineStart = nextLine;
      nextLine = text.indexOf("\n", lineStart) + 1;
      indentation = "";
    }
    if (indentation === "") indentation = indentationFrom(lineStart);
    return { indentation, isFirst: lineStart > 0 && offset === lineStart + indentation.length };
  };
}

function mended(
  text: string,
  additions: readonly { readonly offset: number; readonly text: string }[],
): Pick<BalancedText, "text" | "toOriginal" | "isAdded"> {
  const added: number[] = [];
  let [result, from] = ["", 0];
  for (const addition of additions) {
    result += text.slice(from, addition.offset);
    added.push(result.length);
    result += addition.text;
    from = addition.offset;
  }
  result += text.slice(from);
  const toOriginal = (offset: number) => offset - added.filter((position) => position < offset).length;
  return { text: result, toOriginal, isAdded: (offset) => added.includes(offset) };
}

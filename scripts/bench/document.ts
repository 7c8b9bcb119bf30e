/**
 * Tables in the midst of prose. Each part of the benchmark has a place of its own between two comments, and what stands
 * around them is nobody's but the author's.
 */

/** Puts a text into the place of a part. Throws where the document has none. */
export function withPart(document: string, part: string, text: string): string {
  const [begin, end] = [`<!-- bench ${part} -->`, `<!-- end ${part} -->`];
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The document has no place for \`${part}\`: ${begin} … ${end}`);
  return `${document.slice(0, from)}${begin}\n\n${text}\n\n${document.slice(to)}`;
}

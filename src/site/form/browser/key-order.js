/**
 * Keeps the keys of a file in the order in which somebody wrote them. The form hands over what is to be saved
 * in the order of its own fields, and does not say which file it is for; so the file that was read and is most
 * like it gives the order. Were it another one, the order would be that one's, and nothing else would differ.
 *
 * @typedef {Readonly<Record<string, unknown>>} Fields
 */

/**
 * The value with its keys, and those within it, in the order of another one; new keys come last.
 *
 * @param {unknown} value
 * @param {unknown} example
 * @returns {unknown}
 */
export function inOrder(value, example) {
  if (Array.isArray(value)) {
    const items = Array.isArray(example) ? example : [];
    // A row that was added behind the others is written as the last of them.
    return value.map((item, index) => inOrder(item, items[Math.min(index, items.length - 1)]));
  }
  if (!isFields(value) || !isFields(example)) return value;
  const names = [...Object.keys(example).filter((name) => Object.hasOwn(value, name)), ...Object.keys(value)];
  return Object.fromEntries([...new Set(names)].map((name) => [name, inOrder(value[name], example[name])]));
}

/**
 * The one of several files that shares most fields with a value; of equals the last one.
 *
 * @param {Fields} value
 * @param {readonly Fields[]} known
 */
export function mostLike(value, known) {
  const texts = new Map(Object.entries(value).map(([name, field]) => [name, sortedText(field)]));
  /** @type {{ fields: Fields | undefined, score: number }} */
  let best = { fields: undefined, score: 0 };
  for (const fields of known) {
    const score = Object.entries(fields).filter(
      ([name, field]) => texts.get(name) === sortedText(field),
    ).length;
    // Of equals the last one is the newest state of a file that was saved before.
    if (score >= best.score) best = { fields, score };
  }
  return best.fields;
}

/** @param {unknown} value */
function sortedText(value) {
  return JSON.stringify(value, (_, part) =>
    isFields(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}

/**
 * @param {unknown} value
 * @returns {value is Fields}
 */
export function isFields(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

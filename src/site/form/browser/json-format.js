import { inOrder, isFields, mostLike } from "./key-order.js";

/**
 * How the form reads and writes the JSON files of one collection. What is written has the keys in the order of
 * the file, or of the form for a new one, and every list that a file must have, be it empty.
 *
 * @param {readonly string[]} lists
 */
export function jsonFormat(lists) {
  /** @type {import("./key-order.js").Fields[]} */
  const known = [];
  return {
    /** @param {string} text */
    fromFile: (text) => {
      /** @type {unknown} */
      const value = JSON.parse(text);
      if (isFields(value)) known.push(value);
      // The form works on what it gets, so it gets its own.
      return structuredClone(value);
    },
    /** @param {unknown} value */
    toFile: (value) => {
      if (!isFields(value)) return JSON.stringify(value);
      const whole = { ...value, ...Object.fromEntries(lists.map((name) => [name, value[name] ?? []])) };
      const ordered = inOrder(whole, mostLike(whole, known));
      if (isFields(ordered)) known.push(ordered);
      return `${JSON.stringify(ordered, undefined, 2)}\n`;
    },
  };
}

import { load, YAMLException } from "js-yaml";
import { isRecord } from "./schema-walk.ts";

/**
 * The data of frontmatter that is written plainly and has no errors: nearly all of it. It is read in a tenth of the time
 * that a tree with the places of all parts takes, which is needed only to say what is wrong. Both are YAML 1.2 core; what
 * is written in a way in which two readers of YAML might differ is left to the one with places.
 */
export function soundYaml(yaml: string): { readonly data: unknown } | undefined {
  if (peculiar.test(yaml)) return undefined;
  try {
    const data = load(yaml);
    return isRecord(data) && hasPlainKeys(data) ? { data } : undefined;
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
}

/**
 * Anchors, aliases, tags, blocks of text, keys in parts, comments, escapes, marks of documents, numbers with an exponent,
 * which may be too large, and every character that a line may end with for some reader.
 */
const peculiar =
  /(?:^|[-:,?[{]) *[&*!|>%@`?#]| #|^ *(?:---|\.\.\.)|\de[-+]?\d|(?!\n)[\\\p{Cc}\u2028\u2029\ufeff]/imu;

/** Whether no key would be something else than a text, and none means more than others. */
function hasPlainKeys(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(hasPlainKeys);
  return Object.entries(value).every(([key, inner]) => plainKey.test(key) && hasPlainKeys(inner));
}

const plainKey = /^(?!(?:null|true|false|nan|infinity)$)[a-z][A-Za-z0-9_-]*$/i;

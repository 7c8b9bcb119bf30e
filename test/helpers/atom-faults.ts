import { readFileSync } from "node:fs";
import * as libxml2 from "libxml2-wasm";

const { XmlDocument, XmlValidateError } = libxml2;

/**
 * The package marks its validator as one that a later libxml2 will not have. The pinned version has it; this says what
 * is used of it, so that the day it goes is the day this file does not compile against a newer one.
 */
interface GrammarValidator {
  readonly fromDoc: (grammar: libxml2.XmlDocument) => {
    readonly validate: (document: libxml2.XmlDocument) => void;
    readonly dispose: () => void;
  };
}
const { RelaxNGValidator: validators } = libxml2 as { readonly RelaxNGValidator: GrammarValidator };

/** What libxml2 says against a feed by the grammar of RFC 4287; empty if it is valid. */
export function atomFaults(source: string): readonly string[] {
  const grammar = XmlDocument.fromString(readFileSync("test/unit/site/feeds/atom.rng", "utf8"));
  const feed = XmlDocument.fromString(source);
  const validator = validators.fromDoc(grammar);
  try {
    validator.validate(feed);
    return [];
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ message }) => message.trim());
  } finally {
    validator.dispose();
    feed.dispose();
    grammar.dispose();
  }
}

import { readFileSync } from "node:fs";
import { RelaxNGValidator, XmlDocument, XmlValidateError } from "libxml2-wasm";

/** What libxml2 says against a feed by the grammar of RFC 4287; empty if it is valid. */
export function atomFaults(source: string): readonly string[] {
  const grammar = XmlDocument.fromString(readFileSync("test/unit/site/feeds/atom.rng", "utf8"));
  const feed = XmlDocument.fromString(source);
  const validator = RelaxNGValidator.fromDoc(grammar);
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

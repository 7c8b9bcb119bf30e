import { isMeantFor } from "../../model/index.ts";
import { frontmatterDocument } from "../frontmatter-document.ts";
import { jsonDocument } from "../json-document.ts";
import { isRecord } from "../schema-walk.ts";

const word = Buffer.from("audience");

/** A version of an entry's file that is not for an audience, and how the entry is called in it. */
export interface RestrictedVersion {
  readonly title: string | undefined;
}

/** Whether a version of an entry's file may say whom it is for. Most say nothing of the kind, and need not be parsed. */
export function speaksOfAudience(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(word);
}

/**
 * Whether a version of an entry's file says that it is not for an audience; one that speaks of an audience and cannot
 * be read is for nobody.
 */
export function restrictedToOthers(
  path: string,
  bytes: Uint8Array,
  audience: string,
): RestrictedVersion | undefined {
  if (!speaksOfAudience(bytes)) return undefined;
  const text = new TextDecoder().decode(bytes);
  const parsed = path.endsWith(".json") ? jsonDocument(text) : frontmatterDocument(text);
  const document = parsed.ok ? parsed.document : parsed.partial;
  const data = document?.data;
  if (!isRecord(data)) return { title: undefined };
  const { audience: given, title } = data;
  const isOpen =
    given === undefined ? parsed.ok : Array.isArray(given) && isMeantFor(audience, given.map(String));
  return isOpen ? undefined : { title: typeof title === "string" ? title : undefined };
}

import { createHash } from "node:crypto";

/** The namespace of all ids that are made here: a UUID that was drawn once. */
const namespace = Buffer.from("5b0e7c5e-3f0d-4d0a-9c7e-6f2f3d1c8a47".replaceAll("-", ""), "hex");

/**
 * A UUID of version 5 (RFC 9562): the SHA-1 of a name in a namespace, so that the same entry of the same
 * organisation has the same id in every build, wherever the portal is published.
 */
export function stableId(organisation: string, key: string): string {
  const bytes = createHash("sha1")
    .update(namespace)
    .update(`${organisation}\n${key}`)
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

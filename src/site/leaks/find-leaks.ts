import { createHash } from "node:crypto";
import { numbersIn } from "./numbers.ts";
import { type ReadablePart, readableParts } from "./readable-parts.ts";
import type { Secret, Secrets } from "./secrets.ts";
import { readableTexts, unescaped, wordsOf } from "./words.ts";

/** A secret in a file of a portal. */
export interface Leak {
  readonly file: string;
  readonly secret: Secret;
}

/** Folders of pages that are the same in every portal, and files that no text of a plan is put into. */
const own = /^(guide|data\/schemas|_astro|admin|rules)\/|^pagefind\/[^/]*\.(js|css|wasm)$/;
const guideRecord = /"url":"\/(guide|rules)\//;

/** Files of which the bytes are no text, so that short words come about in them by chance. */
const binary = new Set([".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".woff2", ".wasm", ".ico"]);

/** All secrets in a folder, in its names as in its files, each once for every file. */
export function findLeaks(folder: string, secrets: Secrets): readonly Leak[] {
  const leaks: Leak[] = [];
  for (const part of readableParts(folder)) {
    const found = new Set([...secretsInName(part, secrets), ...secretsIn(part, secrets)]);
    leaks.push(...[...found].map((secret) => ({ file: part.file, secret })));
  }
  return leaks;
}

function secretsInName({ file }: ReadablePart, { words, ids }: Secrets): readonly Secret[] {
  const isOwnPlace = own.test(file);
  return [...ids.find(file), ...words.find(wordsOf(file))].filter(({ isOwn }) => !(isOwn && isOwnPlace));
}

function secretsIn({ file, ending, bytes }: ReadablePart, secrets: Secrets): readonly Secret[] {
  const picture =
    secrets.pictures.size > 0
      ? secrets.pictures.get(createHash("sha256").update(bytes).digest("hex"))
      : undefined;
  const text = bytes.toString("utf8");
  const found = new Set<Secret>(picture ? [picture] : []);
  for (const readable of readableTexts(text, ending)) {
    for (const secret of secrets.words.find(wordsOf(readable))) found.add(secret);
    if (binary.has(ending)) continue;
    for (const secret of secrets.ids.find(readable)) found.add(secret);
    for (const form of numbersIn(unescaped(readable))) {
      const secret = secrets.numbers.get(form);
      if (secret) found.add(secret);
    }
  }
  const isOwnPlace = own.test(file) || guideRecord.test(text.slice(0, 200));
  const isChance = ({ kind, says }: Secret) =>
    binary.has(ending) && kind !== "picture" && says.length < shortestInBytes;
  return [...found].filter((secret) => !(secret.isOwn && isOwnPlace) && !isChance(secret));
}

const shortestInBytes = 8;

import { oncePer } from "../../model/index.ts";
import type { Finding } from "../report.ts";
import { sameName } from "./moved.ts";

/**
 * The findings that the other list has not, by rule and subject; their wording and figures may differ.
 * `subjectNow` and `otherNow` give the names that the subjects of the two lists have now.
 */
export function findingsOnlyIn(
  findings: readonly Finding[],
  others: readonly Finding[],
  subjectNow: (subject: string) => string = sameName,
  otherNow: (subject: string) => string = sameName,
): readonly Finding[] {
  const known = new Set(keysOf(others, otherNow));
  const keys = keysOf(findings, subjectNow);
  return findings.filter((_, place) => !known.has(keys[place] as string));
}

/** Those of today's findings are asked for again by each comparison with an earlier day, and by both directions of it. */
function keysOf(findings: readonly Finding[], subjectNow: (subject: string) => string): readonly string[] {
  return subjectNow === sameName
    ? plainKeys(findings)
    : findings.map(({ rule, subject }) => `${rule}:${subjectNow(subject)}`);
}

const plainKeys = oncePer((findings: readonly Finding[]) =>
  findings.map(({ rule, subject }) => `${rule}:${subject}`),
);

import type { Finding } from "../report.ts";

/**
 * The findings that the other list has not, by rule and subject; their wording and figures may differ.
 * `subjectNow` and `otherNow` give the names that the subjects of the two lists have now.
 */
export function findingsOnlyIn(
  findings: readonly Finding[],
  others: readonly Finding[],
  subjectNow: (subject: string) => string = same,
  otherNow: (subject: string) => string = same,
): readonly Finding[] {
  const known = new Set(others.map(({ rule, subject }) => `${rule}:${otherNow(subject)}`));
  return findings.filter(({ rule, subject }) => !known.has(`${rule}:${subjectNow(subject)}`));
}

function same(subject: string): string {
  return subject;
}

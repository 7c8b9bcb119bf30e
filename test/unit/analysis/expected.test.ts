import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { analyse, type Finding } from "../../../src/analysis/index.ts";
import { day } from "../../../src/model/index.ts";
import { loadRepository } from "../../helpers/load-repository.ts";
import { differences } from "../../helpers/report-differences.ts";

/** Plan repositories with the report that an independent program computed for each. */
const plans = fileURLToPath(new URL("../../../../shared/plans/", import.meta.url));

describe.each(["worked", "ssc", "kubernetes-releases"])("the report of %s", (name) => {
  const file = `${plans}${name}.expected.json`;
  test.skipIf(!existsSync(file))(`is the expected one (needs ${name} in ../shared/plans)`, async () => {
    const expected = JSON.parse(readFileSync(file, "utf8"));
    const report = analyse(await loadRepository(`${plans}${name}`), day(expected.asOf));
    const comparable = { ...report, findings: report.findings.map(withoutWords) };
    expect(differences(JSON.parse(JSON.stringify(comparable)), expected)).toEqual([]);
  });
});

/** The expected reports say what was found, not in which words. */
function withoutWords({ message: _, evidence: __, ...finding }: Finding) {
  return finding;
}

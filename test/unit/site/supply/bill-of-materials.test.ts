import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import formats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { billOfMaterials } from "../../../../src/site/supply/bill-of-materials.ts";
import type { Lockfile } from "../../../../src/site/supply/lockfile.ts";

const locked: Lockfile = JSON.parse(readFileSync("package-lock.json", "utf8"));

interface Bill {
  readonly serialNumber: string;
  readonly components: readonly {
    readonly purl: string;
    readonly scope: string;
    readonly hashes?: readonly { readonly content: string }[];
    readonly licenses?: readonly object[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const bill = (lockfile: Lockfile, hasForm = false): Bill =>
  JSON.parse(billOfMaterials(lockfile, { hasForm }));

const small: Lockfile = {
  name: "plumbline",
  version: "1.2.3",
  packages: {
    "": { version: "1.2.3", dependencies: { "@x/a": "1.0.0", b: "1.0.0" } },
    "node_modules/@x/a": {
      version: "1.0.0",
      license: "(MIT OR Apache-2.0)",
      integrity: "sha512-AAE=",
      dependencies: { b: "^2.0.0" },
    },
    "node_modules/@x/a/node_modules/b": { version: "2.0.0", license: "ISC" },
    "node_modules/b": { version: "1.0.0", license: "MIT", optionalDependencies: { c: "1.0.0" } },
    "node_modules/c": { version: "1.0.0", license: "MIT" },
    "node_modules/d": { version: "1.0.0", license: "MIT", dev: true },
  },
};

describe("billOfMaterials", () => {
  test("names each package with digest and licence, but none of the tests", () => {
    expect(bill(small).components[0]).toEqual({
      type: "library",
      "bom-ref": "pkg:npm/%40x/a@1.0.0",
      group: "@x",
      name: "a",
      version: "1.0.0",
      scope: "excluded",
      hashes: [{ alg: "SHA-512", content: "0001" }],
      licenses: [{ expression: "(MIT OR Apache-2.0)" }],
      purl: "pkg:npm/%40x/a@1.0.0",
    });
    expect(bill(small).components.map(({ purl }) => purl)).toEqual([
      "pkg:npm/%40x/a@1.0.0",
      "pkg:npm/b@2.0.0",
      "pkg:npm/b@1.0.0",
      "pkg:npm/c@1.0.0",
    ]);
  });

  test("says who brings whom, by the version that each finds", () => {
    expect(bill(small).dependencies).toEqual([
      { ref: "pkg:npm/plumbline@1.2.3", dependsOn: ["pkg:npm/%40x/a@1.0.0", "pkg:npm/b@1.0.0"] },
      { ref: "pkg:npm/%40x/a@1.0.0", dependsOn: ["pkg:npm/b@2.0.0"] },
      { ref: "pkg:npm/b@1.0.0", dependsOn: ["pkg:npm/c@1.0.0"] },
    ]);
  });

  test("has a serial number that is the content's", () => {
    const changed = { ...small, version: "1.2.4" };
    expect(bill(small).serialNumber).toBe(bill(structuredClone(small)).serialNumber);
    expect(bill(changed).serialNumber).not.toBe(bill(small).serialNumber);
    expect(billOfMaterials(small, { hasForm: false })).not.toContain("timestamp");
  });

  test("says of the real packages which of them reach a reader", () => {
    const required = (hasForm: boolean) =>
      bill(locked, hasForm)
        .components.filter(({ scope }) => scope === "required")
        .map(({ purl }) => purl.replace(/@[^@]*$/, ""));
    const always = [
      "pkg:npm/%40fontsource-variable/inter",
      "pkg:npm/%40fontsource-variable/source-serif-4",
      "pkg:npm/pagefind",
    ];
    expect(required(false)).toEqual(always);
    expect(required(true)).toEqual(expect.arrayContaining([...always, "pkg:npm/%40sveltia/cms"]));
  });

  test("knows digest and licence of every real package", () => {
    const { components } = bill(locked);
    expect(components.length).toBeGreaterThan(400);
    const poor = components.filter(({ hashes, licenses }) => !hashes || !licenses);
    expect(poor.map(({ purl }) => purl)).toEqual([]);
  });

  test.each([[false], [true]])("is valid by the schema of CycloneDX 1.6 and small (form: %s)", (hasForm) => {
    const text = billOfMaterials(locked, { hasForm });
    expect(text.length).toBeLessThan(300_000);
    const validate = validator();
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
    validate({ ...JSON.parse(text), serialNumber: "1" });
    expect(validate.errors).toHaveLength(1);
  });
});

/** The schemas of CycloneDX and of what it uses, from the package of its authors. */
function validator() {
  const main = createRequire(import.meta.url).resolve("@cyclonedx/cyclonedx-library/package.json");
  const schema = (name: string) =>
    JSON.parse(readFileSync(join(dirname(main), "res/schema", `${name}.SNAPSHOT.schema.json`), "utf8"));
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  // An address in the sense of the standard may hold letters of every language.
  ajv.addFormat("iri-reference", true);
  ajv.addFormat("idn-email", true);
  for (const name of ["spdx", "jsf-0.82", "cryptography-defs"])
    ajv.addSchema({ ...schema(name), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` });
  return ajv.compile(schema("bom-1.6"));
}

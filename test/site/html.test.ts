import { HtmlValidate } from "html-validate";
import { describe, expect, inject, test } from "vitest";
import { htmlPages } from "../helpers/built-pages.ts";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // Style rules about how HTML is written by hand; the build writes it.
    "no-trailing-whitespace": "off",
    "attr-quotes": "off",
    "void-style": "off",
    "no-inline-style": "error",
    "doctype-style": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "long-title": "off",
    // A list without bullets loses its role in one browser unless the role is given.
    "no-redundant-role": "off",
    // Scrollable tables and pictures are regions that a keyboard can reach.
    "prefer-native-element": "off",
    "require-sri": "off",
  },
});

describe.each(inject("portals"))("the portal of $name", (portal) => {
  test("is valid HTML", async () => {
    const faults = new Set<string>();
    for (const { address, html } of htmlPages(portal)) {
      const report = await validator.validateString(html);
      for (const { messages } of report.results) {
        for (const { ruleId, message, line } of messages)
          faults.add(`${address}:${line} ${ruleId}: ${message}`);
      }
    }
    expect([...faults].slice(0, 20)).toEqual([]);
  });
});

import { expect, test } from "vitest";
import { isCurrency, isLocale } from "../../../src/model/locale.ts";

test.each(["EUR", "USD", "JPY", "CHF"])("%s is a currency", (code) => {
  expect(isCurrency(code)).toBe(true);
});

test.each(["eur", "EURO", "€", "", "QQQ"])("%j is not a currency", (code) => {
  expect(isCurrency(code)).toBe(false);
});

test.each(["en", "en-GB", "de-CH", "zh-Hans-CN"])("%s is a locale", (tag) => {
  expect(isLocale(tag)).toBe(true);
});

test.each(["", "en_GB", "English", "e"])("%j is not a locale", (tag) => {
  expect(isLocale(tag)).toBe(false);
});

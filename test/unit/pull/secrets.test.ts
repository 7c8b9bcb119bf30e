import { expect, test } from "vitest";
import { Secrets } from "../../../src/pull/secrets.ts";

test("a secret is struck out in every form that it takes", () => {
  const secrets = new Secrets();
  secrets.add('p@ss/w"rd');
  const forms = ['p@ss/w"rd', "p%40ss%2Fw%22rd", 'p@ss/w\\"rd', Buffer.from('p@ss/w"rd').toString("base64")];
  for (const form of forms) expect(secrets.redacted(`could not use ${form}!`)).toBe("could not use •••!");
});

test("a token is struck out without the name of its scheme too", () => {
  const secrets = new Secrets();
  secrets.add("Bearer t0p-secret");
  expect(secrets.redacted("Bearer t0p-secret, t0p-secret")).toBe("•••, •••");
});

test("what holds another secret is struck out whole", () => {
  const secrets = new Secrets();
  secrets.add("word");
  secrets.add("password");
  expect(secrets.redacted("a password")).toBe("a •••");
});

test("words stay whole where a secret is too short to be one", () => {
  const secrets = new Secrets();
  secrets.add("a");
  expect(secrets.redacted("a database")).toBe("a database");
});

import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { receivedRefs } from "../../../scripts/publish/received.ts";

test("receivedRefs(input) reads what a push creates, moves and deletes", async () => {
  const none = "0".repeat(40);
  const [old, next] = ["a".repeat(40), "b".repeat(40)];
  const lines = [
    `${old} ${next} refs/heads/main`,
    `${none} ${next} refs/tags/v1`,
    `${old} ${none} refs/heads/idea`,
  ];
  expect(await receivedRefs(Readable.from([`${lines.join("\n")}\n`]))).toEqual([
    { name: "refs/heads/main", commit: next },
    { name: "refs/tags/v1", commit: next },
    { name: "refs/heads/idea", commit: undefined },
  ]);
});

import { expect, test } from "vitest";
import { progressBar } from "../../../scripts/lib/progress.ts";

function streamWith(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, columns: 60, write: (text: string) => written.push(text) > 0 };
  return { written, stream: stream as unknown as NodeJS.WriteStream };
}

test("a progress bar is drawn on a terminal, and gone at the end", () => {
  const { written, stream } = streamWith(true);
  const progress = progressBar(4, stream);
  progress.at(1, "churn");
  progress.end();
  expect(written.map((text) => text.replaceAll("\u001b[2K", "").replaceAll("\r", ""))).toEqual([
    "░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 4 ",
    "██████░░░░░░░░░░░░░░░░░░ 1 of 4 churn",
    "",
  ]);
});

test("nothing of it is written to a file or a pipe", () => {
  const { written, stream } = streamWith(false);
  const progress = progressBar(4, stream);
  progress.at(4, "churn");
  progress.end();
  expect(written).toEqual([]);
});

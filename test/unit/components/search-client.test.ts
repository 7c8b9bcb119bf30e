import { expect, test } from "vitest";
import { asking } from "../../../src/components/page/search-client.ts";
import type { Question } from "../../../src/components/page/search-worker.ts";

/** A worker that keeps what it is told and answers when the test says so. */
class FakeWorker extends EventTarget {
  readonly told: (Question & { readonly id: number })[] = [];

  postMessage(question: Question & { readonly id: number }): void {
    this.told.push(question);
  }

  say(data: unknown): void {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }
}

function begun() {
  const worker = new FakeWorker();
  return { worker, ask: asking(worker as unknown as Worker) };
}

test("each question gets its own answer, in whatever order they come", async () => {
  const { worker, ask } = begun();
  const answers = [ask({ kind: "prepare", words: "a" }), ask({ kind: "prepare", words: "b" })];
  const [first, second] = worker.told.map(({ id }) => id);
  worker.say({ id: second, value: "of b" });
  worker.say({ id: first, value: "of a" });
  expect(await Promise.all(answers)).toEqual(["of a", "of b"]);
});

test("a question that has no answer says why", async () => {
  const { worker, ask } = begun();
  const answer = ask({ kind: "prepare", words: "a" });
  worker.say({ id: worker.told[0]?.id, error: "404 fetching the index" });
  await expect(answer).rejects.toThrow("404 fetching the index");
});

test("a worker that does not start leaves no question waiting, then or later", async () => {
  const { worker, ask } = begun();
  const before = ask({ kind: "prepare", words: "a" });
  worker.dispatchEvent(new Event("error"));
  await expect(before).rejects.toThrow("the script that searches did not start");
  await expect(ask({ kind: "prepare", words: "b" })).rejects.toThrow(
    "the script that searches did not start",
  );
});

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { machineFault } from "../../../../src/files/machine-fault.ts";
import { openFinisher } from "../../../../src/site/finish/finisher.ts";
import { portalFiles } from "../../../../src/site/finish/portal-files.ts";
import { temporaryFolder } from "../../../helpers/import-into.ts";
import { safePage } from "../../../helpers/safe-page.ts";

function newPortal() {
  const folder = join(temporaryFolder(), "portal");
  mkdirSync(folder);
  const finisher = openFinisher();
  onTestFinished(() => finisher.close());
  return { folder, finisher, files: portalFiles(folder, finisher) };
}

const bytes = (text: string) => new TextEncoder().encode(text);

test("files are written and known by their digests, in whatever number, and those of others too", async () => {
  const { folder, files } = newPortal();
  const pages = Array.from(
    { length: 500 },
    (_, index) => [`a/${index}/index.html`, safePage(`${index}`)] as const,
  );
  for (const [path, text] of pages) await files.write(path, bytes(text));
  await files.areWritten();
  writeFileSync(join(folder, "favicon.svg"), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const { digestsOf } = await files.finish();
  for (const path of [...pages.map(([page]) => page), "favicon.svg"]) {
    const file = readFileSync(join(folder, path));
    expect(digestsOf(path).whole).toBe(createHash("sha256").update(file).digest("hex"));
  }
  expect(readFileSync(join(folder, "a/499/index.html"), "utf8")).toBe(safePage("499"));
  expect(() => digestsOf("b/index.html")).toThrow(
    "`b/index.html` was written after the portal was finished.",
  );
});

test("texts of whatever length are written whole, though the thread has not seen the last ones yet", async () => {
  const { folder, files } = newPortal();
  const lengths = [10, 900_000, 20, 3_000_000, 30, 1_500_000, 1_500_000, 40];
  const texts = lengths.map((length, index) => [`${index}–`, "x".repeat(length)]);
  await Promise.all(texts.map((parts, index) => files.write(`${index}.txt`, parts)));
  await files.areWritten();
  for (const [index, parts] of texts.entries())
    expect(readFileSync(join(folder, `${index}.txt`), "utf8") === parts.join("")).toBe(true);
});

test("what is active in a page that was handed in ends the build, unless it was let pass before", async () => {
  const { folder, files } = newPortal();
  await files.write("a/index.html", bytes(safePage("<embed>")));
  await files.areWritten();
  await expect(files.finish()).rejects.toThrow("a/index.html:2:1: ");
  const again = newPortal();
  writeFileSync(join(again.folder, "a.html"), readFileSync(join(folder, "a/index.html")));
  const passed = new Map([["a.html", { whole: "1", own: "2" }]]);
  expect((await again.files.finish({ passed })).digestsOf("a.html").whole).toBe("1");
  await expect(again.files.finish()).rejects.toThrow("a.html:2:1: ");
});

test("whoever waits for a file is told when it is written, whether it comes before or after", async () => {
  const { folder, files } = newPortal();
  const early = files
    .isWritten("a/index.html")
    .then(() => readFileSync(join(folder, "a/index.html"), "utf8"));
  await files.write("a/index.html", bytes(safePage("x")));
  expect(await early).toBe(safePage("x"));
  await expect(files.isWritten("a/index.html")).resolves.toBeUndefined();
  writeFileSync(join(folder, "b"), "");
  const failed = files.isWritten("b/index.html");
  await files.write("b/index.html", bytes(safePage("x")));
  await expect(failed).rejects.toThrow("EEXIST");
});

test("what the machine refuses is told as what it is, to whom waits for the files", async () => {
  const { folder, files } = newPortal();
  writeFileSync(join(folder, "a"), "");
  await files.write("a/b/index.html", bytes(safePage("x")));
  const fault = await files.areWritten().catch((error) => machineFault(error)?.message);
  expect(fault).toContain("a file stands where a folder is needed (ENOTDIR)");
});

test("a page that is made anew leaves that of the last portal as it is, with which the new one begins", async () => {
  const { folder, finisher, files } = newPortal();
  const from = temporaryFolder();
  for (const name of ["a.html", "b.html"]) writeFileSync(join(from, name), safePage("old"));
  const replaced = join(from, "none");
  await finisher.take({ from, replaced, portal: folder, paths: ["a.html", "b.html"] });
  await files.write("a.html", bytes(safePage("new")));
  await files.areWritten();
  await finisher.drop(folder);
  const read = (at: string, name: string) => readFileSync(join(at, name), "utf8");
  expect([read(folder, "a.html"), read(from, "a.html")]).toEqual([safePage("new"), safePage("old")]);
  expect([existsSync(join(folder, "b.html")), existsSync(join(from, "b.html"))]).toEqual([false, true]);
});

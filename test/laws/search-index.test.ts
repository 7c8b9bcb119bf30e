/**
 * The search index is put together of indexes of a few records each. So whatever the records are, and wherever they are
 * parted, all files of it hold what Pagefind writes when it is given all records at once, under the same names.
 */
import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { type IndexFile, takenApart } from "../../src/site/search/batch-index.ts";
import { mergedIndex } from "../../src/site/search/merged-index.ts";
import { closePagefind, pagefindFiles } from "../../src/site/search/pagefind-process.ts";
import type { PagefindRecord } from "../../src/site/search/pagefind-records.ts";

const seed = 20_261_130;

afterAll(closePagefind);

/** Forms with other signs, signs beyond the first 65,536 and right before them, figures, what is no word, and common words. */
const words =
  `café cafe CAFÉ Müller muller naïve naive plans planning plan planned x 7 2026-09 1,234.5 — … ﹏ _
  end-to-end e-mail don't 😀 𝒳yz ﬁne ΑΒΓ предел 東京都 it's a the cost costs costing`.split(/\s+/);

const text = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((chosen) => chosen.join(" "));
const values = fc.uniqueArray(fc.constantFrom("Größe", "😀 b", "﹏ a", "one", "two, three"), {
  maxLength: 3,
});

const record = fc.record({
  content: text,
  meta: fc.record({ title: text, about: text, owner: text, "ÿ odd": text }, { requiredKeys: [] }),
  filters: fc.record({ kind: values, plan: values, unit: values }, { requiredKeys: ["kind"] }),
  sort: fc.record({ day: fc.constantFrom("0000-00-00", "2026-03-01", "2026-11-30", "2025-12-31") }),
});

const records = fc
  .array(record, { minLength: 1, maxLength: 30 })
  .map((all): readonly PagefindRecord[] =>
    all.map((each, at) => ({ ...each, url: `/page-${at}/`, language: "en", meta: present(each.meta) })),
  )
  // Of records without any word there is no index at all.
  .map((all) => [...all, recordOf("/last/", "words")]);

function recordOf(url: string, content: string): PagefindRecord {
  return { url, content, language: "en", meta: {}, filters: {}, sort: { day: "2026-01-01" } };
}

function present(meta: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(meta).filter((field): field is [string, string] => !!field[1]));
}

test("an index of parts is the index of the whole", async () => {
  await fc.assert(
    fc.asyncProperty(records, fc.array(fc.nat({ max: 30 }), { maxLength: 4 }), async (all, ends) => {
      expect(await inParts(all, ends)).toEqual(readable(await pagefindFiles(all)));
    }),
    { seed, numRuns: 40 },
  );
});

test("words that fill several parts are parted where Pagefind parts them", async () => {
  const many = Array.from({ length: 600 }, (_, at) =>
    recordOf(`/page-${at}/`, Array.from({ length: 120 }, (_, word) => `word${(at * word) % 997}`).join(" ")),
  );
  const files = await inParts(many, [100, 350, 351]);
  expect([...files.keys()].filter((path) => path.startsWith("index/")).length).toBeGreaterThan(2);
  expect(files).toEqual(readable(await pagefindFiles(many)));
});

test("pages whose digests begin alike have names of their own", async () => {
  const [one, other] = alike();
  const files = await inParts([one, recordOf("/between/", "one"), other], [1]);
  expect(files).toEqual(readable(await pagefindFiles([one, recordOf("/between/", "one"), other])));
  const names = [...files.keys()].filter((path) => path.startsWith("fragment/"));
  expect(new Set(names.map((name) => name.length))).toEqual(new Set([31, 32]));
});

/** The index that is made of parts of some records, which end at some places. */
async function inParts(all: readonly PagefindRecord[], ends: readonly number[]) {
  const borders = [...new Set([0, ...ends.filter((end) => end < all.length), all.length])].sort(
    (a, b) => a - b,
  );
  const batches = borders.slice(1).map((end, at) => all.slice(borders[at], end));
  const parts = [];
  for (const batch of batches) parts.push(takenApart(await pagefindFiles(batch), batch));
  const common = parts.find(({ common }) => Object.keys(common.entry.languages).length > 0)?.common;
  if (!common) throw new Error("No part has a word.");
  return readable(
    mergedIndex(
      parts.map(({ batch }) => batch),
      common,
    ),
  );
}

/** What files hold once they are unpacked, by their paths. */
function readable(files: readonly IndexFile[]): ReadonlyMap<string, string> {
  const texts = files.map(({ path, content }) => {
    const bytes = /\.pf_/.test(path) ? gunzipSync(content) : Buffer.from(content);
    // Pagefind's own program is the same, or is not.
    const isOurs = /\.pf_|\.json$/.test(path);
    return [
      path,
      isOurs ? bytes.toString("latin1") : createHash("sha1").update(bytes).digest("hex"),
    ] as const;
  });
  return new Map(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Two records of which the digests begin with the same signs, as of ten thousand entries some do. */
function alike(): readonly [PagefindRecord, PagefindRecord] {
  const seen = new Map<string, PagefindRecord>();
  for (let at = 0; ; at++) {
    const record = recordOf(`/${at}/`, "one");
    const { url, content, filters, meta } = record;
    const fragment = JSON.stringify({ url, content, word_count: 1, filters, meta, anchors: [] });
    const digest = createHash("sha1").update(fragment).digest().subarray(0, 5);
    const name = [...digest]
      .map((byte) => byte.toString(16))
      .join("")
      .slice(0, 7);
    const before = seen.get(name);
    if (before) return [before, record];
    seen.set(name, record);
  }
}

/** Every file of a folder as what can be read in it: packed ones are unpacked, whatever they are called. */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { cborTexts } from "./cbor-texts.ts";

export interface ReadablePart {
  /** The path in the folder, and inside an archive what is read of it: `plan.xlsx!xl/workbook.xml`. */
  readonly file: string;
  readonly ending: string;
  readonly bytes: Buffer;
}

export function* readableParts(folder: string): Generator<ReadablePart> {
  const items = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = items.filter((item) => !item.isDirectory()).map((item) => join(item.parentPath, item.name));
  for (const path of paths.sort()) {
    const file = relative(folder, path).split(sep).join("/");
    yield* partsOf({ file, ending: extname(path), bytes: readFileSync(path) });
  }
}

const [gzip, zip] = [Buffer.from([0x1f, 0x8b, 0x08]), Buffer.from("PK\u0003\u0004", "latin1")];

/** What every file of the search index begins with. */
const mark = Buffer.from("pagefind_dcd");

/** What begins like a packed file is one; one that is damaged throws, for what cannot be read is not published. */
function* partsOf(part: ReadablePart): Generator<ReadablePart> {
  const { file, bytes } = part;
  if (/\.pf_(filter|meta|index)$/.test(file) && bytes.subarray(0, mark.length).equals(mark)) {
    // Texts are apart from each other, as lines are.
    const texts = cborTexts(bytes.subarray(mark.length)).join("\n");
    yield { file, ending: ".txt", bytes: Buffer.from(texts) };
  } else if (bytes.subarray(0, 3).equals(gzip)) {
    const ending = extname(file.replace(/\.gz$/, ""));
    yield* partsOf({ file, ending, bytes: gunzipSync(bytes) });
  } else if (bytes.subarray(0, 4).equals(zip)) {
    for (const [name, content] of Object.entries(unzipSync(bytes)))
      yield* partsOf({ file: `${file}!${name}`, ending: extname(name), bytes: Buffer.from(content) });
  } else yield part;
}

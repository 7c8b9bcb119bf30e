/** Every file of a folder as what can be read in it: packed ones are unpacked, whatever they are called. */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { gunzipSync, inflateRawSync } from "node:zlib";

export interface ReadablePart {
  /** The path in the folder, and inside a packed file what is read of it: `plan.xlsx!xl/sharedStrings.xml`. */
  readonly file: string;
  readonly ending: string;
  readonly bytes: Buffer;
}

export function* readableParts(folder: string): Generator<ReadablePart> {
  const items = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = items.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
  for (const path of paths.sort()) {
    const file = relative(folder, path).split(sep).join("/");
    yield* partsOf({ file, ending: extname(path), bytes: readFileSync(path) });
  }
}

const [gzip, zip] = [Buffer.from([0x1f, 0x8b, 0x08]), Buffer.from("PK\u0003\u0004", "latin1")];
const zipEntry = 0x02014b50;

function* partsOf(part: ReadablePart): Generator<ReadablePart> {
  const { file, bytes } = part;
  if (bytes.subarray(0, 3).equals(gzip)) {
    const ending = extname(file.replace(/\.gz$/, ""));
    yield* partsOf({ file, ending, bytes: gunzipSync(bytes) });
  } else if (bytes.subarray(0, 4).equals(zip)) {
    for (const { name, content } of zipEntries(bytes))
      yield* partsOf({ file: `${file}!${name}`, ending: extname(name), bytes: content });
  } else yield part;
}

/** The files in a ZIP archive, by its directory at the end. Throws for one that is packed in another way. */
function* zipEntries(bytes: Buffer): Generator<{ readonly name: string; readonly content: Buffer }> {
  const end = bytes.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  let at = end === -1 ? bytes.length : bytes.readUInt32LE(end + 16);
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === zipEntry) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [nameSize, extraSize, noteSize] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameSize);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(begin, begin + packed);
    if (method !== 0 && method !== 8) throw new Error(`\`${name}\` is packed in a way that cannot be read`);
    yield { name, content: method === 0 ? content : inflateRawSync(content) };
    at += 46 + nameSize + extraSize + noteSize;
  }
}

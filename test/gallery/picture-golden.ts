import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

const folder = fileURLToPath(new URL("../golden/pictures/", import.meta.url));

/**
 * The browser of the package draws the same bytes everywhere but for the last bit of a colour, which processors round
 * differently. So a pixel may be off by a shade nobody sees, and a few pixels that lie together by more.
 */
const [shade, square, fewPixels] = [0.02, 16, 12];

export interface PictureDifference {
  /** In words, as they follow the name of a picture. */
  readonly says: string;
  /** Both pictures, and in red where they differ; there is none of pictures that differ in size. */
  readonly png: Buffer | undefined;
}

/** How a picture differs from another one; `undefined` if nobody would see that it does. */
export function pictureDifference(golden: Buffer, actual: Buffer): PictureDifference | undefined {
  if (golden.equals(actual)) return undefined;
  const [before, now] = [PNG.sync.read(golden), PNG.sync.read(actual)];
  const { width, height } = before;
  if (width !== now.width || height !== now.height)
    return { says: `is ${now.width} × ${now.height} pixels instead of ${width} × ${height}`, png: undefined };
  const drawn = new PNG({ width, height });
  // The edges of a shape are where it changes, so they count, unlike with a renderer that draws them by chance.
  const options = { threshold: shade, includeAA: true, windowSize: square };
  const most = pixelmatch(before.data, now.data, drawn.data, width, height, options);
  if (most <= fewPixels) return undefined;
  return { says: `differs in ${most} pixels of a square of ${square}`, png: PNG.sync.write(drawn) };
}

/**
 * Holds pictures against the golden ones. What differs is left in a folder of its own among the temporary files. A
 * picture without a golden one becomes it, but not in CI.
 */
export function pictureGoldens(): { readonly faults: (name: string, actual: Buffer) => readonly string[] } {
  let left: string | undefined;
  const leave = (kind: string, name: string, png: Buffer): string => {
    left ??= mkdtempSync(join(tmpdir(), "gallery-pictures-"));
    mkdirSync(join(left, kind), { recursive: true });
    const file = join(left, kind, `${name}.png`);
    writeFileSync(file, png);
    return file;
  };
  return {
    faults(name, actual) {
      const golden = join(folder, `${name}.png`);
      if (!existsSync(golden)) {
        if (process.env["CI"]) return [`${name}.png is missing; run the test once without CI`];
        mkdirSync(folder, { recursive: true });
        writeFileSync(golden, actual);
      }
      const difference = pictureDifference(readFileSync(golden), actual);
      if (!difference) return [];
      const now = leave("actual", name, actual);
      const where = difference.png ? `, see ${leave("difference", name, difference.png)}` : "";
      return [`${name} ${difference.says}${where}; if ${now} is wanted, copy it to test/golden/pictures/`];
    },
  };
}

/** The names of the golden pictures. */
export function pictureNames(): readonly string[] {
  return readdirSync(folder).map((file) => file.replace(/\.png$/, ""));
}

import type { GuideExample } from "./guide-example.ts";

/** The example of the guide meets the pages where the current site does; see `current-site.ts`. */
const place = Symbol.for("plumbline.example");

type Holder = { [place]?: GuideExample };

export function setCurrentExample(example: GuideExample): void {
  (globalThis as Holder)[place] = example;
}

/** The example of the guide. Throws where none was opened, as `currentSite` does. */
export function currentExample(): GuideExample {
  const example = (globalThis as Holder)[place];
  if (!example) throw new Error("The guide's example was not opened. Use `npm run build` or `npm run dev`.");
  return example;
}

/** The text of a file of the example. Throws where there is none, so that a slip in the guide fails the build. */
export function exampleText(file: string): string {
  const text = currentExample().files.get(file);
  if (text === undefined) throw new Error(`The guide shows \`${file}\`, which its example does not hold.`);
  return text;
}

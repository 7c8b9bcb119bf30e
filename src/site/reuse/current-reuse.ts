import type { Reuse } from "./reuse.ts";

/** What the pages of this build may keep meets them where the current site does; see `current-site.ts`. */
const place = Symbol.for("plumbline.reuse");

type Holder = { [place]?: Reuse | undefined };

export function setCurrentReuse(reuse: Reuse | undefined): void {
  (globalThis as Holder)[place] = reuse;
}

/** `undefined` where every page is made when it is asked for, as in `npm run dev`. */
export function currentReuse(): Reuse | undefined {
  return (globalThis as Holder)[place];
}

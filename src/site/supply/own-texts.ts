/** Files of this project and of its packages as texts. Only what Vite bundles may import this: the pages. */

import own from "/LICENSE?raw";
import inter from "/node_modules/@fontsource-variable/inter/LICENSE?raw";
import sourceSerif from "/node_modules/@fontsource-variable/source-serif-4/LICENSE?raw";
import pagefind from "/node_modules/pagefind/LICENSE/LICENSE?raw";
import lock from "/package-lock.json?raw";
import type { Lockfile } from "./lockfile.ts";

export const lockfile: Lockfile = JSON.parse(lock);

export const licences = { own, inter, sourceSerif, pagefind } as const;

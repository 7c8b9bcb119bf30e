// The process that has Vite bundle the program for a base path, and sends it to its parent. It is found beside its caller,
// as TypeScript, which Node runs as it is.

import type { AstroIntegration } from "astro";
import { inWorkshop } from "../output/workshop.ts";
import { astroBuild, root } from "./astro-build.ts";
import { builtComponents } from "./built-components.ts";
import { type BundledProgram, programIn } from "./bundled-program.ts";
import type { BundleMessage } from "./bundler.ts";

const [base = "/"] = process.argv.slice(2);

// Without its parent nobody wants the program.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));

const send = (message: BundleMessage) =>
  new Promise<void>((done) => process.send?.(message, undefined, undefined, () => done()));

try {
  await send({ kind: "bundled", program: await bundled() });
} catch (error) {
  const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
  await send({ kind: "fault", message, stack });
}
process.removeAllListeners("disconnect");
process.disconnect?.();

async function bundled(): Promise<BundledProgram> {
  let program: BundledProgram | undefined;
  const tell = (sentence: string) => void send({ kind: "told", sentence });
  await inWorkshop(root, { tell }, async ({ portal, cache }) => {
    let routes: ReadonlyMap<string, { readonly styles: readonly unknown[] }> = new Map();
    const integration: AstroIntegration = {
      name: "plumbline:bundled-program",
      hooks: {
        "astro:build:setup": ({ pages }) => {
          // Vite fills them in.
          routes = pages;
        },
        "astro:build:start": ({ setPrerenderer }) => {
          setPrerenderer((own) => ({
            ...own,
            // Asked for when all is bundled. No page is made here.
            getStaticPaths: async () => {
              program = programIn(portal, new Map([...routes].map(([name, { styles }]) => [name, styles])));
              return [];
            },
          }));
        },
      },
    };
    await astroBuild({ base, portal, cache, integrations: [builtComponents(), integration] });
    return "nothing";
  });
  if (!program) throw new Error("Astro has built without asking for the pages.");
  return program;
}

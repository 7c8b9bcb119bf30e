import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { MachineFault } from "../files/machine-fault.ts";
import { newFolder } from "../files/new-folder.ts";
import { setCurrentExample } from "./current-example.ts";
import { setCurrentSite } from "./current-site.ts";
import { viewOf } from "./current-view.ts";
import { openFinisher } from "./finish/finisher.ts";
import { portalFiles } from "./finish/portal-files.ts";
import { writeForm } from "./form/form-files.ts";
import { openGuideExample } from "./guide-example.ts";
import { writeHeadersFile } from "./headers/headers-file.ts";
import { refuseLeaks } from "./leaks/refuse-leaks.ts";
import { keepHeapLean } from "./lean-heap.ts";
import { refuseWithinPlan } from "./output/refuse-within-plan.ts";
import { replacedPlace, setReplacedAside } from "./output/replaced-portal.ts";
import { filesIn, refuseForeign, seal } from "./output/sums.ts";
import { inWorkshop } from "./output/workshop.ts";
import { inPhase } from "./phases.ts";
import { wholeProgramHash } from "./program.ts";
import { astroBuild, root } from "./render/astro-build.ts";
import { pagesByProgram } from "./render/pages-by-program.ts";
import { openProgramSource, type ProgramSource } from "./render/program-source.ts";
import { setCurrentReuse } from "./reuse/current-reuse.ts";
import { freshPage } from "./reuse/kept-files.ts";
import { openReuse } from "./reuse/reuse.ts";
import { siteInputs } from "./reuse/site-inputs.ts";
import { beginSearchIndex, type SearchIndex } from "./search/search-index.ts";
import type { Site } from "./site.ts";

export interface BuildSettings {
  /** Where the portal is put. */
  readonly out: string;
  /** The path of the portal on its server, with a slash at both ends, e.g. `/plans/`. */
  readonly base: string;
  /** Told in a sentence what takes longer than expected. */
  readonly tell?: (sentence: string) => void;
  /** The program for the base path, where it was opened before the plan was read. */
  readonly program?: ProgramSource | undefined;
  /**
   * What of the last portal may be kept; everything is made anew without it. Only for the one build of a process: Astro
   * keeps the list of pages for the next one.
   */
  readonly reuse?: {
    /** Where is remembered what was made of what. */
    readonly memory: string;
    /** The portal whose files may be kept; what is at `out` by default. */
    readonly from?: string | undefined;
    readonly onMemoryFault?: (fault: MachineFault) => void;
  };
  /** Leaves the search index out, so that `npm run bench` can say what it costs; no portal to publish. */
  readonly withoutSearch?: boolean;
  /** Leaves all pages to Astro, which takes longer, so that a test can say that ours are the same. */
  readonly byAstro?: boolean;
}

/**
 * Builds the portal of a site. It takes its place when it is whole, so that whoever reads `out` sees the old portal
 * or the new one, never a mixture and never nothing, and a build that fails or is killed leaves the old one as it
 * was. So does a build whose pages hold anything active, or anything that its edition leaves out. What no build has
 * put into `out` is never replaced. Where all that decides a portal is as it was, the portal that is there stays.
 */
export async function buildSite(
  givenSite: Site,
  { out, base, tell, program: given, reuse: settings, withoutSearch = false, byAstro = false }: BuildSettings,
): Promise<"made" | "nothing"> {
  keepHeapLean(givenSite.whole.repository);
  const site = { ...givenSite, planFolder: resolve(givenSite.planFolder) };
  refuseWithinPlan(out, site.planFolder);
  const from = resolve(settings?.from ?? out);
  const replaced = replacedPlace(root, from);
  const memory = settings && { ...settings, from, replaced, base, program: wholeProgramHash() };
  const reuse = memory && openReuse(memory);
  const isThere = from === resolve(out);
  const source = byAstro ? undefined : (given ?? openProgramSource({ base, tell, ...settings }));
  // Its diagrams are drawn meanwhile. Should it have problems, whoever asks for the pages is told so.
  const example = source && !source.isKept ? told(openGuideExample()) : undefined;
  let outcome: "made" | "nothing" = "nothing";
  await newFolder(out, {
    refuse: refuseForeign,
    make: async (path) => {
      // Ahead of the turn, as it is bundled in a turn of its own.
      const program = await source?.program();
      outcome = await inWorkshop(root, { path, tell }, async ({ portal, cache, modules }) => {
        if (inPhase("read", () => reuse?.isUnchanged(siteInputs(site))) && isThere) return "nothing";
        setCurrentReuse(reuse);
        const finisher = openFinisher();
        const taken = told(reuse?.take(portal, finisher));
        // The thread that lays out graphs takes half a second to begin, for which the first pages would wait. Should it be
        // unable to, they say so.
        site.layoutGraph({ nodes: [], edges: [] }, { direction: "right", textWidth: 160 }).catch(() => {});
        let search: SearchIndex | undefined;
        try {
          const files = portalFiles(portal, finisher);
          if (!withoutSearch) search = beginSearchIndex(viewOf(site), { ready: taken, reuse, memory });
          // What is kept is looked at once more while the pages are made that are not.
          const areKept = reuse && told(files.isWritten(freshPage).then(() => reuse.keep(portal, finisher)));
          const kept = { ready: taken, isKept: (file: string) => reuse?.isKept(file) ?? false };
          setCurrentSite(site);
          await inPhase("render", async () => {
            setCurrentExample(await (example ?? openGuideExample()));
            const pages = { root: pathToFileURL(root), base, modules, kept };
            if (program) await pagesByProgram(program, files, pages);
            else await astroBuild({ base, portal, cache, integrations: [] });
            await files.areWritten();
          });
          const same = (await inPhase("index", async () => search?.write(files))) ?? [];
          const passed = await inPhase("write", async () => {
            const digests = [
              ...((await areKept) ?? []),
              ...((await reuse?.keep(portal, finisher, same)) ?? []),
            ];
            await reuse?.drop(portal, finisher);
            return digests;
          });
          writeHeadersFile(portal, base);
          const exact = writeForm(site, portal, base);
          inPhase("verify", () => refuseLeaks(site, portal));
          const paths = filesIn(portal);
          const finish = { paths, exact, passed: new Map(passed) };
          const { digestsOf } = await inPhase("verify", () => files.finish(finish));
          inPhase("write", () => {
            const list = seal(portal, (path) => digestsOf(path).whole, paths);
            reuse?.remember(portal, { list, digestOf: (path) => digestsOf(path).own });
          });
          return "made";
        } finally {
          await Promise.all([finisher.close(), search?.close()]);
        }
      });
      return outcome;
    },
    replaced: (there) => {
      const fault = setReplacedAside(root, out, there);
      if (fault) settings?.onMemoryFault?.(fault);
    },
  }).finally(() => {
    if (source !== given) source?.close();
  });
  return outcome;
}

/** A promise whose fault is told to whom waits for it later, and must not end the process before. */
function told<Some extends Promise<unknown> | undefined>(promise: Some): Some {
  promise?.catch(() => {});
  return promise;
}

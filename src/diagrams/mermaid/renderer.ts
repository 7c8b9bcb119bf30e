import { createRequire } from "node:module";
import { diagramFaults } from "./diagram-faults.ts";
import { normalizedLines } from "./diagram-source.ts";
import type { DrawResult } from "./draw.ts";
import { DrawThread, drawLimitMs } from "./draw-thread.ts";
import { digest, readDrawing, writeDrawing } from "./render-cache.ts";

/** To be raised whenever the same source comes out as another picture, so that old cache files are passed by. */
const rendererVersion = 2;

export interface DiagramRendererOptions {
  /** Where drawings are kept between runs; only in memory by default. */
  readonly cacheFolder?: string;
  /** How long the processor may work on one diagram, in milliseconds; 10,000 by default. */
  readonly limitMs?: number;
}

export interface DiagramRenderer {
  /**
   * Draws a diagram, or says what is wrong with it. The same source gives the same bytes in every run, time
   * zone and order. Rejects only for bugs, e.g. if the cache folder cannot be written.
   */
  render(source: string): Promise<DrawResult>;
  /** Stops the thread. Renders that are under way are given up. */
  close(): Promise<void>;
}

/** Opens a renderer. Its thread starts with the first diagram that is in no cache. */
export function openDiagramRenderer(options: DiagramRendererOptions = {}): DiagramRenderer {
  const { cacheFolder, limitMs = drawLimitMs } = options;
  const thread = new DrawThread(limitMs);
  const results = new Map<string, Promise<DrawResult>>();
  const version = `mermaid ${mermaidVersion()}, renderer ${rendererVersion}`;

  async function renderAfresh(source: string, key: string): Promise<DrawResult> {
    const [fault] = diagramFaults(source);
    if (fault) return { ok: false, fault };
    const cached = cacheFolder === undefined ? undefined : await readDrawing(cacheFolder, key);
    if (cached) return cached;
    const result = await thread.draw(source);
    if (result.ok && cacheFolder !== undefined) await writeDrawing(cacheFolder, key, result);
    return result;
  }

  return {
    render(written) {
      const source = normalizedLines(written).join("\n");
      const key = digest(JSON.stringify([source, version]));
      const result = results.get(key) ?? renderAfresh(source, key);
      results.set(key, result);
      return result;
    },
    close: () => thread.close(),
  };
}

function mermaidVersion(): string {
  return createRequire(import.meta.url)("mermaid/package.json").version;
}

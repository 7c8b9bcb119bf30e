import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import type { MachineFault } from "../../files/machine-fault.ts";
import { diagramFaults } from "./diagram-faults.ts";
import { normalizedLines } from "./diagram-source.ts";
import type { DrawResult } from "./draw.ts";
import { DrawThread, drawLimitMs } from "./draw-thread.ts";
import { readDrawing, writeDrawing } from "./render-cache.ts";

/** To be raised whenever the same source comes out as another picture, so that old cache files are passed by. */
const rendererVersion = 2;

export interface DiagramRendererOptions {
  /** Where drawings are kept between runs; only in memory by default. */
  readonly cacheFolder?: string;
  /** Told when a drawing cannot be kept there. */
  readonly onCacheFault?: (fault: MachineFault) => void;
  /** How long the processor may work on one diagram, in milliseconds; 10,000 by default. */
  readonly limitMs?: number;
}

export interface DiagramRenderer {
  /**
   * Draws a diagram, or says what is wrong with it. The same source gives the same bytes in every run, time
   * zone and order. Rejects only for bugs.
   */
  render(source: string): Promise<DrawResult>;
  /** Stops the thread. Renders that are under way are given up. */
  close(): Promise<void>;
}

/** Opens a renderer. Its thread starts with the first diagram that is in no cache. */
export function openDiagramRenderer(options: DiagramRendererOptions = {}): DiagramRenderer {
  const { cacheFolder, onCacheFault, limitMs = drawLimitMs } = options;
  const thread = new DrawThread(limitMs);
  const results = new Map<string, Promise<DrawResult>>();
  const version = `mermaid ${mermaidVersion()}, renderer ${rendererVersion}`;

  async function renderAfresh(source: string, key: string): Promise<DrawResult> {
    const [fault] = diagramFaults(source);
    if (fault) return { ok: false, fault };
    const cached = cacheFolder === undefined ? undefined : readDrawing(cacheFolder, key);
    if (cached) return cached;
    const result = await thread.draw(source);
    const unkept =
      result.ok && cacheFolder !== undefined ? writeDrawing(cacheFolder, key, result) : undefined;
    if (unkept) onCacheFault?.(unkept);
    return result;
  }

  return {
    render(written) {
      const source = normalizedLines(written).join("\n");
      const key = createHash("sha256")
        .update(JSON.stringify([source, version]))
        .digest("hex");
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

import { type PullResult, type PullRules, type PullTask, pullKpi } from "./pull-kpi.ts";
import type { SourceContext } from "./source.ts";

export interface PullOptions {
  readonly context: SourceContext;
  readonly rules: PullRules;
  /** How many sources are asked at once. */
  readonly parallel: number;
  /** Called whenever one more KPI is done. */
  readonly progressed?: (done: number, id: string) => void;
}

/** Fetches KPIs, so many at once. The results are in the order of the tasks, whichever came first. */
export async function pull(
  tasks: readonly PullTask[],
  { context, rules, parallel, progressed }: PullOptions,
): Promise<readonly PullResult[]> {
  const results: PullResult[] = [];
  const queue = tasks.entries();
  let done = 0;
  const worker = async () => {
    for (const [index, task] of queue) {
      results[index] = await pullKpi(task, context, rules);
      done += 1;
      progressed?.(done, task.kpi.id);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, tasks.length) }, worker));
  return results;
}

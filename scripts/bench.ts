import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { print, run } from "./lib/command.ts";

const help = {
  usage: "bench",
  summary: "Measures how long the analysis of very large plans takes, and how much memory.",
  options: [],
} as const;

const cases = [
  { name: "100,000 milestones, 300,000 dependencies", args: ["random", "100000"] },
  { name: "the same, one in a hundred ten days late", args: ["delayed", "100000"] },
  { name: "a chain of 100,000 milestones", args: ["chain", "100000"] },
] as const;

await run(help, {}, () => {
  const rows = cases.map(({ name, args }) => {
    const script = fileURLToPath(new URL("bench/analysis.ts", import.meta.url));
    const { firstMs, medianMs, peakMegabytes } = JSON.parse(
      execFileSync(process.execPath, [script, ...args], { encoding: "utf8" }),
    );
    return `| ${name} | ${seconds(firstMs)} | ${seconds(medianMs)} | ${Math.round(peakMegabytes)} |`;
  });
  print.result(
    "| analysis of one plan | first run, s | median of 3, s | peak memory, MB |\n|---|---:|---:|---:|",
  );
  for (const row of rows) print.result(row);
  return 0;
});

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

import { z } from "zod";
import { text } from "./field.ts";

/** What every entry may carry, actuals included. */
export const labels = {
  tags: z
    .array(text())
    .default([])
    .describe("Free words to find the entry by, e.g. `[supply-chain]`; none by default."),
  audience: z
    .array(text())
    .default([])
    .describe("The audiences of `portal.json` that may see the entry; everyone by default."),
};

/** What every entry carries that has a name of its own. */
export const common = {
  title: text().describe("The name people know the entry by, e.g. `Order fulfilment time`."),
  ...labels,
};

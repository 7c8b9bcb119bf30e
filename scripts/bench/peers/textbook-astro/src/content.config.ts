import { defineCollection } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";

const schema = z.object({ title: z.string(), description: z.string(), path: z.string(), file: z.string() });

export const collections = {
  entries: defineCollection({ loader: glob({ pattern: "**/*.mdx", base: "./src/content/entries" }), schema }),
  plain: defineCollection({ loader: glob({ pattern: "**/*.json", base: "./src/content/plain" }), schema }),
};

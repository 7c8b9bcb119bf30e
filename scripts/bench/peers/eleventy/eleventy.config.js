import { readFileSync } from "node:fs";
import { join } from "node:path";

const dataSet = process.env.DATA_SET;

/** The pages that have no text of their own come from this list, the others from Markdown files. */
export default function configure(config) {
  const { pages } = JSON.parse(readFileSync(join(dataSet, "list.json"), "utf8"));
  config.addGlobalData(
    "plain",
    pages.filter(({ hasProse }) => !hasProse),
  );
  config.addFilter("page_data", (file) =>
    JSON.parse(readFileSync(join(dataSet, "pages", `${file}.json`), "utf8")),
  );
  config.addPassthroughCopy({ [join(dataSet, "assets")]: "/" });
  config.setQuietMode(true);
  return {
    dir: { input: "src", includes: "../_includes", output: process.env.OUT },
    markdownTemplateEngine: false,
  };
}

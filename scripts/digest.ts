import { writeFile } from "../src/files/write-file.ts";
import { suggestion } from "../src/load/suggestion.ts";
import { viewOf } from "../src/site/current-view.ts";
import { digestFormats, digestText } from "../src/site/digest-text.ts";
import { pageAddress } from "../src/site/feeds/page-address.ts";
import type { ViewContext } from "../src/views/context.ts";
import { type Addressee, addresseesWithWork, digest } from "../src/views/digest.ts";
import { audienceHelp, audienceOption } from "./lib/audience.ts";
import { print, run, UsageError } from "./lib/command.ts";
import { openPlanOrExplain } from "./lib/pipeline.ts";

const help = {
  usage: "digest -- [options]",
  summary: "Prints what waits for a person or a forum, and what changed in the last 30 days.",
  options: [
    [
      "--for people/ID|forums/ID",
      "whom it is for; may be given again (default: everybody with something waiting)",
    ],
    [`--format ${digestFormats.join("|")}`, "how it is written (default: markdown)"],
    ["--out FILE", "write to a file (default: standard output)"],
    audienceHelp,
  ],
} as const;

const options = {
  for: { type: "string", multiple: true },
  format: { type: "string", default: "markdown" },
  out: { type: "string" },
  ...audienceOption,
} as const;

await run(help, options, async (plan, { for: wanted, format: formatName, out, audience }) => {
  const format = digestFormats.find((name) => name === formatName);
  if (!format) throw new UsageError(`\`${formatName}\` is not a format`);
  const site = await openPlanOrExplain(plan, "no digest was written", { followsHistory: true, audience });
  if (!site) return 1;
  const view = viewOf(site);
  const { portal } = view.repository;
  const addressees = wanted?.map((name) => addressee(view, name)) ?? addresseesWithWork(view);
  const addressOf = (page: string) => (portal.url === undefined ? undefined : pageAddress(portal, "", page));
  const texts = addressees.map((each) => digestText(digest(view, each), format, addressOf));
  const text = texts.length > 0 ? texts.join("\n") : "Nothing waits for anybody.\n";
  if (out === undefined) print.result(text);
  else writeFile(out, text);
  return 0;
});

function addressee({ repository }: ViewContext, name: string): Addressee {
  const [collection, ...rest] = name.split("/");
  const id = rest.join("/");
  if (collection !== "people" && collection !== "forums")
    throw new UsageError(`\`${name}\` is neither people/ID nor forums/ID`);
  if (repository[collection].has(id)) return { collection, id };
  const noun = collection === "people" ? "person" : "forum";
  throw new UsageError(
    `there is no ${noun} \`${id}\`; ${suggestion(id, [...repository[collection].keys()], noun)}`,
  );
}

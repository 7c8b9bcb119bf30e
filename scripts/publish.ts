import { print, run, UsageError } from "./lib/command.ts";
import { publish } from "./publish/publish.ts";
import { publishSettings } from "./publish/settings.ts";

const help = {
  usage: "publish -- --repo DIR.git [--again]",
  summary:
    "Publishes the newest commit of a repository that `install-hooks` has set up, as its hooks do after a push.",
  options: [
    ["--repo DIR", "the bare repository"],
    ["--again", "also if the portal shows that commit: once a day, because figures age without a commit"],
    ["--keep N", "how many releases to keep this once; 1 leaves no file of an older one"],
  ],
  withoutPlan: true,
} as const;

const options = {
  repo: { type: "string" },
  again: { type: "boolean", default: false },
  keep: { type: "string" },
} as const;

await run(help, options, async (_, { repo, again, keep }) => {
  if (repo === undefined) throw new UsageError("name the repository with --repo DIR");
  if (keep !== undefined && !/^[1-9]\d{0,3}$/.test(keep))
    throw new UsageError(`\`${keep}\` is not a number of releases`);
  const settings = publishSettings(repo);
  const isPublished = await publish(keep === undefined ? settings : { ...settings, keep: Number(keep) }, {
    again,
  });
  if (!isPublished) print.message("nothing was published");
  return isPublished ? 0 : 1;
});

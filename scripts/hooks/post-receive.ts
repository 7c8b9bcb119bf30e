/** What the hook `post-receive` does: publishes what a push brought. Its words go to who pushes. */
import { print } from "../lib/command.ts";
import { publish } from "../publish/publish.ts";
import { receivedRefs } from "../publish/received.ts";
import { runHook } from "../publish/run-hook.ts";
import { publishedRef, publishSettings } from "../publish/settings.ts";

// Whoever pushes may go away before the portal is built. It is built all the same, whoever reads of it.
for (const signal of ["SIGHUP", "SIGINT"] as const) process.on(signal, () => undefined);
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

await runHook(async () => {
  const settings = publishSettings(process.env["GIT_DIR"] ?? ".");
  const received = await receivedRefs(process.stdin);
  const update = received.find(({ name }) => name === publishedRef(settings));
  if (update?.commit !== undefined) {
    return (await publish(settings, { pushed: update.commit })) ? 0 : 1;
  }
  print.message(`The portal is as it was: it is built from the branch \`${settings.branch}\` alone.`);
  return 0;
});

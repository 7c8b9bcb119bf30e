/** What the hook `pre-receive` does: lets a push in, or ends with another status than 0 and git refuses it whole. */
import { mayComeIn } from "../publish/gate.ts";
import { receivedRefs } from "../publish/received.ts";
import { runHook } from "../publish/run-hook.ts";
import { publishSettings } from "../publish/settings.ts";

await runHook(async () => {
  const settings = publishSettings(process.env["GIT_DIR"] ?? ".");
  return (await mayComeIn(settings, await receivedRefs(process.stdin))) ? 0 : 1;
});

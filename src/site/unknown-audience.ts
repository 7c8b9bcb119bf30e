import { suggestion } from "../load/suggestion.ts";
import { everyone } from "../model/index.ts";

/** An edition was asked for of an audience that the plan does not have. */
export class UnknownAudience extends Error {
  constructor(audience: string, audiences: readonly string[]) {
    const hint = suggestion(audience, [everyone, ...audiences], "audience");
    super(`portal.json names no audience \`${audience}\`; ${hint}`);
  }
}

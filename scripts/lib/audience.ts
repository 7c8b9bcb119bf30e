/** The option by which commands that publish a plan are told whom it is for. */

import { everyone } from "../../src/model/index.ts";

export const audienceOption = { audience: { type: "string", default: everyone } } as const;

export const audienceHelp = [
  "--audience NAME",
  "the edition for an audience of portal.json (default: of what has no audience)",
] as const;

/** The option by which commands that publish a plan are told whom it is for. */

import { everyone } from "../../src/model/index.ts";

export const audienceOption = { audience: { type: "string", default: everyone } } as const;

export const audienceHelp = [
  "--audience NAME",
  "the edition for an audience of portal.json (default: of what has no audience)",
] as const;

/** For commands whose output stays with those who hold the repository: they show all of it unless told otherwise. */
export const wholeOrAudience = [
  "--audience NAME",
  "the edition for an audience, or for `everyone` (default: the whole plan, restricted entries too)",
] as const;

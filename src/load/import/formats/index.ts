import type { ImportFormat } from "../import-format.ts";
import { adr } from "./adr.ts";
import { csv } from "./csv.ts";
import { github } from "./github.ts";
import { gmpp } from "./gmpp.ts";
import { jira } from "./jira.ts";
import { mppXml } from "./mpp-xml.ts";
import { ssc } from "./ssc.ts";
import { xlsx } from "./xlsx.ts";

/** Every format that can be imported, by the word for it. A new format is a file here and a line. */
export const importFormats: Readonly<Record<string, ImportFormat>> = {
  csv,
  xlsx,
  adr,
  jira,
  github,
  "mpp-xml": mppXml,
  gmpp,
  ssc,
};

/** What the sheets of a workbook share: its parts, its texts, and what its styles make of a number. */
import { strFromU8, type UnzipFileInfo, unzipSync } from "fflate";
import { largestSource } from "./csv-grid.ts";
import { readXml, xmlTree } from "./xml.ts";

const mostParts = 2_000;
const largestPart = 100_000_000;
const largestWhole = 300_000_000;
/** Why a workbook is not read. */
export class WorkbookFault extends Error {}

export type Parts = Readonly<Record<string, string>>;

export function unpacked(bytes: Uint8Array): Parts {
  if (bytes.length > largestSource) {
    throw new WorkbookFault(`it has ${bytes.length} bytes, more than ${largestSource}`);
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    throw new WorkbookFault("it is no zip file, as an .xlsx is; an old .xls or a protected file is not read");
  }
  let count = 0;
  let whole = 0;
  const isWanted = ({ name, originalSize }: UnzipFileInfo): boolean => {
    count += 1;
    if (count > mostParts) throw new WorkbookFault(`it has more than ${mostParts} parts`);
    if (!/\.(xml|rels)$/.test(name)) return false;
    whole += originalSize;
    if (originalSize > largestPart || whole > largestWhole) {
      throw new WorkbookFault(
        `it unpacks to more than ${largestPart} bytes a part or ${largestWhole} in all`,
      );
    }
    return true;
  };
  try {
    const files = unzipSync(bytes, { filter: isWanted });
    return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
  } catch (error) {
    if (error instanceof WorkbookFault) throw error;
    throw new WorkbookFault(`its zip file is damaged (${error instanceof Error ? error.message : error})`);
  }
}

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly texts: readonly string[];
  /** What the number format of each style makes of a number. */
  readonly styles: readonly NumberKind[];
  /** True if days are counted from 1904, as old Macs did. */
  readonly is1904: boolean;
}

export type NumberKind = "number" | "percent" | "day" | "month" | "time";

export function workbookOf(parts: Parts): Workbook {
  const xml = parts["xl/workbook.xml"];
  if (xml === undefined) throw new WorkbookFault("it holds no `xl/workbook.xml`");
  const targets = new Map<string, string>();
  readElements(parts["xl/_rels/workbook.xml.rels"] ?? "", "Relationship", ({ Id, Target }) => {
    if (Id && Target) targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `xl/${Target}`);
  });
  const sheets: { name: string; part: string }[] = [];
  readElements(xml, "sheet", (attributes) => {
    const part = targets.get(attributes["r:id"] ?? "");
    if (part !== undefined) sheets.push({ name: attributes["name"] ?? "", part });
  });
  let is1904 = false;
  readElements(xml, "workbookPr", ({ date1904 }) => {
    is1904 = date1904 === "1" || date1904 === "true";
  });
  return { sheets, texts: sharedTexts(parts), styles: numberKinds(parts["xl/styles.xml"]), is1904 };
}

function readElements(
  xml: string,
  name: string,
  found: (attributes: Readonly<Record<string, string>>) => void,
) {
  if (xml === "") return;
  readXml(xml, {
    open: (element, attributes) => {
      if (element === name) found(attributes);
    },
    close: () => {},
    text: () => {},
  });
}

/** Texts that several cells share. Runs of different fonts are one text; the reading of Asian signs is left out. */
function sharedTexts(parts: Parts): readonly string[] {
  const texts: string[] = [];
  let text = "";
  let isText = false;
  let isReading = false;
  readXml(parts["xl/sharedStrings.xml"] ?? "<sst/>", {
    open: (name) => {
      if (name === "si") text = "";
      if (name === "rPh") isReading = true;
      isText = name === "t";
    },
    close: (name) => {
      if (name === "si") texts.push(unescaped(text));
      if (name === "rPh") isReading = false;
      isText = false;
    },
    text: (part) => {
      if (isText && !isReading) text += part;
    },
  });
  return texts;
}

/** Built-in number formats that show a percentage or a date (ECMA-376 part 1, 18.8.30). */
const builtIn: Readonly<Record<number, NumberKind>> = {
  9: "percent",
  10: "percent",
  ...Object.fromEntries([14, 15, 16, 22, 27, 30, 31, 36, 50, 57].map((id) => [id, "day" as const])),
  17: "month",
  ...Object.fromEntries([18, 19, 20, 21, 45, 46, 47].map((id) => [id, "time" as const])),
};

function numberKinds(xml: string | undefined): readonly NumberKind[] {
  if (xml === undefined) return [];
  const custom = new Map<number, NumberKind>();
  readElements(xml, "numFmt", ({ numFmtId, formatCode }) =>
    custom.set(Number(numFmtId), kindOfFormat(formatCode ?? "")),
  );
  const kinds: NumberKind[] = [];
  const cells = xmlTree(xml).children.find(({ name }) => name === "cellXfs");
  for (const { attributes } of cells?.children ?? []) {
    const id = Number(attributes["numFmtId"] ?? 0);
    kinds.push(custom.get(id) ?? builtIn[id] ?? "number");
  }
  return kinds;
}

/** What a format such as `dd/mm/yyyy` or `0.0%` shows. Words in quotes, colours and currencies count for nothing. */
function kindOfFormat(code: string): NumberKind {
  const [positive = ""] = code.split(";");
  const bare = positive.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "").toLowerCase();
  if (bare.includes("%")) return "percent";
  if (/general/.test(bare)) return "number";
  if (/d/.test(bare)) return "day";
  if (/y/.test(bare)) return "month";
  return /[hs]/.test(bare) ? "time" : "number";
}

/** `_x000D_` stands for a character that XML cannot hold. */
export function unescaped(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

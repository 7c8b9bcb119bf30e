export { importFormats } from "./formats/index.ts";
export type { ImportSettings, SourceFile } from "./import-format.ts";
export { Ledger } from "./ledger.ts";
export { type ImportNote, noteLines } from "./note.ts";
export { type KnownEntries, namedIn, settle } from "./settle.ts";
export { type ImportedFile, stagedImport } from "./stage.ts";
export { type ColumnMap, ColumnMapSchema } from "./table/column-map.ts";

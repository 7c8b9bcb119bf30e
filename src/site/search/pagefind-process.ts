import { close, createIndex } from "pagefind";
import type { IndexFile } from "./batch-index.ts";
import type { PagefindRecord } from "./pagefind-records.ts";

/**
 * The files of an index of some records. Pagefind works in a process of its own, which stays for the next index until it
 * is closed. Records are added in their order, so that the bytes are stable.
 */
export async function pagefindFiles(records: readonly PagefindRecord[]): Promise<readonly IndexFile[]> {
  const { index } = fulfilled(await createIndex({}));
  if (!index) throw new Error("The search index could not be created.");
  for (const answer of await Promise.all(records.map((record) => index.addCustomRecord(record))))
    fulfilled(answer);
  const { files } = fulfilled(await index.getFiles());
  await index.deleteIndex();
  return files;
}

export async function closePagefind(): Promise<void> {
  await close();
}

function fulfilled<Response extends { readonly errors: readonly string[] }>(response: Response): Response {
  if (response.errors.length > 0)
    throw new Error(`The search index could not be written: ${response.errors.join("; ")}`);
  return response;
}

/**
 * The folder that somebody picks in a page. No test can use the dialog in which a folder is picked, so the page
 * gets one of its own file system, to which it reads and writes by the same interface as to a real one.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Page } from "playwright-core";

/** Files by their path, with `/`. */
type Texts = readonly (readonly [path: string, text: string])[];

/** Lets a page pick a folder that holds the files of a folder of the disk and that looks like a repository. */
export async function offerFolder(page: Page, folder: string): Promise<void> {
  const items = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = items.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
  const texts: Texts = paths.map((path) => [
    relative(folder, path).split(sep).join("/"),
    readFileSync(path, "utf8"),
  ]);
  await page.evaluate(async (files) => {
    const root = await navigator.storage.getDirectory();
    const top = await root.getDirectoryHandle("picked", { create: true });
    await top.getDirectoryHandle(".git", { create: true });
    for (const [path, text] of files) {
      const names = path.split("/");
      const name = names.pop() ?? "";
      let within = top;
      for (const step of names) within = await within.getDirectoryHandle(step, { create: true });
      const writable = await (await within.getFileHandle(name, { create: true })).createWritable();
      await writable.write(text);
      await writable.close();
    }
  }, texts);
  await page.addInitScript(() => {
    Object.assign(window, {
      showDirectoryPicker: async () => (await navigator.storage.getDirectory()).getDirectoryHandle("picked"),
    });
  });
}

/** The text of a file that the page has in the picked folder now, or nothing where there is no such file. */
export function pickedText(page: Page, path: string): Promise<string | undefined> {
  return page.evaluate(async (names) => {
    const root = await navigator.storage.getDirectory();
    let within = await root.getDirectoryHandle("picked");
    try {
      for (const name of names.slice(0, -1)) within = await within.getDirectoryHandle(name);
      const handle = await within.getFileHandle(names.at(-1) ?? "");
      return await (await handle.getFile()).text();
    } catch (error) {
      if (error instanceof DOMException && error.name === "NotFoundError") return undefined;
      throw error;
    }
  }, path.split("/"));
}

/** Writes what the page has in the picked folder now to a folder of the disk. */
export async function takeFolder(page: Page, folder: string): Promise<void> {
  const texts: Texts = await page.evaluate(async () => {
    const found: [string, string][] = [];
    const collect = async (within: FileSystemDirectoryHandle, prefix: string): Promise<void> => {
      for await (const handle of within.values()) {
        const path = `${prefix}${handle.name}`;
        if (handle.kind === "directory") await collect(handle, `${path}/`);
        else found.push([path, await (await handle.getFile()).text()]);
      }
    };
    const root = await navigator.storage.getDirectory();
    await collect(await root.getDirectoryHandle("picked"), "");
    return found;
  });
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

import { existsSync, renameSync } from "node:fs";

/**
 * Makes room for a folder, and leaves what was there beside it until the end of the whole run. To remove it would disturb what
 * is measured next: where tens of thousands of files were removed, ext4 makes new ones several times slower for some minutes.
 */
export function setAside(folder: string): void {
  if (!existsSync(folder)) return;
  let at = 1;
  while (existsSync(`${folder}-aside-${at}`)) at += 1;
  renameSync(folder, `${folder}-aside-${at}`);
}

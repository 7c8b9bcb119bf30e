import { mkdirSync } from "node:fs";

/** Makes folders, with those above them, and asks the disk once for each. */
export function folderMaker(): FolderMaker {
  const known = new Set<string>();
  return {
    isKnown: (folder) => known.has(folder),
    make: (folder) => {
      if (!known.has(folder)) mkdirSync(folder, { recursive: true });
      known.add(folder);
    },
  };
}

export interface FolderMaker {
  /** Whether the folder was made before. */
  readonly isKnown: (folder: string) => boolean;
  readonly make: (folder: string) => void;
}

import { gitBytes, NoHistory, startGit } from "./git.ts";

/** Reads objects of a repository, as many as are asked for, by one process. */
export interface Blobs {
  /** The bytes of an object. Throws {@link NoHistory} where the repository does not hold it. */
  readonly read: (hash: string) => Promise<Uint8Array>;
  /** The same by a process of its own, for who cannot wait. */
  readonly readNow: (hash: string) => Uint8Array;
  readonly close: () => void;
}

interface Asked {
  readonly hash: string;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Opens `git cat-file --batch`, which answers every line with a header `HASH blob SIZE`, so many bytes, and a
 * line break. Questions may be put before earlier ones are answered; they are answered in order.
 */
export function openBlobs(folder: string): Blobs {
  const process = startGit(folder, "cat-file", "--batch");
  const asked: Asked[] = [];
  const incoming = bytesInOrder();
  let failure: Error | undefined;

  const fail = (error: Error) => {
    failure ??= error;
    for (const { reject } of asked.splice(0)) reject(failure);
  };
  const answer = () => {
    for (let first = asked[0]; first; first = asked[0]) {
      const header = incoming.line();
      if (header === undefined) return;
      const size = sizeIn(header.text);
      if (size === undefined) {
        incoming.take(header.length);
        asked.shift();
        first.reject(new NoHistory(`git does not hold the object ${first.hash}; the clone is not whole`));
        continue;
      }
      const whole = incoming.takeBehind(header.length, size + 1);
      if (!whole) return;
      asked.shift();
      first.resolve(whole.subarray(0, size));
    }
  };

  process.stdout.on("data", (chunk: Buffer) => {
    incoming.add(chunk);
    answer();
  });
  process.once("error", fail);
  process.stdin.once("error", fail);
  process.once("close", () => fail(new NoHistory("git stopped before it had answered")));
  return {
    read: (hash) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        asked.push({ hash, resolve, reject });
        process.stdin.write(`${hash}\n`);
      }),
    readNow: (hash) => gitBytes(folder, "cat-file", "blob", hash),
    close: () => process.stdin.end(),
  };
}

function sizeIn(header: string): number | undefined {
  const size = /^[0-9a-f]+ \w+ (\d+)$/.exec(header)?.[1];
  return size === undefined ? undefined : Number(size);
}

/** Bytes as they come, put together only when as many are there as are wanted. */
function bytesInOrder() {
  let chunks: Buffer[] = [];
  let length = 0;
  const joined = (): Buffer => {
    const [only] = chunks;
    if (chunks.length === 1 && only) return only;
    const all = Buffer.concat(chunks);
    chunks = [all];
    return all;
  };
  const take = (size: number): Buffer => {
    const all = joined();
    chunks = all.length === size ? [] : [all.subarray(size)];
    length -= size;
    return all.subarray(0, size);
  };
  return {
    add: (chunk: Buffer): void => {
      chunks.push(chunk);
      length += chunk.length;
    },
    /** The line that comes next, with the number of bytes it takes; nothing while its end is not there. */
    line: (): { readonly text: string; readonly length: number } | undefined => {
      const end = chunks[0]?.indexOf(10) ?? -1;
      if (end !== -1) return { text: chunks[0]?.toString("utf8", 0, end) ?? "", length: end + 1 };
      if (chunks.length < 2) return undefined;
      const all = joined();
      const late = all.indexOf(10);
      return late === -1 ? undefined : { text: all.toString("utf8", 0, late), length: late + 1 };
    },
    take,
    /** So many bytes that come after a line; nothing while they are not all there. */
    takeBehind: (line: number, size: number): Buffer | undefined => {
      if (length < line + size) return undefined;
      take(line);
      return take(size);
    },
  };
}

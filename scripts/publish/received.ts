import { text } from "node:stream/consumers";

/** A reference that a push changes. */
export interface ReceivedRef {
  /** The full name, e.g. `refs/heads/main`. */
  readonly name: string;
  /** The commit that it is to name; none where it is deleted. */
  readonly commit: string | undefined;
}

/** Reads what git tells a hook on its standard input: a line `old new name` for every reference. */
export async function receivedRefs(input: NodeJS.ReadableStream): Promise<readonly ReceivedRef[]> {
  const lines = (await text(input)).split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const [, commit = "", name = ""] = line.split(" ");
    return { name, commit: /^0+$/.test(commit) ? undefined : commit };
  });
}

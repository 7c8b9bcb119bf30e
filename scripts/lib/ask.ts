import { createInterface, type Interface } from "node:readline";
import type { Author } from "../../src/authoring/interview.ts";

/** Where questions are put and answers are typed. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** The terminal of this process, if there is somebody to ask: questions go where messages go. */
export function ownTerminal(): Terminal | undefined {
  const { stdin, stdout, stderr } = process;
  return stdin.isTTY && stdout.isTTY && stderr.isTTY ? { input: stdin, output: stderr } : undefined;
}

/**
 * Talks to somebody at a terminal as long as `talk` takes. When the input ends, by Ctrl-D or Ctrl-C too, every
 * question that is open or to come has no answer, so that nothing ever waits for one.
 */
export async function withAuthor<Result>(
  { input, output }: Terminal,
  talk: (author: Author) => Promise<Result>,
): Promise<Result> {
  const lines = createInterface({ input, output });
  try {
    return await talk(authorAt(lines, output));
  } finally {
    lines.close();
  }
}

function authorAt(lines: Interface, output: NodeJS.WritableStream): Author {
  const typed: string[] = [];
  let waiting: ((answer: string | undefined) => void) | undefined;
  let hasEnded = false;
  // Lines that arrive while no question is open, such as pasted ones, answer the questions that follow.
  lines.on("line", (line) => {
    if (waiting) waiting(line.trim());
    else typed.push(line.trim());
    waiting = undefined;
  });
  lines.on("close", () => {
    hasEnded = true;
    waiting?.(undefined);
  });
  return {
    tell: (text) => output.write(`${text}\n`),
    ask: (prompt) => {
      const before = typed.shift();
      if (before !== undefined || hasEnded) return Promise.resolve(before);
      lines.setPrompt(prompt);
      lines.prompt();
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
  };
}

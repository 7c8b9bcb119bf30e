/** A line that shows how far something is; on anything but a terminal it shows nothing. */
export interface Progress {
  readonly at: (done: number, name: string) => void;
  /** Takes the line away. */
  readonly end: () => void;
}

const cells = 24;

export function progressBar(total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY || total === 0) return { at: () => undefined, end: () => undefined };
  const draw = (done: number, name: string) => {
    const full = Math.round((cells * done) / total);
    const bar = `${"█".repeat(full)}${"░".repeat(cells - full)}`;
    const line = `${bar} ${done} of ${total} ${name}`.slice(0, Math.max(20, stream.columns) - 1);
    stream.write(`\r\u001b[2K${line}`);
  };
  draw(0, "");
  return { at: draw, end: () => stream.write("\r\u001b[2K") };
}

/**
 * What rides on an entry in money, in words. Where a plan promises a KPI the wrong way, being late would even gain
 * money: then nothing is at stake, and the words say so instead of showing a minus.
 */
type Write = (amount: number) => string;

/** `€1.2m at stake`; nothing where no money is known. */
export function stakeWords(amount: number | null, write: Write): string | undefined {
  if (!amount) return undefined;
  return amount > 0 ? `${write(amount)} at stake` : `its delay gains ${write(-amount)}`;
}

/** The same for a column that says what it holds: `€1.2m`, `gains €1.2m`, `–`. */
export function stakeText(amount: number | null, write: Write): string {
  if (!amount) return "–";
  return amount > 0 ? write(amount) : `gains ${write(-amount)}`;
}

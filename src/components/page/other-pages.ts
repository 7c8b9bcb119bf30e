/** The rows of the other pages of a long list, which a page asks the portal for when somebody sorts or filters it. */

/** Where the pages of a list are, in their order, and which of them the reader is on, from 1. */
export interface PagesOfList {
  readonly list: string;
  readonly addresses: readonly string[];
  readonly current: number;
}

/** Puts the rows of all other pages into the table, in the order of the pages; it stays as it is if one is missing. */
export async function joinPages(table: HTMLTableElement, pages: PagesOfList): Promise<void> {
  const { list, addresses, current } = pages;
  const bodies = await Promise.all(
    addresses.map((address, index) => (index === current - 1 ? [...table.tBodies] : bodiesOf(address, list))),
  );
  // Appending moves what is there already, so that all stand in the order of the pages.
  for (const body of bodies.flat()) append(table, body);
}

async function bodiesOf(address: string, list: string): Promise<readonly HTMLTableSectionElement[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers with ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const table = page.querySelector<HTMLTableElement>(`table-tools[data-list="${list}"] table`);
  if (!table) throw new Error(`${address} has no table of ${list}`);
  return [...table.tBodies];
}

/** A group that goes over a page break becomes one again. */
function append(table: HTMLTableElement, body: HTMLTableSectionElement): void {
  const [heading, ...rows] = body.rows;
  const before = [...table.tBodies].at(-1);
  if (heading?.dataset["continued"] === undefined || !before || before === body) table.append(body);
  else {
    before.append(...rows);
    body.remove();
  }
}

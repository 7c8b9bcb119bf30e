/**
 * Sorts and filters the table inside it, without a reload and without a request. The table is whole and in its
 * given order without this script; a third press of a heading brings that order back.
 *
 * A row is what stands in a `tbody` and is no heading of a group (`data-group`). A cell sorts by its `data-sort`,
 * or else by its words; what is not available comes last in either direction. Whoever leaves rows out for another
 * reason marks them with `data-left-out` and sends the element the event `rows`.
 */
type Direction = "ascending" | "descending";

interface Row {
  readonly element: HTMLTableRowElement;
  readonly home: HTMLTableSectionElement;
  readonly words: string;
}

class TableTools extends HTMLElement {
  private rows: readonly Row[] = [];
  private sorted: { readonly column: number; readonly direction: Direction } | undefined;

  connectedCallback(): void {
    const table = this.querySelector("table");
    if (!table) return;
    this.rows = [...table.tBodies].flatMap((home) =>
      [...home.rows]
        .filter((element) => element.dataset["group"] === undefined)
        .map((element) => ({ element, home, words: (element.textContent ?? "").toLowerCase() })),
    );
    for (const [column, heading] of [...(table.tHead?.rows[0]?.cells ?? [])].entries()) {
      if (this.rows.length > 1 && heading.dataset["unsortable"] === undefined)
        this.addButton(table, heading, column);
    }
    this.querySelector("fieldset")?.addEventListener("input", () => this.filter());
    this.addEventListener("rows", () => this.filter());
    // A browser that goes back fills the fields in again.
    this.filter();
  }

  private addButton(table: HTMLTableElement, heading: HTMLTableCellElement, column: number): void {
    const button = document.createElement("button");
    button.type = "button";
    // It lies over the words: those of a button would be missing from the headings that print repeats on each page.
    button.setAttribute("aria-label", `Sort by ${(heading.textContent ?? "").trim()}`);
    heading.append(button);
    button.addEventListener("click", () => {
      const { sorted } = this;
      const isSame = sorted?.column === column;
      this.sorted = !isSame
        ? { column, direction: "ascending" }
        : sorted.direction === "ascending"
          ? { column, direction: "descending" }
          : undefined;
      for (const other of heading.parentElement?.children ?? []) other.removeAttribute("aria-sort");
      if (this.sorted) heading.setAttribute("aria-sort", this.sorted.direction);
      this.order(table);
    });
  }

  private order(table: HTMLTableElement): void {
    const { sorted } = this;
    for (const group of table.querySelectorAll<HTMLElement>("tr[data-group]"))
      group.hidden = sorted !== undefined;
    if (!sorted) {
      for (const { element, home } of this.rows) home.append(element);
      return;
    }
    const { column, direction } = sorted;
    const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
    const keyed = this.rows.map(({ element }) => ({ element, key: sortKey(element.cells[column]) }));
    keyed.sort((a, b) => {
      if (a.key === undefined || b.key === undefined)
        return Number(a.key === undefined) - Number(b.key === undefined);
      const difference =
        typeof a.key === "number" && typeof b.key === "number"
          ? a.key - b.key
          : collator.compare(String(a.key), String(b.key));
      return direction === "ascending" ? difference : -difference;
    });
    const [body] = table.tBodies;
    body?.append(...keyed.map(({ element }) => element));
  }

  private filter(): void {
    const words = this.querySelector("input")?.value.toLowerCase() ?? "";
    const state = this.querySelector("select")?.value ?? "";
    let shown = 0;
    for (const row of this.rows) {
      const { state: own, leftOut } = row.element.dataset;
      const isShown = leftOut === undefined && row.words.includes(words) && (state === "" || own === state);
      row.element.hidden = !isShown;
      shown += Number(isShown);
    }
    const status = this.querySelector("[role=status]");
    const text = shown === this.rows.length ? `${shown} rows` : `${shown} of ${this.rows.length} rows`;
    if (status && status.textContent !== text) status.textContent = text;
  }
}

function sortKey(cell: HTMLTableCellElement | undefined): number | string | undefined {
  const given = cell?.dataset["sort"];
  if (given !== undefined)
    return given === "" ? undefined : Number.isFinite(Number(given)) ? Number(given) : given;
  const words = cell?.textContent?.trim() ?? "";
  return words === "" || words === "–" || words === "n/a" ? undefined : words;
}

customElements.define("table-tools", TableTools);

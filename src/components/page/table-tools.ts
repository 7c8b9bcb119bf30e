/**
 * Sorts and filters the table inside it. The table is in its given order without this script; a third press of a
 * heading brings that order back. Where it is a page of a longer list, the first press or word brings the rows of the
 * other pages, from this portal alone, so that nothing is sorted or filtered in part; if they cannot be had, the page
 * says on which rows it works. When they are there, the element sends the event `whole`.
 *
 * A row is what stands in a `tbody` and is no heading of a group (`data-group`). A cell sorts by its `data-sort`,
 * or else by its words; what is not available comes last in either direction. Whoever leaves rows out for another
 * reason marks them with `data-left-out` and sends the element the event `rows`.
 */
import { joinPages } from "./other-pages.ts";

type Direction = "ascending" | "descending";

interface Row {
  readonly element: HTMLTableRowElement;
  readonly home: HTMLTableSectionElement;
  readonly words: string;
}

class TableTools extends HTMLElement {
  private rows: readonly Row[] = [];
  private joining: Promise<void> | undefined;
  private isPartial = false;
  private sorted: { readonly column: number; readonly direction: Direction } | undefined;

  connectedCallback(): void {
    const table = this.querySelector("table");
    if (!table) return;
    this.isPartial = this.dataset["total"] !== undefined;
    this.rows = rowsOf(table);
    for (const [column, heading] of [...(table.tHead?.rows[0]?.cells ?? [])].entries()) {
      if (this.rows.length > 1 && heading.dataset["unsortable"] === undefined)
        this.addButton(table, heading, column);
    }
    const fieldset = this.querySelector("fieldset");
    fieldset?.addEventListener("input", () => this.whole(table, () => this.filter()));
    this.addEventListener("rows", () => {
      const isPart = this.rows.some(({ element }) => element.dataset["leftOut"] !== undefined);
      if (isPart) this.whole(table, () => this.filter());
      else this.filter();
    });
    // A browser that goes back fills the fields in again.
    if (this.chosen.words === "" && this.chosen.state === "") this.filter();
    else this.whole(table, () => this.filter());
  }

  private get chosen(): { readonly words: string; readonly state: string } {
    return {
      words: this.querySelector("input")?.value.toLowerCase() ?? "",
      state: this.querySelector("select")?.value ?? "",
    };
  }

  /** Does something with all rows, once they are there; with those of this page if the others cannot be had. */
  private whole(table: HTMLTableElement, act: () => void): void {
    const { list = "", pages, page } = this.dataset;
    if (!this.isPartial || pages === undefined) {
      act();
      return;
    }
    if (!this.joining) {
      this.say("Fetching the other rows…");
      const addresses = JSON.parse(pages) as readonly string[];
      this.joining = joinPages(table, { list, addresses, current: Number(page) }).then(
        () => this.joined(table),
        () => this.warn(),
      );
    }
    void this.joining.then(act);
  }

  private joined(table: HTMLTableElement): void {
    this.isPartial = false;
    this.rows = rowsOf(table);
    for (const element of this.querySelectorAll<HTMLElement>("[data-part]")) element.hidden = true;
    this.filter();
    this.dispatchEvent(new Event("whole", { bubbles: true }));
  }

  /** The rows of this page are all there is, so everything that follows is about them. */
  private warn(): void {
    const status = this.querySelector("[role=status]");
    const text = `The other pages of this list could not be fetched: sorting and filtering work on the ${this.rows.length} rows shown here.`;
    if (!status) return;
    const warning = document.createElement("span");
    warning.textContent = text;
    status.after(warning);
    this.filter();
    delete this.dataset["pages"];
  }

  private addButton(table: HTMLTableElement, heading: HTMLTableCellElement, column: number): void {
    const button = document.createElement("button");
    button.type = "button";
    // It lies over the words: those of a button would be missing from the headings that print repeats on each page.
    button.setAttribute("aria-label", `Sort by ${(heading.textContent ?? "").trim()}`);
    heading.append(button);
    const sort = () => {
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
    };
    button.addEventListener("click", () => this.whole(table, sort));
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
    const { words, state } = this.chosen;
    let shown = 0;
    for (const row of this.rows) {
      const { state: own, leftOut } = row.element.dataset;
      const isShown = leftOut === undefined && row.words.includes(words) && (state === "" || own === state);
      row.element.hidden = !isShown;
      shown += Number(isShown);
    }
    const here = shown === this.rows.length ? `${shown} rows` : `${shown} of ${this.rows.length} rows`;
    if (!this.isPartial) this.say(here);
    else if (shown === this.rows.length) this.say(`${shown} of ${this.dataset["total"]} rows`);
    else this.say(`${here} shown here, of ${this.dataset["total"]} in all`);
  }

  private say(text: string): void {
    const status = this.querySelector("[role=status]");
    if (status && status.textContent !== text) status.textContent = text;
  }
}

function rowsOf(table: HTMLTableElement): readonly Row[] {
  return [...table.tBodies].flatMap((home) =>
    [...home.rows]
      .filter((element) => element.dataset["group"] === undefined)
      .map((element) => ({ element, home, words: (element.textContent ?? "").toLowerCase() })),
  );
}

function sortKey(cell: HTMLTableCellElement | undefined): number | string | undefined {
  const given = cell?.dataset["sort"];
  if (given !== undefined)
    return given === "" ? undefined : Number.isFinite(Number(given)) ? Number(given) : given;
  const words = cell?.textContent?.trim() ?? "";
  return words === "" || words === "–" || words === "n/a" ? undefined : words;
}

customElements.define("table-tools", TableTools);

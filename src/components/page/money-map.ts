/**
 * The map of the money: choosing a part of it, and following one path. Everything that is drawn names the rows of
 * the table that it stands for in `data-rows`. What shares no row with the choice fades in the drawing and is
 * hidden in lists; what shares none with the part under the pointer or the focus fades as long as that lasts.
 */
import type { MapRow } from "../../views/map-filters.ts";
import { moneyFormat } from "../../views/money-format.ts";

interface Part {
  readonly element: Element;
  readonly rows: readonly number[];
  /** Parts of the drawing fade, those of lists are hidden. */
  readonly isDrawn: boolean;
}

class MoneyMap extends HTMLElement {
  private rows: readonly MapRow[] = [];
  private parts: readonly Part[] = [];
  private lines: readonly Element[] = [];
  private fields: readonly HTMLSelectElement[] = [];
  private chosen: ReadonlySet<number> = new Set();

  connectedCallback(): void {
    this.rows = JSON.parse(this.dataset["streams"] ?? "[]") as readonly MapRow[];
    this.chosen = new Set(this.rows.keys());
    this.lines = [...this.querySelectorAll("tbody tr")];
    // A long table has the rows of its other pages only when they are asked for.
    this.addEventListener("whole", () => {
      this.lines = [...this.querySelectorAll("tbody tr")];
      this.choose(false);
    });
    this.parts = [...this.querySelectorAll("[data-rows]")].map((element) => ({
      element,
      rows: rowsOf(element),
      isDrawn: element instanceof SVGElement,
    }));
    this.follow("pointerover", "pointerleave");
    this.follow("focusin", "focusout");
    this.fields = [...this.querySelectorAll<HTMLSelectElement>(":scope > fieldset select")];
    if (this.fields.length === 0) return;
    const given = new URLSearchParams(location.search);
    for (const field of this.fields) {
      field.value = given.get(field.name) ?? "";
      // What is no choice any more chooses everything.
      if (field.selectedIndex < 0) field.value = "";
      field.addEventListener("input", () => this.choose(true));
    }
    this.querySelector("[data-all]")?.addEventListener("click", () => {
      for (const field of this.fields) field.value = "";
      this.choose(true);
    });
    this.choose(false);
  }

  private follow(start: string, end: string): void {
    this.addEventListener(start, ({ target }) => {
      const part = target instanceof Element ? target.closest("svg [data-rows]") : null;
      this.fade(part ? new Set(rowsOf(part)) : undefined);
    });
    this.addEventListener(end, () => this.fade(undefined));
  }

  /** Applies what the fields say; a new choice is kept in the address. */
  private choose(isNew: boolean): void {
    const given = this.fields.filter(({ value }) => value !== "");
    const indexes = this.rows.map((_, index) => index);
    this.chosen = new Set(
      indexes.filter((index) =>
        given.every(({ name, value }) => this.rows[index]?.[name as keyof MapRow] === value),
      ),
    );
    for (const { element, rows, isDrawn } of this.parts) {
      if (!isDrawn) element.toggleAttribute("hidden", !rows.some((row) => this.chosen.has(row)));
    }
    // The table hides rows for reasons of its own too, so it is only told which are left out.
    for (const [index, line] of this.lines.entries())
      line.toggleAttribute("data-left-out", !this.chosen.has(index));
    this.querySelector("table-tools")?.dispatchEvent(new Event("rows"));
    this.fade(undefined);
    this.sumUp(given.length > 0);
    if (!isNew) return;
    const query = new URLSearchParams(given.map(({ name, value }) => [name, value])).toString();
    history.replaceState(null, "", query === "" ? location.pathname : `?${query}`);
  }

  /** Fades what shares no row with the choice and, if there is one, with the followed part. */
  private fade(followed: ReadonlySet<number> | undefined): void {
    for (const { element, rows, isDrawn } of this.parts) {
      if (!isDrawn) continue;
      const isOn = rows.some((row) => this.chosen.has(row) && (followed?.has(row) ?? true));
      element.toggleAttribute("data-faded", !isOn);
    }
  }

  /** What was chosen, of how much; without a choice what the page said at first. */
  private sumUp(isChoice: boolean): void {
    const place = this.querySelector<HTMLElement>("[data-sum]");
    if (!place) return;
    place.dataset["everything"] ??= place.textContent ?? "";
    place.textContent = isChoice ? this.chosenSum() : place.dataset["everything"];
  }

  private chosenSum(): string {
    const { money } = moneyFormat(this.dataset["locale"] ?? "en", this.dataset["currency"] ?? "EUR");
    const rows = [...this.chosen].flatMap((row) => this.rows[row] ?? []);
    if (rows.length === 0) return "No plan is in all of these; choose less.";
    const sum = (some: readonly MapRow[]) => money(some.reduce((total, row) => total + row.money, 0));
    const plans = (some: readonly MapRow[]) => new Set(some.map(({ plan }) => plan)).size;
    const leading = sum(rows.filter(({ leads }) => leads));
    return (
      `Chosen: ${sum(rows)} of ${sum(this.rows)} in ${plans(rows)} of ${plans(this.rows)} plans; ` +
      `${leading} of ${sum(rows)} leads to the P&L or to operations. The drawing keeps the amounts of the whole.`
    );
  }
}

function rowsOf(element: Element): readonly number[] {
  return (element.getAttribute("data-rows") ?? "").split(" ").filter(Boolean).map(Number);
}

customElements.define("money-map", MoneyMap);

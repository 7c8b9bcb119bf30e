/** The search page: words, filters with OR inside each and AND between them, sorting, and a link to every query. */
import { findRecords } from "./find-records.ts";
import type { Filters, Pagefind } from "./pagefind.ts";
import { fieldWeights } from "./search-ranking.ts";
import { neighbourOf, resultItem } from "./search-results.ts";

/** The filters in the order in which they are offered, with their titles. */
const filterTitles = {
  kind: "Kind",
  state: "State",
  forum: "Forum",
  year: "Year",
  plan: "Plan",
  kpi: "KPI",
  decider: "Decided by",
  owner: "Owner",
  unit: "Unit",
} as const;
const filterNames = Object.keys(filterTitles) as (keyof typeof filterTitles)[];
const sorts: Readonly<Record<string, object>> = { latest: { day: "desc" }, oldest: { day: "asc" } };
const pageLength = 20;

class PlanSearch extends HTMLElement {
  private pagefind: Pagefind | undefined;
  private shown = pageLength;
  private turn = 0;
  private searching: Promise<void> = Promise.resolve();

  connectedCallback(): void {
    void this.start().catch((error: unknown) => {
      this.slotOf("status").textContent =
        `Search could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
    });
  }

  private async start(): Promise<void> {
    const { bundle = "", base = "" } = this.dataset;
    const pagefind = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as Pagefind;
    const ranking = { metaWeights: fieldWeights };
    await pagefind.options({ baseUrl: base, bundlePath: bundle, excerptLength: 28, ranking });
    await pagefind.init();
    this.pagefind = pagefind;
    const given = new URLSearchParams(location.search);
    this.buildFilters(await pagefind.filters(), given);
    this.field("q").value = given.get("q") ?? "";
    this.field("sort").value = given.get("sort") ?? "";
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.toFirstResult();
    });
    this.form.addEventListener("input", () => {
      this.searching = this.update(true);
    });
    this.addEventListener("keydown", (event) => this.key(event));
    this.button("more").addEventListener("click", () => {
      this.shown += pageLength;
      void this.update(false);
    });
    this.button("clear").addEventListener("click", () => this.clearFilters());
    this.field("q").focus();
    await this.update(true);
  }

  /** Whoever types fast and presses Enter means the words, and not what was found for the first letters of them. */
  private async toFirstResult(): Promise<void> {
    const { searching } = this;
    await searching;
    if (searching === this.searching) this.links[0]?.focus();
  }

  private get form(): HTMLFormElement {
    return this.querySelector("form") as HTMLFormElement;
  }

  private get links(): readonly HTMLAnchorElement[] {
    return [...this.querySelectorAll<HTMLAnchorElement>("[data-results] li > a")];
  }

  private slotOf(name: string): HTMLElement {
    return this.querySelector(`[data-${name}]`) as HTMLElement;
  }

  private button(name: string): HTMLButtonElement {
    return this.slotOf(name) as HTMLButtonElement;
  }

  private field(name: string): HTMLInputElement {
    return this.form.elements.namedItem(name) as HTMLInputElement;
  }

  private buildFilters(filters: Filters, given: URLSearchParams): void {
    for (const name of filterNames) {
      const values = Object.entries(filters[name] ?? {});
      if (values.length === 0) continue;
      const fieldset = element("fieldset", element("legend", filterTitles[name]));
      fieldset.firstElementChild?.classList.add("visually-hidden");
      for (const [value, count] of sorted(values, name === "year")) {
        const box = document.createElement("input");
        Object.assign(box, { type: "checkbox", name, value, checked: given.getAll(name).includes(value) });
        fieldset.append(element("label", box, `${value} (${count})`));
      }
      const details = element("details", element("summary", filterTitles[name]), fieldset);
      details.dataset["filter"] = name;
      this.slotOf("filters").append(details);
    }
  }

  private chosen(): Readonly<Record<string, readonly string[]>> {
    const data = new FormData(this.form);
    const entries = filterNames.map((name) => [name, data.getAll(name).map(String)] as const);
    return Object.fromEntries(entries.filter(([, values]) => values.length > 0));
  }

  /** Arrows lead through the results and back to the field; Escape clears the words, then the filters. */
  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const field = this.field("q");
    if (event.key === "Escape") {
      event.preventDefault();
      field.focus();
      if (field.value === "") this.clearFilters();
      else {
        field.value = "";
        void this.update(true);
      }
      return;
    }
    const stops = [field, ...this.links];
    const next = neighbourOf(stops, document.activeElement, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  private clearFilters(): void {
    for (const box of this.form.querySelectorAll<HTMLInputElement>("input[type=checkbox]"))
      box.checked = false;
    void this.update(true);
    this.field("q").focus();
  }

  private async update(fromTheTop: boolean): Promise<void> {
    if (!this.pagefind) return;
    if (fromTheTop) this.shown = pageLength;
    this.turn += 1;
    const { turn } = this;
    const words = this.field("q").value.trim();
    const sort = this.field("sort").value;
    const chosen = this.chosen();
    const isFiltered = Object.keys(chosen).length > 0;
    this.remember(words, sort, chosen);
    this.nameChosen(chosen);
    this.button("clear").hidden = !isFiltered;
    if (words === "" && !isFiltered) {
      this.slotOf("results").replaceChildren();
      this.button("more").hidden = true;
      this.slotOf("status").textContent = "Type a word or choose a filter.";
      return;
    }
    const found = await findRecords(this.pagefind, { words, chosen, sort: sorts[sort] });
    const entries = await Promise.all(found.slice(0, this.shown).map((result) => result.data()));
    // A later letter may have been typed while this search ran; its results are the ones to show.
    if (turn !== this.turn) return;
    this.slotOf("results").replaceChildren(...entries.map(resultItem));
    this.button("more").hidden = found.length <= this.shown;
    this.slotOf("status").textContent =
      found.length === 0
        ? "Nothing found. Try fewer words or filters."
        : `${found.length} ${found.length === 1 ? "result" : "results"}`;
  }

  /** A closed filter says in its summary what is chosen in it. */
  private nameChosen(chosen: Readonly<Record<string, readonly string[]>>): void {
    for (const details of this.querySelectorAll<HTMLDetailsElement>("details[data-filter]")) {
      const name = details.dataset["filter"] as keyof typeof filterTitles;
      const values = chosen[name] ?? [];
      const summary = details.querySelector("summary") as HTMLElement;
      summary.textContent = filterTitles[name] + (values.length > 0 ? `: ${values.join(", ")}` : "");
      details.dataset["chosen"] = String(values.length > 0);
    }
  }

  /** Keeps the query in the address, so that a search can be sent to somebody. */
  private remember(query: string, sort: string, chosen: Readonly<Record<string, readonly string[]>>): void {
    const search = new URLSearchParams();
    if (query !== "") search.set("q", query);
    if (sort !== "") search.set("sort", sort);
    for (const [name, values] of Object.entries(chosen))
      for (const value of values) search.append(name, value);
    const text = search.toString();
    history.replaceState(null, "", text === "" ? location.pathname : `?${text}`);
  }
}

function sorted(values: [string, number][], latestFirst: boolean): [string, number][] {
  return values.sort(([a], [b]) => (latestFirst ? b.localeCompare(a) : a.localeCompare(b)));
}

function element(name: string, ...children: readonly (Node | string)[]): HTMLElement {
  const created = document.createElement(name);
  created.append(...children);
  return created;
}

customElements.define("plan-search", PlanSearch);

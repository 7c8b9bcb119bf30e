/** The search page: words, filters with OR inside each and AND between them, sorting, and a link to every query. */
import { type Chosen, chosenIn, filterFolds, nameChosen } from "./filter-boxes.ts";
import type { Query } from "./find-records.ts";
import { openSearch, type Search } from "./search-client.ts";
import { neighbourOf, resultItem } from "./search-results.ts";

const sorts: Readonly<Record<string, Query["sort"]>> = { latest: { day: "desc" }, oldest: { day: "asc" } };
const pageLength = 20;
/** So many results come at once, as many files as a browser asks most servers for at a time; those below them follow. */
const firstLength = 6;

/** A part of what is found, wanted as long as nothing else is asked. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly isAsked: () => boolean;
}

class PlanSearch extends HTMLElement {
  private search: Search | undefined;
  private shown = pageLength;
  private turn = 0;
  private searching: Promise<void> = Promise.resolve();

  connectedCallback(): void {
    const given = new URLSearchParams(location.search);
    // Somebody may have typed before this script was there.
    if (this.field("q").value === "") this.field("q").value = given.get("q") ?? "";
    this.field("sort").value = given.get("sort") ?? "";
    this.listen();
    this.field("q").focus();
    this.searching = this.orSayWhy(() => this.open(given));
    this.update();
  }

  private async open(given: URLSearchParams): Promise<void> {
    const { bundle = "", base = "" } = this.dataset;
    const search = await openSearch({ bundle, base, language: document.documentElement.lang });
    this.slotOf("filters").append(...filterFolds(search, given));
    this.search = search;
    this.noteQuestion(search);
  }

  private listen(): void {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.toFirstResult();
    });
    this.form.addEventListener("input", () => this.update());
    this.addEventListener("keydown", (event) => this.key(event));
    this.button("more").addEventListener("click", () => this.showMore());
    this.button("clear").addEventListener("click", () => this.clearFilters());
  }

  private async orSayWhy(attempt: () => Promise<void>): Promise<void> {
    try {
      await attempt();
    } catch (error) {
      this.slotOf("status").textContent =
        `Search could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
    }
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
        this.update();
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
    this.update();
    this.field("q").focus();
  }

  /** Searches for what is asked now. */
  private update(): void {
    this.shown = pageLength;
    this.turn += 1;
    this.whenDone((search, isAsked) => this.answer(search, isAsked));
    if (this.search) this.noteQuestion(this.search);
  }

  private showMore(): void {
    const from = this.shown;
    const to = from + pageLength;
    this.shown = to;
    this.whenDone((search, isAsked) => this.addResults(search, { from, to, isAsked }));
  }

  /** Does something once the search under way is done, unless something else is asked by then. */
  private whenDone(next: (search: Search, isAsked: () => boolean) => Promise<void>): void {
    const { turn, searching } = this;
    const isAsked = () => turn === this.turn;
    this.searching = this.orSayWhy(async () => {
      await searching;
      if (this.search && isAsked()) await next(this.search, isAsked);
    });
  }

  private question(): Query & { readonly isAnything: boolean } {
    const words = this.field("q").value.trim();
    const chosen = chosenIn(this.form);
    const isAnything = words !== "" || Object.keys(chosen).length > 0;
    return { words, chosen, sort: sorts[this.field("sort").value], isAnything };
  }

  /** Shows what is asked, and begins to load what the answer needs. */
  private noteQuestion(search: Search): void {
    const { words, chosen, isAnything } = this.question();
    this.remember(words, this.field("sort").value, chosen);
    nameChosen(this, chosen);
    this.button("clear").hidden = Object.keys(chosen).length === 0;
    if (isAnything) void this.orSayWhy(() => search.prepare(words));
    else {
      this.slotOf("results").replaceChildren();
      this.button("more").hidden = true;
      this.slotOf("status").textContent = "Type a word or choose a filter.";
    }
  }

  private async answer(search: Search, isAsked: () => boolean): Promise<void> {
    const question = this.question();
    if (!question.isAnything) return;
    const { count, results } = await search.find(question, 0, firstLength);
    // A later letter may have been typed while this search ran; its results are the ones to show.
    if (!isAsked()) return;
    this.slotOf("results").replaceChildren(...results.map(resultItem));
    this.button("more").hidden = true;
    this.slotOf("status").textContent =
      count === 0
        ? "Nothing found. Try fewer words or filters."
        : `${count} ${count === 1 ? "result" : "results"}`;
    // Whoever goes on typing or to the first result does not wait for these.
    if (count > firstLength)
      void this.orSayWhy(() => this.addResults(search, { from: firstLength, to: pageLength, isAsked }));
  }

  /** Adds the results from one place to before another to those that are there. */
  private async addResults(search: Search, { from, to, isAsked }: Part): Promise<void> {
    const { count, results } = await search.find(this.question(), from, to);
    if (!isAsked()) return;
    this.slotOf("results").append(...results.map(resultItem));
    this.button("more").hidden = count <= to;
  }

  /** Keeps the query in the address, so that a search can be sent to somebody. */
  private remember(query: string, sort: string, chosen: Chosen): void {
    const search = new URLSearchParams();
    if (query !== "") search.set("q", query);
    if (sort !== "") search.set("sort", sort);
    for (const [name, values] of Object.entries(chosen))
      for (const value of values) search.append(name, value);
    const text = search.toString();
    history.replaceState(null, "", text === "" ? location.pathname : `?${text}`);
  }
}

customElements.define("plan-search", PlanSearch);

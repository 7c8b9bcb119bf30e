/** The search page: words, filters with OR inside each and AND between them, sorting, and a link to every query. */

interface Pagefind {
  options(options: {
    readonly baseUrl: string;
    readonly bundlePath: string;
    readonly excerptLength?: number;
  }): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Filters>;
  search(
    query: string | null,
    options: object,
  ): Promise<{
    readonly results: readonly Result[];
    readonly totalFilters?: Filters;
    readonly filters?: Filters;
  }>;
}

type Filters = Readonly<Record<string, Readonly<Record<string, number>>>>;

interface Result {
  data(): Promise<{
    readonly url: string;
    readonly excerpt: string;
    readonly meta: Readonly<Record<string, string>>;
  }>;
}

/** The filters in the order in which they are offered, with their titles. */
const filterTitles = { kind: "Kind", state: "State", owner: "Owner", unit: "Unit", year: "Year" } as const;
const filterNames = Object.keys(filterTitles) as (keyof typeof filterTitles)[];
const sorts: Readonly<Record<string, object>> = { latest: { day: "desc" }, oldest: { day: "asc" } };
const pageLength = 20;

class PlanSearch extends HTMLElement {
  private pagefind: Pagefind | undefined;
  private shown = pageLength;
  private turn = 0;

  connectedCallback(): void {
    void this.start().catch((error: unknown) => {
      this.slotOf("status").textContent =
        `Search could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
    });
  }

  private async start(): Promise<void> {
    const { bundle = "", base = "" } = this.dataset;
    const pagefind = (await import(/* @vite-ignore */ `${bundle}pagefind.js`)) as Pagefind;
    await pagefind.options({ baseUrl: base, bundlePath: bundle, excerptLength: 28 });
    await pagefind.init();
    this.pagefind = pagefind;
    const given = new URLSearchParams(location.search);
    this.buildFilters(await pagefind.filters(), given);
    this.field("q").value = given.get("q") ?? "";
    this.field("sort").value = given.get("sort") ?? "";
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => void this.update(true));
    this.more.addEventListener("click", () => {
      this.shown += pageLength;
      void this.update(false);
    });
    this.field("q").focus();
    await this.update(true);
  }

  private get form(): HTMLFormElement {
    return this.querySelector("form") as HTMLFormElement;
  }

  private get more(): HTMLButtonElement {
    return this.querySelector("[data-more]") as HTMLButtonElement;
  }

  private slotOf(name: string): HTMLElement {
    return this.querySelector(`[data-${name}]`) as HTMLElement;
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
      const details = element(
        "details",
        element("summary", filterTitles[name]),
        fieldset,
      ) as HTMLDetailsElement;
      details.open = given.has(name);
      this.slotOf("filters").append(details);
    }
  }

  private chosen(): Readonly<Record<string, readonly string[]>> {
    const data = new FormData(this.form);
    const entries = filterNames.map((name) => [name, data.getAll(name).map(String)] as const);
    return Object.fromEntries(entries.filter(([, values]) => values.length > 0));
  }

  private async update(fromTheTop: boolean): Promise<void> {
    if (!this.pagefind) return;
    if (fromTheTop) this.shown = pageLength;
    this.turn += 1;
    const { turn } = this;
    const query = this.field("q").value.trim();
    const sort = this.field("sort").value;
    const chosen = this.chosen();
    this.remember(query, sort, chosen);
    if (query === "" && Object.keys(chosen).length === 0) {
      this.slotOf("results").replaceChildren();
      this.more.hidden = true;
      this.slotOf("status").textContent = "Type a word or choose a filter.";
      return;
    }
    const filters = Object.fromEntries(
      Object.entries(chosen).map(([name, values]) => [name, { any: values }]),
    );
    const found = await this.pagefind.search(query === "" ? null : query, {
      filters,
      sort: sorts[sort] ?? {},
    });
    const entries = await Promise.all(found.results.slice(0, this.shown).map((result) => result.data()));
    // A later letter may have been typed while this search ran; its results are the ones to show.
    if (turn !== this.turn) return;
    this.slotOf("results").replaceChildren(...entries.map(resultItem));
    this.more.hidden = found.results.length <= this.shown;
    const count = found.results.length;
    this.slotOf("status").textContent =
      count === 0
        ? "Nothing found. Try fewer words or filters."
        : `${count} ${count === 1 ? "result" : "results"}`;
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

function resultItem({ url, excerpt, meta }: Awaited<ReturnType<Result["data"]>>): HTMLElement {
  const link = document.createElement("a");
  link.href = url;
  link.textContent = meta["title"] ?? url;
  const facts = element(
    "div",
    [meta["kind"], meta["state"], meta["date"], meta["owner"]].filter(Boolean).join(" · "),
  );
  facts.className = "facts";
  const words = document.createElement("div");
  words.className = "excerpt";
  // Pagefind escapes the text of an excerpt and adds nothing but <mark>.
  words.innerHTML = excerpt;
  return element("li", link, facts, words);
}

function element(name: string, ...children: readonly (Node | string)[]): HTMLElement {
  const created = document.createElement(name);
  created.append(...children);
  return created;
}

customElements.define("plan-search", PlanSearch);

/** The filters of the search page: for each a fold with a box for every value, and how many records have it. */
import type { FilterCounts } from "../../views/search-filters.ts";

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
type FilterName = keyof typeof filterTitles;
const filterNames = Object.keys(filterTitles) as FilterName[];

/** What is chosen, by the name of the filter; filters of which nothing is chosen are left out. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

/** Folds for the filters that have values, with the boxes ticked that an address names. */
export function filterFolds({ filters }: FilterCounts, given: URLSearchParams): readonly HTMLElement[] {
  return filterNames.flatMap((name) => {
    const values = Object.entries(filters[name] ?? {});
    if (values.length === 0) return [];
    const fieldset = element("fieldset", element("legend", filterTitles[name]));
    fieldset.firstElementChild?.classList.add("visually-hidden");
    const isGiven = new Set(given.getAll(name));
    for (const [value, count] of sorted(values, name === "year")) {
      const box = document.createElement("input");
      Object.assign(box, { type: "checkbox", name, value, checked: isGiven.has(value) });
      fieldset.append(element("label", box, `${value} (${count})`));
    }
    const fold = element("details", element("summary", filterTitles[name]), fieldset);
    fold.dataset["filter"] = name;
    return [fold];
  });
}

/** What is ticked, in the order of the filters. It is asked for at every key, and there may be thousands of boxes. */
export function chosenIn(within: HTMLElement): Chosen {
  const chosen: Record<string, string[]> = {};
  for (const box of within.querySelectorAll<HTMLInputElement>("input[type=checkbox]:checked")) {
    chosen[box.name] ??= [];
    chosen[box.name]?.push(box.value);
  }
  return chosen;
}

/** A closed filter says in its summary what is chosen in it. */
export function nameChosen(within: HTMLElement, chosen: Chosen): void {
  for (const fold of within.querySelectorAll<HTMLDetailsElement>("details[data-filter]")) {
    const name = fold.dataset["filter"] as FilterName;
    const values = chosen[name] ?? [];
    const summary = fold.querySelector("summary") as HTMLElement;
    const title = filterTitles[name] + (values.length > 0 ? `: ${values.join(", ")}` : "");
    if (summary.textContent !== title) summary.textContent = title;
    fold.dataset["chosen"] = String(values.length > 0);
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

/** A group of pages that answer the same kind of question; its first page is where its name leads. */
interface PageGroup {
  readonly title: string;
  readonly pages: readonly (readonly [title: string, path: string])[];
}

/** The map of the portal. Pages of single entries belong to the page whose path theirs begins with. */
const groups: readonly PageGroup[] = [
  {
    title: "Scorecard",
    pages: [
      ["Scorecard", ""],
      ["What changed", "changes/"],
      ["Trends", "trends/"],
      ["Goalposts", "goalposts/"],
      ["Forecasts", "forecasts/"],
    ],
  },
  {
    title: "Outcomes",
    pages: [
      ["KPIs", "kpis/"],
      ["Objectives", "objectives/"],
      ["Map", "map/"],
    ],
  },
  {
    title: "Plans",
    pages: [
      ["Plans", "plans/"],
      ["Roadmap", "roadmap/"],
      ["Milestones", "milestones/"],
      ["Dependencies", "dependencies/"],
      ["Updates", "updates/"],
    ],
  },
  {
    title: "Money",
    pages: [
      ["Investment", "investment/"],
      ["Capacity", "capacity/"],
      ["Systems", "systems/"],
    ],
  },
  {
    title: "Decisions",
    pages: [
      ["Decisions", "decisions/"],
      ["Effects", "decisions/effects/"],
      ["Findings", "findings/"],
      ["Rules", "rules/"],
      ["Risks", "risks/"],
      ["Assumptions", "assumptions/"],
      ["Forums", "forums/"],
    ],
  },
  {
    title: "People",
    pages: [
      ["People", "people/"],
      ["Units", "units/"],
      ["Teams", "teams/"],
    ],
  },
  { title: "Guide", pages: [["Guide", "guide/"]] },
];

export interface NavigationLink {
  readonly title: string;
  /** The path without the base. */
  readonly href: string;
  /** Whether it is the page itself, or one that holds it, or neither. */
  readonly current: "page" | "true" | undefined;
}

export interface NavigationView {
  readonly groups: readonly NavigationLink[];
  /** The pages of the group that the page belongs to, if there are several. */
  readonly pages: readonly NavigationLink[];
}

/** `path` is that of the page without the base, e.g. `kpis/churn/`. */
export function navigationView(path: string): NavigationView {
  const place = places.find(({ href }) => path.startsWith(href));
  const view = path === place?.href ? place.itself : place?.below;
  return view ?? viewAt(path);
}

function viewAt(path: string): NavigationView {
  const linked = groups.map(({ title, pages }) => ({
    title,
    pages: pages.map(([name, href]): NavigationLink => {
      // A page may lie below another one; then only the nearest holds what is below both.
      const isNearest = !pages.some(([, other]) => other.length > href.length && path.startsWith(other));
      return { title: name, href, current: isNearest ? currency(path, href) : undefined };
    }),
  }));
  const current = linked.find(({ pages }) => pages.some((page) => page.current !== undefined));
  return {
    groups: linked.map(({ title, pages }) => ({
      title,
      href: pages[0]?.href ?? "",
      current: pages.find((page) => page.current !== undefined) && (pages[0]?.current ?? ("true" as const)),
    })),
    pages: current && current.pages.length > 1 ? current.pages : [],
  };
}

/**
 * What stands on a page of the map, and on all pages below it that are not below another one: it is the same on each, and
 * there are ten thousand of them. The longest path is the nearest.
 */
const places = groups
  .flatMap(({ pages }) => pages.map(([, href]) => href))
  .sort((a, b) => b.length - a.length)
  .map((href) => ({ href, itself: viewAt(href), below: viewAt(`${href}entry/`) }));

function currency(path: string, href: string): "page" | "true" | undefined {
  if (path === href) return "page";
  return href !== "" && path.startsWith(href) ? "true" : undefined;
}

import type { CollectionName } from "../model/index.ts";

/** A page of the guide. Its words are in `src/pages/guide/`, in a file of the same name. */
export interface GuidePage {
  /** The last part of its address, e.g. `kpis` for `guide/kpis/`. */
  readonly name: string;
  readonly title: string;
  /** One sentence for the list of pages and for search. */
  readonly summary: string;
  /** The collections whose files the page explains. */
  readonly collections: readonly CollectionName[];
}

export interface GuideGroup {
  readonly title: string;
  readonly pages: readonly GuidePage[];
}

const page = (
  name: string,
  title: string,
  summary: string,
  collections: readonly CollectionName[] = [],
): GuidePage => ({ name, title, summary, collections });

/** All pages but the first, which lists them. A page for a new collection is a line here and a file. */
export const guideGroups: readonly GuideGroup[] = [
  {
    title: "Reading",
    pages: [
      page("reading", "How to read this portal", "What each colour and figure means, with its formula."),
      page(
        "history",
        "What git remembers",
        "Trends, moved goalposts and what became of forecasts, from the history.",
      ),
    ],
  },
  {
    title: "Writing",
    pages: [
      page(
        "start",
        "Getting started",
        "From an empty folder to the first entry, and what all files have in common.",
      ),
      page(
        "import",
        "Bring your spreadsheets",
        "How tables, decision records and exports of other tools become entries, and how a plan becomes tables.",
      ),
      page("text", "Writing text", "What a text may hold: links, tables, pictures, diagrams and components."),
      page(
        "editions",
        "Editions for audiences",
        "How entries are kept for some readers, and what the portals for others say instead.",
      ),
      page("check", "What the check says", "Every rule of the check, and how to mend what it finds."),
    ],
  },
  {
    title: "Publishing",
    pages: [
      page("publish", "Who may see it", "Where the company's sign-in goes, and what the web server says."),
    ],
  },
  {
    title: "The files",
    pages: [
      page("portal", "portal.json", "The settings: name, currency, reporting date, limits."),
      page("objectives", "Objectives", "What the organisation wants to be different, and why.", [
        "objectives",
      ]),
      page("kpis", "KPIs and actuals", "How an outcome is measured, where it should go, and where it is.", [
        "kpis",
        "actuals",
      ]),
      page("plans", "Plans", "What is done, by whom, and which KPIs it promises to move.", ["plans"]),
      page("milestones", "Milestones", "What has to be finished by when, and what it waits for.", [
        "milestones",
      ]),
      page("updates", "Updates", "What the owner of a plan, or a reviewer, says about it on a day.", [
        "updates",
      ]),
      page(
        "decisions",
        "Decisions",
        "What was decided, by whom, from which options, and what it should do.",
        ["decisions"],
      ),
      page("risks", "Assumptions and risks", "What plans rest on, and what may go wrong.", [
        "assumptions",
        "risks",
      ]),
      page(
        "people",
        "People, units and forums",
        "Who can be held accountable, and where decisions are taken.",
        ["people", "units", "forums"],
      ),
      page(
        "resources",
        "Teams and systems",
        "What there is to do the work with: capacity and applications.",
        ["teams", "systems"],
      ),
    ],
  },
];

const pages = guideGroups.flatMap((group) => group.pages);

/** The page of a name. Throws where there is none: a page of the guide names itself. */
export function guidePage(name: string): GuidePage {
  const found = pages.find((other) => other.name === name);
  if (!found) throw new RangeError(`The guide has no page \`${name}\`; see src/guide/guide-pages.ts.`);
  return found;
}

/** The page that explains the files of a collection. */
export function guidePageOf(collection: CollectionName): GuidePage {
  const found = pages.find(({ collections }) => collections.includes(collection));
  if (!found)
    throw new RangeError(`The guide has no page for \`${collection}\`; see src/guide/guide-pages.ts.`);
  return found;
}

/** The path of a page without the base. */
export function guidePath({ name }: GuidePage): string {
  return `guide/${name}/`;
}

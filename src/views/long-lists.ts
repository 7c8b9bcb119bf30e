/**
 * The lists that go over numbered pages where they are long. The first page of each is a page of the portal's map; the
 * others are at `lists/`, so that none can have the address of an entry.
 */
import { rules } from "../analysis/index.ts";
import { type CollectionName, collections, oncePer } from "../model/index.ts";
import { assumptionList } from "./assumption-list.ts";
import { required, rulePath, type ViewContext } from "./context.ts";
import { effectsView } from "./decision-effects.ts";
import { decisionList } from "./decision-list.ts";
import { dependencyTable } from "./dependencies.ts";
import { findingsView } from "./findings.ts";
import { forumList } from "./forum-list.ts";
import { type FrameView, frameView } from "./frame.ts";
import { goalpostsView } from "./goalposts.ts";
import { investmentPage } from "./investment.ts";
import { allKpis, type KpiList, kpiPage } from "./kpi-list.ts";
import { kpisPerPage, rowsPerPage } from "./list-limits.ts";
import { allMilestones } from "./milestone-table.ts";
import { moneyMapView } from "./money-map.ts";
import { objectiveTable } from "./objective.ts";
import { peopleView } from "./people.ts";
import { allPlans } from "./plan-table.ts";
import { riskList } from "./risk-list.ts";
import { rulePage } from "./rule.ts";
import { systemList } from "./system-list.ts";
import type { Table } from "./table.ts";
import { type ListPlace, listPath, pageCount, tablePage } from "./table-part.ts";
import { teamList } from "./team-list.ts";
import { unitList } from "./unit-list.ts";
import { updateStream } from "./update.ts";

interface LongList extends ListPlace {
  /** How many rows of it are on a page, of so many that others have: less where several long lists share a page. */
  readonly share: number;
  /** All of its rows; `undefined` where the page has no such list. */
  readonly table: (context: ViewContext) => Table | undefined;
}

/** A page of a list after its first. */
export interface FurtherPage {
  readonly list: string;
  readonly page: number;
  /** The path without the base, e.g. `lists/findings/2/`. */
  readonly path: string;
}

export interface FurtherPageView {
  readonly frame: FrameView;
  /** E.g. `Findings, page 2 of 8`. */
  readonly title: string;
  /** The page that has the first rows. */
  readonly home: { readonly text: string; readonly href: string };
  readonly content: Table | KpiList;
}

/** A page of a list of tables by its name, e.g. `decisions/records`; `whole` is its table, if it is at hand. */
export function listPage(
  context: ViewContext,
  list: string,
  whole?: Table,
  page = 1,
  perPage: number = rowsPerPage(context.repository.portal),
): Table {
  const found = required(
    lists.find((each) => each.list === list),
    list,
  );
  return tablePage(wholeTable(context, found, whole), found, page, ownRows(found, perPage));
}

/** A page of the list of all KPIs. */
export function kpiListPage(
  context: ViewContext,
  page = 1,
  perPage: number = kpisPerPage(context.repository.portal),
): KpiList {
  return kpiPage(context, kpiPlace, page, perPage);
}

/** Every page of a list that is not a page of the portal's map. */
export function furtherPages(
  context: ViewContext,
  perPage: number = rowsPerPage(context.repository.portal),
  kpisOnPage: number = kpisPerPage(context.repository.portal),
): readonly FurtherPage[] {
  const kpis = allKpis(context).reduce((sum, { rows }) => sum + rows.length, 0);
  const counts = [
    { place: kpiPlace, count: pageCount(kpis, kpisOnPage) },
    ...lists.map((place) => ({
      place,
      count: pageCount(wholeTable(context, place).rows.length, ownRows(place, perPage)),
    })),
  ];
  return counts.flatMap(({ place, count }) =>
    Array.from({ length: count - 1 }, (_, index) => ({
      list: place.list,
      page: index + 2,
      path: listPath(place, index + 2),
    })),
  );
}

export function furtherPage(
  context: ViewContext,
  { list, page }: Pick<FurtherPage, "list" | "page">,
  perPage: number = rowsPerPage(context.repository.portal),
  kpisOnPage: number = kpisPerPage(context.repository.portal),
): FurtherPageView {
  const isKpis = list === kpiPlace.list;
  const content = isKpis
    ? kpiListPage(context, page, kpisOnPage)
    : listPage(context, list, undefined, page, perPage);
  const place = required(isKpis ? kpiPlace : lists.find((each) => each.list === list), list);
  const count = required(content.part?.pages, list).paths.length;
  // Its pages are made in their order, and a whole table is held for none that come after.
  if (page === count) wholeTables.get(context)?.delete(list);
  return {
    // In the navigation it belongs to its first page.
    frame: frameView(context, `${place.home}${page}/`),
    title: `${place.title}, page ${page} of ${count}`,
    home: {
      text: place.title,
      href: place.anchor === undefined ? place.home : `${place.home}#${place.anchor}`,
    },
    content,
  };
}

const wholeTables = new WeakMap<ViewContext, Map<string, Table>>();

function ownRows({ share }: LongList, perPage: number): number {
  return Math.ceil(perPage * share);
}

/** Made once for its pages, since each is a part of it. */
function wholeTable(context: ViewContext, { list, table }: LongList, given?: Table): Table {
  const tables = wholeTables.get(context) ?? new Map<string, Table>();
  wholeTables.set(context, tables);
  const known = tables.get(list) ?? given;
  if (known) return known;
  const made = table(context) ?? noTable;
  tables.set(list, made);
  return made;
}

const noTable: Table = { caption: "", columns: [], rows: [], empty: "" };

const report = { text: "The same as data", href: "data/report.json" };

/** Where else all entries of a collection are. */
function elsewhere(collection: Exclude<CollectionName, "actuals">): ListPlace["elsewhere"] {
  const { noun } = collections[collection];
  const kind = noun.slice(0, 1).toUpperCase() + noun.slice(1);
  return [
    { text: "Search them by any word", href: `search/?kind=${kind}` },
    { text: "All as CSV", href: `data/${collection}.csv` },
  ];
}

function entryList(
  collection: Exclude<CollectionName, "actuals">,
  title: string,
  anchor: string | undefined,
  table: LongList["table"],
): LongList {
  return part(collection, title, `${collection}/`, anchor, elsewhere(collection), table);
}

function part(
  list: string,
  title: string,
  home: string,
  anchor: string | undefined,
  others: ListPlace["elsewhere"],
  table: LongList["table"],
): LongList {
  return { list, title, home, anchor, elsewhere: others, table, share: 1 };
}

const kpiPlace: ListPlace = {
  list: "kpis",
  title: "KPIs",
  home: "kpis/",
  anchor: undefined,
  elsewhere: elsewhere("kpis"),
};

const riskTitles = {
  open: "Open risks",
  byPlan: "Risks by plan",
  past: "Risks that occurred or were closed",
} as const;
const riskAnchors = { open: "open", byPlan: "by-plan", past: "past" } as const;
const investmentTitles = {
  ranked: "The ranking of plans",
  run: "Run work",
  unranked: "Plans that nothing ranks",
  benefits: "What the present values are made of",
} as const;
const goalpostTitles = { moves: "Promises that moved", edits: "Records that were edited" } as const;

// Several lists may be parts of one page, whose view is then made once.
const decisions = oncePer(decisionList);
const risks = oncePer(riskList);
const investment = oncePer(investmentPage);
const goalposts = oncePer(goalpostsView);

const lists: readonly LongList[] = [
  part("findings", "Findings", "findings/", undefined, [report], (context) => findingsView(context).table),
  ...rules.map(({ id, title }) =>
    part(`rules/${id}`, title, rulePath(id), "found", [report], (context) => rulePage(context, id).found),
  ),
  part(
    "decisions/required",
    "Required decisions",
    "decisions/",
    "required",
    [report],
    (context) => decisions(context).required,
  ),
  part(
    "decisions/records",
    "Decision records",
    "decisions/",
    "records",
    elsewhere("decisions"),
    (context) => decisions(context).records,
  ),
  part(
    "decisions/effects",
    "Expected effects",
    "decisions/effects/",
    "effects",
    [report],
    (context) => effectsView(context).effects,
  ),
  entryList("milestones", "Milestones", undefined, allMilestones),
  entryList("updates", "Updates", undefined, (context) => updateStream(context).table),
  entryList("plans", "Plans", undefined, allPlans),
  entryList("objectives", "Objectives", undefined, objectiveTable),
  entryList("people", "People", undefined, (context) => peopleView(context).table),
  entryList("units", "Units", undefined, (context) => unitList(context).table),
  entryList("teams", "Teams", undefined, (context) => teamList(context).table),
  entryList("forums", "Forums", undefined, (context) => forumList(context).table),
  entryList("systems", "Systems", "inventory", (context) => systemList(context).table),
  entryList("assumptions", "Assumptions", "assumptions", (context) => assumptionList(context).table),
  ...(["open", "byPlan", "past"] as const).map((name) =>
    part(
      `risks/${riskAnchors[name]}`,
      riskTitles[name],
      "risks/",
      riskAnchors[name],
      elsewhere("risks"),
      (context) => risks(context)[name],
    ),
  ),
  part(
    "map/streams",
    "Streams of money",
    "map/",
    "streams",
    [report],
    (context) => moneyMapView(context).table,
  ),
  part(
    "dependencies/across",
    "Dependencies across functions",
    "dependencies/",
    "table",
    [report],
    dependencyTable,
  ),
  ...(["ranked", "run", "unranked", "benefits"] as const).map((name) => ({
    ...part(
      `investment/${name}`,
      investmentTitles[name],
      "investment/",
      name === "benefits" ? "formulas" : name,
      [report],
      (context) => investment(context)[name],
    ),
    // Four lists that grow with the plans, below two drawings.
    share: 0.5,
  })),
  ...(["moves", "edits"] as const).map((name) =>
    part(
      `goalposts/${name}`,
      goalpostTitles[name],
      "goalposts/",
      name,
      [],
      (context) => goalposts(context)[name],
    ),
  ),
];

import { dateFormatter, oncePer } from "../model/index.ts";
import { titleOf, type ViewContext } from "./context.ts";
import { editionView } from "./edition.ts";
import { feedLinks } from "./feed.ts";
import { type NavigationView, navigationView } from "./navigation.ts";
import { type PortalAgeView, portalAge } from "./portal-age.ts";

/** What stands on every page: where one is, and how far its figures can be trusted. */
export interface FrameView {
  readonly organisation: string;
  readonly description: string;
  readonly language: string;
  readonly navigation: NavigationView;
  readonly basis: BasisView;
  /** Which commit the portal is made of, on the few pages that say it: a new one would change all others for nothing. */
  readonly commit: string | undefined;
  /** Which edition of the plan it is; `undefined` where there is one for all. */
  readonly edition: string | undefined;
  readonly conventions: string;
  /** What a feed reader can follow, from every page. */
  readonly feeds: readonly { readonly path: string; readonly title: string }[];
}

/**
 * What the figures of all pages rest on. Another day changes it, and nothing else on many pages, so it stands apart:
 * the layout alone shows it, and a build puts the new one into pages that it keeps.
 */
export interface BasisView {
  readonly asOf: string;
  readonly asOfDay: string;
  readonly oldest: string;
  /** How the page tells that it is older than was promised, if anything was. */
  readonly age: PortalAgeView | undefined;
}

/**
 * `path` is that of the page without the base, e.g. `kpis/churn/`. All pages of entries of one kind have the same frame,
 * which is then one object.
 */
export function frameView(context: ViewContext, path: string): FrameView {
  const frame = framesOf(context)(navigationView(path));
  return pagesWithCommit.has(path) ? { ...frame, commit: commitWords(context) } : frame;
}

const framesOf = oncePer((context: ViewContext) =>
  oncePer((navigation: NavigationView) => frameWith(context, navigation)),
);

function frameWith(context: ViewContext, navigation: NavigationView): FrameView {
  const { repository } = context;
  const { name, description = "", locale, currency, fiscalYearStart } = repository.portal;
  const months =
    fiscalYearStart === 1
      ? "Quarters and years are the calendar’s."
      : `Fiscal years begin in ${monthName(fiscalYearStart, locale)} and are named after the year in which they end.`;
  return {
    organisation: name,
    description,
    language: locale,
    navigation,
    basis: basisView(context),
    commit: undefined,
    edition: editionView(context)?.notice,
    conventions: `Money is in ${currency}. ${months} A positive slip is late, a positive gap adverse.`,
    feeds: feedLinks,
  };
}

/** Where a reader asks what a portal is made of: on its first page, on what is printed, and beside the files of figures. */
const pagesWithCommit: ReadonlySet<string> = new Set(["", "pack/", "data/"]);

function commitWords({ commit }: ViewContext): string {
  return commit.kind === "none"
    ? commit.reason
    : `commit ${commit.hash.slice(0, 7)}${commit.isModified ? " with uncommitted changes" : ""}`;
}

/** The same on every page. */
const basisView = oncePer((context: ViewContext): BasisView => {
  const { format, report } = context;
  return {
    asOf: format.day(report.asOf),
    asOfDay: report.asOf,
    oldest: oldestFigure(context),
    age: portalAge(context),
  };
});

function oldestFigure(context: ViewContext): string {
  const { report, format } = context;
  const day = report.scorecard.oldestActual;
  if (day === null) return "no figure measured";
  const kpi = report.kpis.find(({ at }) => at === day);
  return `oldest figure ${format.shortDay(day)}${kpi ? ` (${titleOf(context, "kpis", kpi.id)})` : ""}`;
}

function monthName(month: number, locale: string): string {
  return dateFormatter(locale, { month: "long" }).format(Date.UTC(2000, month - 1, 1));
}

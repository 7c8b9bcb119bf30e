import { basename, join, resolve } from "node:path";
import { analyse, ruleIds, snapshot } from "../analysis/index.ts";
import { openGraphLayouter } from "../diagrams/graph/index.ts";
import { type DiagramFault, diagramFaults, openDiagramRenderer } from "../diagrams/mermaid/index.ts";
import type { MachineFault } from "../files/machine-fault.ts";
import { type CommitLookup, lastCommit } from "../history/last-commit.ts";
import { type PlanLine, planLine } from "../history/remember.ts";
import type { EditionToday } from "../history/withdrawn.ts";
import { capped, type EarlierReads, type EntrySource, editionOf, loadPlan } from "../load/index.ts";
import {
  addDays,
  byPlace,
  type CollectionName,
  collectionNames,
  type Day,
  day,
  entriesOf,
  everyone,
  type PlanRepository,
  type Portal,
  type Problem,
} from "../model/index.ts";
import type { Moment } from "../views/moment.ts";
import { keptReads } from "./kept-reads.ts";
import { daysToCompare, lookBackDays, momentsByDates, momentsOfHistory } from "./moments.ts";
import { beginPhase } from "./phases.ts";
import { type PlanHistory, planHistory } from "./plan-history.ts";
import type { Session } from "./session.ts";
import type { RenderedDiagram, Site, WholePlan } from "./site.ts";
import { UnknownAudience } from "./unknown-audience.ts";

export interface SiteSettings {
  readonly planFolder: string;
  /** The reporting date that was asked for; it wins over that of `portal.json`. */
  readonly asOf: Day | undefined;
  /** Today by the machine's clock, the last resort for the reporting date. */
  readonly today: Day;
  /**
   * Takes today, and not the last commit's day, where nobody states a reporting date: for a portal that is
   * built every day. Figures age without a commit, and a commit that is pushed late turns no day back.
   */
  readonly untilToday?: boolean;
  /** Where rendered diagrams, and what was found out about past commits, are kept between runs; nowhere if left out. */
  readonly cacheFolder?: string;
  /** Told, once for every fault, when what was found out cannot be kept there. */
  readonly onCacheFault?: (fault: MachineFault) => void;
  /** Whether the history of the files is followed, which takes time; false by default. */
  readonly followsHistory?: boolean;
  /**
   * Whom the edition is for that is shown: one of the plan's audiences, or `everyone`. Left out, the whole plan is
   * shown; so is it where the plan has no audiences.
   */
  readonly audience?: string;
  /** Set by a process that opens a plan again and again. */
  readonly session?: Session;
}

/** A site, or what is wrong with the plan it should show. Warnings come with either. */
export type OpenedSite =
  | { readonly kind: "site"; readonly site: Site; readonly problems: readonly Problem[] }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

/** Reads, checks and analyses a plan folder: what every page and command begins with. */
export async function openSite(settings: SiteSettings): Promise<OpenedSite> {
  const askedCommit = lastCommit(settings.planFolder);
  // A process that opens the plan again and again mostly knows its past.
  const line = settings.followsHistory && !settings.session ? planLine(settings.planFolder) : undefined;
  // Where there is none, that is said where the past is looked at.
  line?.catch(() => {});
  const kept = settings.session ? undefined : keptReads(folderIn(settings, "read"), planName(settings));
  const commit = await askedCommit;
  const reportingDate = (stated: Day | undefined): Day =>
    settings.asOf ??
    stated ??
    (commit.kind === "commit" && !settings.untilToday ? commit.commit.day : settings.today);
  const loaded = readAndChecked(settings, reportingDate, kept?.reads);
  const fault = kept?.keep();
  if (fault) settings.onCacheFault?.(fault);
  const endOfAnalysis = beginPhase("analyse");
  const { diagrams: drawn, problems: diagramProblems } = await renderDiagrams(
    loaded.sources,
    folderIn(settings, "diagrams"),
    settings.onCacheFault,
  );
  const problems = capped([...loaded.problems, ...diagramProblems].sort(byPlace));
  if (!loaded.repository || diagramProblems.length > 0) return { kind: "problems", problems };

  // From here on there is nothing but the edition.
  refuseUnknown(settings.audience, loaded.repository.portal);
  const whole = { repository: loaded.repository, sources: loaded.sources };
  const shown = shownOf(whole, settings.audience);
  const { repository, sources } = shown;
  const diagrams = diagramsOf(sources, drawn);
  const asOf = reportingDate(repository.portal.asOf);
  const { history, moments } = await pastOf(settings, {
    asOf,
    commit,
    line,
    repository,
    edition: shown.today,
  });
  const report = analyse(repository, asOf, history.kind === "memory" ? { memory: history } : {});
  const lookBack = addDays(asOf, -lookBackDays);
  const before = onceMade(
    () => moments.find(({ key }) => key === lookBack)?.report ?? analyse(repository, lookBack),
  );
  const now = snapshot(repository, asOf);
  const site: Site = {
    repository,
    now,
    report,
    before,
    history,
    moments,
    sources,
    commit,
    planFolder: settings.planFolder,
    versions: loaded.versions,
    diagrams,
    layoutGraph: settings.session?.layoutGraph ?? openGraphLayouter(),
    whole,
    leftOut: shown.leftOut,
  };
  endOfAnalysis();
  return { kind: "site", site, problems };
}

/** Files are read once: in this process where it opens the plan again and again, else by the builds of this checkout. */
function readAndChecked(
  { planFolder, session }: SiteSettings,
  reportingDate: (stated: Day | undefined) => Day,
  reads: EarlierReads | undefined,
) {
  const endOfReading = beginPhase("read");
  let endOfChecks: (() => void) | undefined;
  const onRead = () => {
    endOfReading();
    endOfChecks = beginPhase("check");
  };
  const earlier = session
    ? { earlier: session.nextReads(), versionOf: session.versionOf }
    : { earlier: reads };
  const loaded = loadPlan(planFolder, { ruleIds, reportingDate, onRead, ...earlier });
  endOfChecks?.();
  return loaded;
}

/** Throws {@link UnknownAudience} where an edition is asked for that the plan does not have. */
function refuseUnknown(audience: string | undefined, { audiences }: Portal): void {
  if (audience === undefined || audience === everyone || audiences.includes(audience)) return;
  throw new UnknownAudience(audience, audiences);
}

/** What is shown of a plan, and what the history has to know of that. */
function shownOf({ repository, sources }: WholePlan, audience: string | undefined) {
  if (audience === undefined || repository.portal.audiences.length === 0) {
    // Nothing is restricted today, but the past may know of something that was.
    const today = audience === undefined ? undefined : todayOf(repository, audience, new Set());
    return { repository, sources, leftOut: new Set<string>(), today };
  }
  const edition = editionOf(repository, sources, audience);
  return { ...edition, today: todayOf(repository, audience, edition.leftOut) };
}

function todayOf(whole: PlanRepository, audience: string, leftOut: ReadonlySet<string>): EditionToday {
  return {
    audience,
    leftOut,
    people: new Set(
      [...whole.people.values()].filter(({ id }) => leftOut.has(`people/${id}`)).map(({ title }) => title),
    ),
    exists: (name) => {
      const slash = name.indexOf("/");
      return entriesOf(whole, name.slice(0, slash) as CollectionName).has(name.slice(slash + 1));
    },
  };
}

interface Present {
  readonly asOf: Day;
  readonly commit: CommitLookup;
  readonly line: Promise<PlanLine> | undefined;
  readonly repository: PlanRepository;
  readonly edition: EditionToday | undefined;
}

interface Past {
  readonly history: PlanHistory;
  readonly moments: readonly Moment[];
}

/** The past of a plan; in a process that opens it again and again it is looked at again when it may be another. */
async function pastOf(
  settings: SiteSettings,
  { asOf, commit, line, repository, edition }: Present,
): Promise<Past> {
  const none = { kind: "none", reason: "the history was not asked for" } as const;
  if (!settings.followsHistory) return { history: none, moments: momentsByDates(repository, asOf) };
  const days = daysToCompare(repository, asOf);
  const find = async (): Promise<Past> => {
    const { reads, keep } = keptReads(folderIn(settings, "read"), `${planName(settings)} in the past`);
    const history = await planHistory({
      ...settings,
      asOf,
      line,
      cacheFolder: folderIn(settings, "history"),
      edition,
      reads,
    });
    const moments = await momentsOfHistory(days, history);
    const fault = keep();
    if (fault) settings.onCacheFault?.(fault);
    return { history, moments };
  };
  const on = () => [
    commit.kind === "commit" ? commit.commit.hash : commit.reason,
    asOf,
    days,
    edition && [
      edition.audience,
      [...edition.leftOut],
      [...edition.people],
      collectionNames.map((name) => [...entriesOf(repository, name).keys()]),
    ],
  ];
  const { history, moments } = await (settings.session?.once("past", on(), find) ?? find());
  return { history, moments: moments.length > 0 ? moments : momentsByDates(repository, asOf) };
}

/** The name of the plan's folder, with which the paths of its files begin. */
function planName({ planFolder }: SiteSettings): string {
  return basename(resolve(planFolder));
}

function onceMade<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The diagrams of the texts that are shown. */
function diagramsOf(
  sources: ReadonlyMap<string, EntrySource>,
  drawn: ReadonlyMap<string, RenderedDiagram>,
): ReadonlyMap<string, RenderedDiagram> {
  const parts = [...sources.values()].flatMap(({ prose }) => prose?.parts ?? []);
  const shown = new Set(parts.flatMap((part) => (part.kind === "diagram" ? [part.source] : [])));
  return new Map([...drawn].filter(([source]) => shown.has(source)));
}

/** The folder for what is kept of one kind between runs. */
export function folderIn({ cacheFolder }: SiteSettings, name: string): string | undefined {
  return cacheFolder === undefined ? undefined : join(cacheFolder, name);
}

/** Reads a plan repository alone, for commands that need no pages. */
export function openRepository(settings: Pick<SiteSettings, "planFolder">): {
  readonly repository: PlanRepository | undefined;
  readonly problems: readonly Problem[];
} {
  return loadPlan(settings.planFolder, { ruleIds });
}

/** Today's day in UTC, read off the clock: the one place where the program asks what time it is. */
export function todayByTheClock(): Day {
  return day(new Date().toISOString().slice(0, 10));
}

async function renderDiagrams(
  sources: ReadonlyMap<string, EntrySource>,
  cacheFolder: string | undefined,
  onCacheFault: SiteSettings["onCacheFault"],
) {
  const diagrams = new Map<string, RenderedDiagram>();
  const problems: Problem[] = [];
  const renderer = openDiagramRenderer({
    ...(cacheFolder === undefined ? {} : { cacheFolder }),
    ...(onCacheFault ? { onCacheFault } : {}),
  });
  try {
    for (const { file, prose } of sources.values()) {
      for (const part of prose?.parts ?? []) {
        if (part.kind !== "diagram") continue;
        const faults = diagramFaults(part.source);
        problems.push(...faults.map((fault) => diagramProblem(file, part.line, fault)));
        if (faults.length > 0) continue;
        const result = await renderer.render(part.source);
        if (result.ok) diagrams.set(part.source, { svg: result.svg, title: result.title });
        else problems.push(diagramProblem(file, part.line, result.fault));
      }
    }
  } finally {
    await renderer.close();
  }
  return { diagrams, problems };
}

/** `fenceLine` is the line of the opening backticks; the diagram's first line is the one below it. */
function diagramProblem(
  file: string,
  fenceLine: number,
  { line, column, rule, message, hint }: DiagramFault,
): Problem {
  const place = { line: fenceLine + line, column, endLine: fenceLine + line, endColumn: column };
  return { file, ...place, severity: "error", rule, message, hint };
}

import { byCodeUnits, type Entry } from "../model/index.ts";
import { type BarGroup, type BarPart, type BarRow, type BarRowsView, firstBars } from "./bar-rows.ts";
import { entryCell } from "./cells.ts";
import { titleOf, type ViewContext } from "./context.ts";
import { type FindingView, findingViews, severityMarks } from "./finding.ts";
import { howToAdd } from "./how-to-add.ts";
import { costOf, unusedCost } from "./system-cost.ts";
import { systemTable } from "./system-table.ts";
import type { Table } from "./table.ts";
import { counted, countWord, listed, sentenceCase } from "./wording.ts";

export interface SystemList {
  readonly headline: string;
  readonly lede: string;
  readonly chart: BarRowsView | undefined;
  readonly table: Table;
  readonly findings: readonly FindingView[];
}

type System = Entry<"systems">;

/** The systems that serve one business capability, side by side. */
interface Capability {
  readonly name: string;
  readonly systems: readonly System[];
  readonly cost: number;
  /** Live ones; from two on they do the same work twice. */
  readonly live: number;
}

/** Worst first. */
const severities: readonly FindingView["mark"][] = Object.values(severityMarks);

export function systemList(context: ViewContext): SystemList {
  const capabilities = capabilitiesOf(context);
  const systems = capabilities.flatMap((capability) => capability.systems);
  return {
    headline: headline(context, capabilities, systems),
    lede: lede(context, systems),
    chart: systems.length > 0 ? firstBars(chart(context, capabilities), "systems/#inventory") : undefined,
    table: systemTable(context, systems),
    findings: context.report.findings
      .filter(({ subject }) => subject.startsWith("systems/"))
      .map(({ subject }) => subject)
      .filter((subject, index, all) => all.indexOf(subject) === index)
      .flatMap((subject) => findingViews(context, subject))
      .sort((a, b) => severities.indexOf(a.mark) - severities.indexOf(b.mark)),
  };
}

/** Capabilities that are paid for more than once first, then the most expensive. */
function capabilitiesOf({ repository }: ViewContext): readonly Capability[] {
  const all = [...Map.groupBy(repository.systems.values(), ({ capability }) => capability)];
  return all
    .map(([name, systems]) => ({
      name,
      systems: systems.toSorted((a, b) => costOf(b) - costOf(a) || byCodeUnits(a.id, b.id)),
      cost: systems.reduce((sum, system) => sum + costOf(system), 0),
      live: systems.filter(({ lifecycle }) => lifecycle === "live").length,
    }))
    .sort(
      (a, b) => Number(b.live > 1) - Number(a.live > 1) || b.cost - a.cost || byCodeUnits(a.name, b.name),
    );
}

function totalCost(systems: readonly System[]): number {
  return systems.reduce((sum, system) => sum + costOf(system), 0);
}

function headline(
  { format }: ViewContext,
  capabilities: readonly Capability[],
  systems: readonly System[],
): string {
  if (systems.length === 0) return "No system is recorded";
  const doubled = capabilities.filter(({ live }) => live > 1).length;
  const shadow = systems.filter(({ sanctioned, lifecycle }) => !sanctioned && lifecycle === "live").length;
  const unused = systems.reduce((sum, system) => sum + unusedCost(system), 0);
  const faults = [
    ...(doubled > 0
      ? [
          `${countWord(doubled)} ${doubled === 1 ? "capability is" : "capabilities are"} served more than once`,
        ]
      : []),
    ...(shadow > 0 ? [`${counted(shadow, "system")} ${shadow === 1 ? "was" : "were"} never sanctioned`] : []),
    ...(unused > 0 ? [`up to ${format.money(unused)} a year goes to licences that nobody uses`] : []),
  ];
  const all = `${sentenceCase(counted(systems.length, "system"))} cost${systems.length === 1 ? "s" : ""} ${format.money(totalCost(systems))} a year`;
  return faults.length === 0 ? `${all}, and none is doubled or unsanctioned` : sentenceCase(listed(faults));
}

function lede({ format }: ViewContext, systems: readonly System[]): string {
  if (systems.length === 0) return howToAdd("systems");
  const retiring = systems.filter(({ lifecycle }) => lifecycle === "retire");
  const unknown = systems.filter(({ annualCost }) => annualCost === undefined).length;
  return [
    `${sentenceCase(counted(systems.length, "system"))} cost${systems.length === 1 ? "s" : ""} ${format.money(totalCost(systems))} a year.`,
    ...(totalCost(retiring) > 0
      ? [
          `${format.money(totalCost(retiring))} of it goes to ${countWord(retiring.length)} that ${retiring.length === 1 ? "is" : "are"} to be retired.`,
        ]
      : []),
    ...(unknown > 0
      ? [`The cost of ${countWord(unknown)} of ${counted(systems.length, "system")} is not known.`]
      : []),
  ].join(" ");
}

function chart(context: ViewContext, capabilities: readonly Capability[]): BarRowsView {
  const systems = capabilities.flatMap((capability) => capability.systems);
  const inks = new Set(systems.flatMap(partsOf).map(({ ink }) => ink));
  return {
    title: "What each system costs a year, by the capability that it serves",
    description: `A bar for each of ${counted(systems.length, "system")}, under the capability that it serves: its length is the cost a year, the empty part of it what goes to licences that nobody uses.`,
    groups: [
      ...capabilities.filter(isShared).map((capability) => group(context, capability)),
      {
        heading: capabilities.some(isShared) ? "Served by one system" : "",
        rows: capabilities
          .filter((capability) => !isShared(capability))
          .flatMap(({ name, systems: [only] }) => (only ? [row(context, only, name)] : [])),
      },
    ].filter(({ rows }) => rows.length > 0),
    key: [
      { ink: "solid" as const, text: "live" },
      { ink: "muted" as const, text: "to be retired" },
      { ink: "hatched" as const, text: "planned" },
      { ink: "empty" as const, text: "licences that nobody uses" },
    ].filter(({ ink }) => inks.has(ink)),
  };
}

/** Whether there are systems to stand side by side. */
function isShared({ systems }: Capability): boolean {
  return systems.length > 1;
}

function group(context: ViewContext, { name, systems, cost, live }: Capability): BarGroup {
  const { format } = context;
  const money = cost > 0 ? `${format.money(cost)} a year` : "cost unknown";
  return {
    heading: sentenceCase(name),
    note: live > 1 ? `◆\u00a0${countWord(live)} live systems, ${money}` : money,
    rows: systems.map((system) => row(context, system)),
  };
}

/** `capability` where no heading names it. */
function row(context: ViewContext, system: System, capability?: string): BarRow {
  const { format } = context;
  const { lifecycle, replacedBy, sanctioned, licences, annualCost } = system;
  const unused = unusedCost(system);
  const notes = [
    ...(capability === undefined ? [] : [capability]),
    ...(sanctioned ? [] : ["◆\u00a0never sanctioned"]),
    ...(lifecycle === "live" ? [] : [lifecycle === "retire" ? "to be retired" : "planned"]),
    ...(replacedBy === undefined ? [] : [`replaced by ${titleOf(context, "systems", replacedBy)}`]),
    ...(licences
      ? [`${format.number(licences.used)} of ${format.number(licences.bought)} licences used`]
      : []),
  ];
  return {
    cell: entryCell(context, "systems", system.id, notes.length > 0 ? notes.join("; ") : undefined),
    text: annualCost === undefined ? "cost unknown" : format.money(annualCost),
    textNote: unused > 0 ? `${format.money(unused)} unused` : undefined,
    drawing: { kind: "parts", parts: partsOf(system) },
  };
}

function partsOf(system: System): readonly BarPart[] {
  const unused = unusedCost(system);
  const ink = ({ live: "solid", retire: "muted", plan: "hatched" } as const)[system.lifecycle];
  return [
    { value: costOf(system) - unused, ink },
    { value: unused, ink: "empty" as const },
  ].filter(({ value }) => value > 0);
}

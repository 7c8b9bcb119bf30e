import {
  type CollectionName,
  collectionNames,
  collections,
  type Entry,
  type PlanRepository,
  PortalSchema,
  planRepository,
} from "../../src/model/index.ts";

/** The fields of an entry as a file would hold them; those that are left out are filled in with dull ones. */
export type Fields = Readonly<Record<string, unknown>>;

/** Entries by id, by collection. Actuals are lists of `[period, value]`. */
export type PlanText = {
  readonly portal?: Fields;
  readonly actuals?: Readonly<Record<string, readonly (readonly [string, number])[]>>;
} & { readonly [Name in Exclude<CollectionName, "actuals">]?: Readonly<Record<string, Fields>> };

/**
 * A plan repository in which a test sets only the fields that its case is about. Everything goes through the
 * schemas. There is always a person `ann` of the business unit `shop` and a person `ivo` of the IT unit `lab`.
 *
 *     plan({ kpis: { churn: { direction: "decrease" } }, actuals: { churn: [["2026-01", 5]] } })
 */
export function plan({ portal, actuals = {}, ...given }: PlanText): PlanRepository {
  const withPeople: PlanText = {
    ...given,
    people: { ann: {}, ivo: { unit: "lab" }, ...given.people },
    units: { shop: { kind: "business" }, lab: { kind: "it", lead: "ivo" }, ...given.units },
  };
  const lists = collectionNames.map((name) => {
    const entries = name === "actuals" ? measured(actuals) : (withPeople[name] ?? {});
    return [name, Object.entries(entries).map(([id, fields]) => parsed(name, id, fields))];
  });
  const settings = PortalSchema.parse({ name: "Test", currency: "EUR", ...portal });
  return planRepository(settings, Object.fromEntries(lists));
}

function measured(actuals: NonNullable<PlanText["actuals"]>): Record<string, Fields> {
  return Object.fromEntries(
    Object.entries(actuals).map(([id, values]) => [
      id,
      { measurements: values.map(([period, value]) => ({ period, value })) },
    ]),
  );
}

function parsed(name: CollectionName, id: string, fields: Fields): Entry<CollectionName> {
  const title = name === "actuals" ? {} : { title: titleFrom(id) };
  const data = collections[name].schema.parse({ ...title, ...dull[name], ...fields });
  return { ...data, id } as Entry<CollectionName>;
}

/** `erp/go-live` is titled "Go live". */
function titleFrom(id: string): string {
  const words = id.slice(id.lastIndexOf("/") + 1).replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const dull: Readonly<Record<CollectionName, Fields>> = {
  people: { unit: "shop" },
  units: { kind: "business", lead: "ann" },
  teams: { unit: "lab", capacity: [] },
  systems: { capability: "orders", unit: "lab", sanctioned: true, lifecycle: "live" },
  objectives: { accountable: "ann", horizon: "2027", outcome: { line: "margin", statement: "More" } },
  kpis: {
    definition: "As counted",
    unit: "points",
    direction: "increase",
    kind: "lag",
    accountable: "ann",
    targets: [],
    frequency: "monthly",
  },
  actuals: {},
  assumptions: { statement: "It holds", accountable: "ann" },
  plans: {
    accountable: "ivo",
    sponsor: "ann",
    unit: "lab",
    category: "grow",
    stage: "active",
    valueStatement: "More",
  },
  milestones: { accountable: "ivo", baseline: { finish: "2026-12-31" } },
  updates: { plan: "p", date: "2026-01-01", author: "ivo", claimed: "green" },
  risks: { accountable: "ivo", probability: 0.5, impact: 100, response: "reduce", state: "open" },
  decisions: { status: "accepted", date: "2026-01-01", deciders: ["ann"] },
  forums: { cadence: "monthly", chair: "ann", members: ["ann"] },
};

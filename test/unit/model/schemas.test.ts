import { expect, test } from "vitest";
import { z } from "zod";
import { type CollectionName, collectionNames, collections, PortalSchema } from "../../../src/model/index.ts";
import { required } from "../../helpers/plan-folder.ts";

type Definition = z.core.$ZodTypes["_zod"]["def"];

/** A field of a schema as a line: `drives[].lagDays?` is optional, `targets[].period` is required in its object. */
function fieldsOf(schema: z.core.$ZodType, prefix = ""): string[] {
  const definition = schema._zod.def as Definition;
  switch (definition.type) {
    case "optional":
    case "default":
      return fieldsOf(definition.innerType, prefix);
    case "array":
      return fieldsOf(definition.element, `${prefix}[]`);
    case "record":
      return fieldsOf(definition.valueType, `${prefix}.*`);
    case "union":
      return [...new Set(definition.options.flatMap((option) => fieldsOf(option, prefix)))];
    case "object":
      return Object.entries(definition.shape).flatMap(([key, field]) => {
        const path = prefix === "" ? key : `${prefix}.${key}`;
        const isOptional = ["optional", "default"].includes((field._zod.def as Definition).type);
        return [`${path}${isOptional ? "?" : ""}`, ...fieldsOf(field, path)];
      });
    default:
      return [];
  }
}

/** Every field of a schema with its path, wrappers and all. */
function walk(
  schema: z.core.$ZodType,
  path: string,
  visit: (path: string, field: z.core.$ZodType) => void,
): void {
  const definition = schema._zod.def as Definition;
  if (definition.type === "optional" || definition.type === "default")
    walk(definition.innerType, path, visit);
  if (definition.type === "array") walk(definition.element, `${path}[]`, visit);
  if (definition.type === "record") walk(definition.valueType, `${path}.*`, visit);
  if (definition.type === "union") for (const option of definition.options) walk(option, path, visit);
  if (definition.type !== "object") return;
  for (const [key, field] of Object.entries(definition.shape)) {
    visit(`${path}.${key}`, field);
    walk(field, `${path}.${key}`, visit);
  }
}

/** A field without the wrappers that make it optional, and the element of a list. */
function bare(field: z.core.$ZodType): z.core.$ZodType {
  const definition = field._zod.def as Definition;
  if (definition.type === "optional" || definition.type === "default") return bare(definition.innerType);
  return definition.type === "array" ? bare(definition.element) : field;
}

const schemas: readonly (readonly [string, z.ZodObject])[] = [
  ["portal", PortalSchema],
  ...collectionNames.map((name) => [name, collections[name].schema] as const),
];

test.each(collectionNames)("%s accepts an entry with its required fields", (name) => {
  expect(collections[name].schema.safeParse(required[name]).error?.issues).toBeUndefined();
});

test.each(collectionNames)("%s refuses an unknown key", (name) => {
  const result = collections[name].schema.safeParse({ ...required[name], colour: "red" });
  expect(result.error?.issues).toMatchObject([{ code: "unrecognized_keys", keys: ["colour"], path: [] }]);
});

test.each(
  collectionNames.flatMap((name) => Object.keys(required[name]).map((field) => [name, field] as const)),
)("%s cannot do without `%s`", (name, field) => {
  const { [field]: _, ...others } = required[name];
  expect(collections[name].schema.safeParse(others).success).toBe(false);
});

test("every object inside an entry is strict", () => {
  for (const [name, schema] of schemas) {
    walk(schema, name, (path, field) => {
      const definition = bare(field)._zod.def as Definition;
      if (definition.type === "object") expect(definition.catchall?._zod.def.type, path).toBe("never");
    });
  }
});

test("every schema, and every field of every schema, is documented in a sentence", () => {
  for (const [name, schema] of schemas) {
    expect(z.globalRegistry.get(schema)?.description, name).toMatch(/^[A-Z].*\.$/);
    walk(schema, name, (path, field) => {
      const description = z.globalRegistry.get(field)?.description;
      expect(description, path).toMatch(/^[A-Z`].*\.$/);
    });
  }
});

test("a field that may be left out says what then holds, and a plain required one gives an example", () => {
  for (const [name, schema] of schemas) {
    walk(schema, name, (path, field) => {
      const { type } = field._zod.def as Definition;
      const description = z.globalRegistry.get(field)?.description ?? "";
      const says = /default|required with|without one/;
      if (type === "optional" || type === "default") expect(description, path).toMatch(says);
      if (type === "string" || type === "number" || type === "enum") expect(description, path).toMatch(/`/);
    });
  }
});

const common = ["title", "tags?", "audience?"];
const documented: Readonly<Record<CollectionName | "portal", readonly string[]>> = {
  portal: [
    "name description? currency locale? fiscalYearStart? asOf? horizonYears? discountRate? rules? audiences? url?",
    "promisesFrom? rebuiltEvery? rowsPerPage?",
    "form? form.saves?",
    "pull? pull.connections? pull.connections.*.variable pull.connections.*.origin? pull.jumpFactor?",
    "repository? repository.url repository.host? repository.branch? repository.folder?",
    "thresholds? thresholds.kpi? thresholds.kpi.watch? thresholds.kpi.breach?",
    "thresholds.schedule? thresholds.schedule.watch? thresholds.schedule.breach?",
    "thresholds.cost? thresholds.cost.watch? thresholds.cost.breach?",
    "thresholds.decisionDays? thresholds.silentDays?",
  ],
  people: [...common, "unit role? email? active? backup?"],
  units: [...common, "kind lead parent?"],
  teams: [...common, "unit capacity capacity[].period capacity[].fte capacity[].run"],
  systems: [
    ...common,
    "capability unit sanctioned lifecycle annualCost? licences? licences.bought licences.used replacedBy?",
  ],
  objectives: [
    ...common,
    "accountable horizon outcome outcome.line outcome.target? outcome.statement parent?",
  ],
  kpis: [
    ...common,
    "definition unit direction range? range.min range.max kind grounding? accountable objective?",
    "baseline? baseline.period baseline.value targets targets[].period targets[].value",
    "retargeted? retargeted[].date retargeted[].targets retargeted[].decision?",
    "retargeted[].targets[].period retargeted[].targets[].value",
    "drives? drives[].kpi drives[].elasticity? drives[].lagDays?",
    "valuePerUnit? frequency tolerance? tolerance.watch? tolerance.breach?",
    "source? source.kind source.path source.path? source.query source.connection source.connection? source.url",
  ],
  actuals: [
    "tags? audience? measurements measurements[].period measurements[].value measurements[].note?",
    "pulled? pulled.source pulled.query pulled.at pulled.rows",
  ],
  assumptions: [
    ...common,
    "statement accountable kpi? expected? expected.min? expected.max? plans? reviewBy?",
  ],
  plans: [
    ...common,
    "accountable sponsor unit category controller? stage valueStatement",
    "contributes? contributes[].kpi contributes[].delta contributes[].realisedBy contributes[].rampDays?",
    "contributes[].confidence? contributes[].acceptedBy? contributes[].confirmed?",
    "contributes[].confirmed.date contributes[].confirmed.delta contributes[].confirmed.by",
    "objectives? demand? demand[].team demand[].period demand[].fte",
    "systems? systems[].system systems[].change parent? dependsOn?",
  ],
  milestones: [
    ...common,
    "accountable unit? baseline baseline.start? baseline.finish",
    "rebaselined? rebaselined[].date rebaselined[].baseline rebaselined[].decision?",
    "rebaselined[].baseline.start? rebaselined[].baseline.finish",
    "forecast? forecast.start? forecast.finish? actual? actual.start? actual.finish? budget? spent? moves?",
    "dependsOn? dependsOn[].milestone dependsOn[].type? dependsOn[].lagDays? dependsOn[].acknowledgedBy?",
    "cancelled? cancelled.date cancelled.decision?",
  ],
  updates: [...common, "plan milestone? date author claimed assurance?"],
  risks: [...common, "plan? kpi? accountable probability impact response state reviewBy?"],
  decisions: [
    ...common,
    "status date deciders forum? answers? plans? kpis? milestones? assumptions? changes? removes?",
    "expects? expects[].kpi expects[].delta expects[].by supersedes? reviewBy?",
  ],
  forums: [...common, "cadence chair members units?"],
};

test.each(schemas)("%s has the fields of the content model, and no others", (name, schema) => {
  const lines = documented[name as CollectionName | "portal"].flatMap((line) => line.split(" "));
  expect(fieldsOf(schema).sort()).toEqual(lines.sort());
});

const enums: Readonly<Record<string, string>> = {
  "portal.rules": "off info warning breach",
  "portal.rebuiltEvery": "hour day week",
  "portal.form.saves": "folder repository",
  "portal.repository.host": "github gitlab",
  "units.kind": "business it shared",
  "systems.lifecycle": "plan live retire",
  "objectives.outcome.line": "revenue cost margin cash risk efficiency",
  "kpis.direction": "increase decrease hold",
  "kpis.kind": "lead lag",
  "kpis.grounding": "pnl operational",
  "kpis.frequency": "daily weekly monthly quarterly yearly",
  "plans.category": "run grow transform",
  "plans.stage": "proposed approved active delivered closed stopped",
  "plans.systems[].change": "introduces changes retires",
  "milestones.dependsOn[].type": "FS SS FF SF",
  "updates.claimed": "green amber red",
  "risks.response": "avoid reduce transfer accept",
  "risks.state": "open closed occurred",
  "decisions.status": "proposed accepted rejected deprecated superseded",
  "forums.cadence": "weekly monthly quarterly",
};

test("the words to choose from are those of the content model", () => {
  const found: Record<string, string> = {};
  for (const [name, schema] of schemas) {
    walk(schema, name, (path, field) => {
      const definition = bare(field)._zod.def as Definition;
      const inner = definition.type === "record" ? (definition.valueType._zod.def as Definition) : definition;
      if (inner.type === "enum") found[path] = Object.values(inner.entries).join(" ");
    });
  }
  expect(found).toEqual(enums);
});

test("what is left out of an entry is read as the content model says", () => {
  const parse = (name: CollectionName, fields: object) =>
    collections[name].schema.parse({ ...required[name], ...fields });
  expect(PortalSchema.parse({ name: "Test", currency: "EUR" })).toEqual({
    name: "Test",
    currency: "EUR",
    locale: "en",
    fiscalYearStart: 1,
    horizonYears: 3,
    discountRate: 0.08,
    thresholds: {},
    rules: {},
    audiences: [],
    rowsPerPage: 600,
  });
  expect(parse("people", {})).toEqual({ ...required.people, tags: [], audience: [], active: true });
  expect(parse("kpis", { drives: [{ kpi: "churn" }] })).toMatchObject({
    retargeted: [],
    drives: [{ kpi: "churn", lagDays: 0 }],
  });
  expect(
    parse("plans", { contributes: [{ kpi: "churn", delta: -1, realisedBy: "erp/go-live" }] }),
  ).toMatchObject({
    contributes: [{ rampDays: 0, confidence: 0.5 }],
    objectives: [],
    demand: [],
    systems: [],
    dependsOn: [],
  });
  expect(parse("milestones", { dependsOn: [{ milestone: "erp/go-live" }] })).toMatchObject({
    rebaselined: [],
    moves: [],
    dependsOn: [{ type: "FS", lagDays: 0 }],
  });
  expect(parse("updates", {})).toMatchObject({ assurance: false });
  expect(parse("assumptions", {})).toMatchObject({ plans: [] });
  expect(parse("decisions", {})).toMatchObject({
    answers: [],
    plans: [],
    kpis: [],
    milestones: [],
    assumptions: [],
    changes: [],
    expects: [],
    supersedes: [],
  });
  expect(parse("forums", {})).toMatchObject({ units: [] });
});

const refused: readonly (readonly [CollectionName, string, object])[] = [
  ["kpis", "a list of accountables", { accountable: ["ann", "ivo"] }],
  ["kpis", "`hold` without a range", { direction: "hold" }],
  [
    "kpis",
    "`hold` with targets",
    {
      direction: "hold",
      range: { min: 0, max: 1 },
      targets: [{ period: "2026", value: 1 }],
    },
  ],
  [
    "kpis",
    "`hold` with targets that were replaced",
    {
      direction: "hold",
      range: { min: 0, max: 1 },
      retargeted: [{ date: "2026-01-01", targets: [{ period: "2026", value: 1 }] }],
    },
  ],
  ["people", "a title with a control character", { title: "Ann\u0000" }],
  ["people", "a title that turns its letters round", { title: "Ann \u202etxt.exe" }],
  ["kpis", "a range upside down", { range: { min: 2, max: 1 } }],
  ["kpis", "a tolerance that sets nothing", { tolerance: {} }],
  ["kpis", "a number as text", { valuePerUnit: "100" }],
  ["kpis", "a source of an unknown kind", { source: { kind: "ftp", path: "x" } }],
  ["plans", "a delta of 0", { contributes: [{ kpi: "churn", delta: 0, realisedBy: "erp/go-live" }] }],
  [
    "plans",
    "a confidence above 1",
    {
      contributes: [{ kpi: "churn", delta: 1, realisedBy: "erp/go-live", confidence: 1.1 }],
    },
  ],
  [
    "plans",
    "half a ramp day",
    {
      contributes: [{ kpi: "churn", delta: 1, realisedBy: "erp/go-live", rampDays: 0.5 }],
    },
  ],
  [
    "milestones",
    "a baseline that ends before it starts",
    {
      baseline: { start: "2026-05-02", finish: "2026-05-01" },
    },
  ],
  [
    "milestones",
    "an earlier baseline that ends before it starts",
    {
      rebaselined: [{ date: "2026-01-01", baseline: { start: "2026-05-02", finish: "2026-05-01" } }],
    },
  ],
  [
    "milestones",
    "a forecast that ends before it starts",
    {
      forecast: { start: "2026-05-02", finish: "2026-05-01" },
    },
  ],
  [
    "milestones",
    "an actual finish before the start",
    {
      actual: { start: "2026-05-02", finish: "2026-05-01" },
    },
  ],
  ["milestones", "a forecast that says nothing", { forecast: {} }],
  ["milestones", "a negative budget", { budget: -1 }],
  ["decisions", "an expectation of 0", { expects: [{ kpi: "churn", delta: 0, by: "2026" }] }],
  ["decisions", "no deciders", { deciders: [] }],
  ["risks", "a probability in percent", { probability: 30 }],
  ["people", "an address that is no e-mail address", { email: "ann" }],
  ["people", "blank text as a title", { title: "  " }],
];

test.each(refused)("%s refuses %s", (name, _, fields) => {
  expect(collections[name].schema.safeParse({ ...required[name], ...fields }).success).toBe(false);
});

const accepted: readonly (readonly [CollectionName, string, object])[] = [
  ["kpis", "`hold` with a range and no targets", { direction: "hold", range: { min: 0, max: 18 } }],
  ["kpis", "a tolerance with one limit", { tolerance: { watch: 0.05 } }],
  ["kpis", "a source in a file", { source: { kind: "file", path: "a.csv", query: "select 1" } }],
  ["kpis", "a source in a database", { source: { kind: "sql", connection: "dwh", query: "select 1" } }],
  ["kpis", "a source behind an address", { source: { kind: "http", url: "https://example.org/a.json" } }],
  ["milestones", "a forecast with one day", { forecast: { finish: "2026-05-01" } }],
  [
    "milestones",
    "a milestone that starts and finishes on one day",
    {
      baseline: { start: "2026-05-01", finish: "2026-05-01" },
    },
  ],
  [
    "milestones",
    "a negative lag, which is a lead",
    {
      dependsOn: [{ milestone: "erp/go-live", lagDays: -3 }],
    },
  ],
  [
    "milestones",
    "two entries of the ledger on one day",
    {
      rebaselined: [
        { date: "2026-01-01", baseline: { finish: "2026-05-01" } },
        { date: "2026-01-01", baseline: { finish: "2026-06-01" } },
      ],
    },
  ],
];

test.each(accepted)("%s accepts %s", (name, _, fields) => {
  const { error } = collections[name].schema.safeParse({ ...required[name], ...fields });
  expect(error?.issues).toBeUndefined();
});

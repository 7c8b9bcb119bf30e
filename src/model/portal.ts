import { z } from "zod";
import { DaySchema } from "./day.ts";
import { everyone } from "./edition.ts";
import { type Fields, month, type ReportProblem, share, text, withCheck } from "./field.ts";
import { isCurrency, isLocale } from "./locale.ts";
import { LimitsSchema } from "./outcomes.ts";
import { PullSchema } from "./pull.ts";

export const severities = ["off", "info", "warning", "breach"] as const;

/** Where the plan folder lies on a server for git, so that pages can lead to the files that they come from. */
const RepositorySchema = withCheck(
  z.strictObject({
    url: z
      .url({
        protocol: /^https$/,
        error: "is not an address that begins with `https://`",
      })
      .describe("The project's page, e.g. `https://github.com/marlowe/strategy`."),
    host: z
      .enum(["github", "gitlab"])
      .optional()
      .describe("The kind of server; told from the address by default."),
    branch: z
      .string()
      .regex(/^[^\s~^:?*[\\]+$/, { error: "is not the name of a branch" })
      .default("main")
      .describe("The branch that the portal is built from; `main` by default."),
    folder: z
      .string()
      .regex(/^(\.|[^/\s]+(\/[^/\s]+)*)$/, { error: "is not a folder such as `content`" })
      .default("content")
      .describe("The plan folder in the project, `.` for its top; `content` by default."),
  }),
  hostIsKnown,
);

/** The kind of server by the name of its host, as far as that says it. */
export function repositoryHost(url: string): "github" | "gitlab" | undefined {
  const host = URL.parse(url)?.hostname ?? "";
  if (host.includes("gitlab")) return "gitlab";
  return host.includes("github") ? "github" : undefined;
}

function hostIsKnown({ url, host }: Fields, report: ReportProblem): void {
  if (typeof url !== "string" || !URL.canParse(url) || host !== undefined) return;
  if (repositoryHost(url) !== undefined) return;
  report(
    ["url"],
    "does not tell which kind of server it is",
    "schema/missing",
    'add `"host": "github"` or `"host": "gitlab"`',
  );
}

export const PortalSchema = z
  .strictObject({
    name: text().describe("The organisation or programme, e.g. `Harbour & Main Retail`."),
    description: text().optional().describe("One sentence about it; none by default."),
    currency: z
      .string()
      .refine(isCurrency, { error: "is not an ISO 4217 currency code such as `EUR`" })
      .describe("The ISO 4217 code of all money, which is in major units, e.g. `EUR`."),
    locale: z
      .string()
      .refine(isLocale, { error: "is not a BCP 47 locale such as `en-GB`" })
      .default("en")
      .describe("The BCP 47 locale of numbers and dates; `en` by default."),
    fiscalYearStart: month()
      .default(1)
      .describe("The month, 1 to 12, in which fiscal years begin; 1 by default."),
    asOf: DaySchema.optional().describe("The reporting date; the last commit's day by default."),
    horizonYears: z
      .number()
      .positive()
      .max(100)
      .default(3)
      .describe("How many years a benefit is counted; 3 by default."),
    discountRate: share()
      .default(0.08)
      .describe("The yearly rate for net present value, 0 to 1; 0.08 by default."),
    thresholds: z
      .strictObject({
        kpi: LimitsSchema.optional().describe("Limits of KPIs; 0.10 and 0.30 by default."),
        schedule: LimitsSchema.optional().describe("Limits of milestones; 0.10 and 0.30 by default."),
        cost: LimitsSchema.optional().describe("Limits of plans' cost; 0.10 and 0.30 by default."),
        decisionDays: z
          .int()
          .min(0)
          .optional()
          .describe("Days until a required decision is overdue; 14 by default."),
        silentDays: z
          .int()
          .min(0)
          .optional()
          .describe("Days until a plan without an update is silent; 45 by default."),
      })
      .default({})
      .describe("Overrides of the limits; the limits of the guide by default."),
    rules: z
      .record(z.string(), z.enum(severities))
      .default({})
      .describe(
        "Severities of governance rules by id, e.g. `{ system/shadow: off }`; each rule's own by default.",
      ),
    url: z
      .url({ protocol: /^https?$/, error: "is not an address such as `https://plans.example.org/`" })
      .optional()
      .describe(
        "Where the portal is published, for links in feeds and calendars, e.g. `https://plans.example.org/`; they are relative by default.",
      ),
    promisesFrom: DaySchema.optional().describe(
      "The day from which a moved target or baseline is held against the plan, e.g. `2026-01-01`; before it the plan is a draft. The first commit by default.",
    ),
    audiences: z
      .array(
        text().refine((name) => name !== everyone, {
          error: "is the name of the edition of what has no audience",
        }),
      )
      .default([])
      .describe("Who a restricted entry may be shown to, e.g. `[board]`; nobody by default."),
    rowsPerPage: z
      .int()
      .min(2)
      .max(600)
      .default(600)
      .describe(
        "How many rows of a long list stand on one page, 2 to 600, of KPIs at most 250; 600 by default.",
      ),
    rebuiltEvery: z
      .enum(["hour", "day", "week"])
      .optional()
      .describe(
        "How often a rebuild of the portal is promised, `hour`, `day` or `week`; pages say when one is late. Nothing is promised by default.",
      ),
    repository: RepositorySchema.optional().describe(
      "Where the plan folder lies on GitHub or GitLab, so that pages lead to their files; no links by default.",
    ),
    form: z
      .strictObject({
        saves: z
          .enum(["folder", "repository"])
          .default("folder")
          .describe(
            "Where the form saves: in a folder of the reader's machine, or also as commits to `repository`; `folder` by default.",
          ),
      })
      .optional()
      .describe("Offers a form in the browser to edit entries at `admin/index.html`; no form by default."),
    pull: PullSchema.optional().describe(
      "How `pull` fetches the actuals of KPIs; no connections, and no jumps beyond 5 times, by default.",
    ),
  })
  .describe("The settings of the portal.");
export type Portal = z.infer<typeof PortalSchema>;

import { z } from "zod";

/** What `pull` may connect to. A plan holds the name of a secret, never the secret itself. */
const ConnectionSchema = z.strictObject({
  variable: z
    .string()
    .regex(/^[A-Z_][A-Z0-9_]*$/, { error: "is not the name of an environment variable" })
    .describe(
      "The environment variable with the database's address, user and password, or with the `Authorization` header for an address, e.g. `WAREHOUSE_URL`.",
    ),
  origin: z
    .string()
    .regex(/^(https:\/\/[^/\s@?#]+|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)$/, {
      error: "is not an origin such as `https://metrics.example`",
    })
    .optional()
    .describe(
      "The only origin that the header is sent to, e.g. `https://metrics.example`; not needed for a database, so nowhere by default.",
    ),
});
export type Connection = z.infer<typeof ConnectionSchema>;

/** How `pull` fetches the actuals of KPIs. */
export const PullSchema = z.strictObject({
  connections: z
    .record(z.string(), ConnectionSchema)
    .default({})
    .describe("What the `source` of a KPI may connect to, by name, e.g. `warehouse`; nothing by default."),
  jumpFactor: z
    .number()
    .gt(1)
    .default(5)
    .describe("How many times larger or smaller than the value before a new one may be; 5 by default."),
});
export type PullSettings = z.infer<typeof PullSchema>;

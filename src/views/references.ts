/**
 * Who names an entry, for the fields that several views read backwards. What a single view asks for stands in that view.
 */
import { entriesBy } from "../model/index.ts";

/** The KPIs that drive a KPI. */
export const driversOf = entriesBy("kpis", ({ drives }) => drives.map(({ kpi }) => kpi));

/** The plans that promise to move a KPI, in whatever stage they are. */
export const promisersOf = entriesBy("plans", ({ contributes }) => contributes.map(({ kpi }) => kpi));

/** The KPIs that measure an objective. */
export const measuresOf = entriesBy("kpis", ({ objective }) => [objective]);

/** The objectives that serve another one. */
export const servantsOf = entriesBy("objectives", ({ parent }) => [parent]);

/** The decisions that take the place of one. */
export const successorsOfDecision = entriesBy("decisions", ({ supersedes }) => supersedes);

/** The decisions that name a required decision, by its id, e.g. `kpi/breach:churn`. */
export const answersTo = entriesBy("decisions", ({ answers }) => answers);

/** The decisions that a forum took or has before it. */
export const decisionsOfForum = entriesBy("decisions", ({ forum }) => [forum]);

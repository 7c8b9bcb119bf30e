import type { Portal } from "../model/index.ts";
import type { ViewContext } from "./context.ts";

/** What a page needs to tell its reader that it is older than was promised. */
export interface PortalAgeView {
  readonly asOf: string;
  /** The promised time between two builds. */
  readonly hours: number;
  /** Said when a newer portal is out. */
  readonly newer: string;
  /** Said when none was built in time; `{time}` stands for when the last one was, which only the server knows. */
  readonly late: string;
}

const promises: Readonly<Record<NonNullable<Portal["rebuiltEvery"]>, { hours: number; words: string }>> = {
  hour: { hours: 1, words: "every hour" },
  day: { hours: 24, words: "every day" },
  week: { hours: 7 * 24, words: "every week" },
};

/** Nothing where `portal.json` promises no rebuild. */
export function portalAge({ repository, asOf }: ViewContext): PortalAgeView | undefined {
  const { rebuiltEvery } = repository.portal;
  if (rebuiltEvery === undefined) return undefined;
  const { hours, words } = promises[rebuiltEvery];
  return {
    asOf,
    hours,
    newer: "A newer portal has been published since this page was opened.",
    late: `This portal was last rebuilt on {time}; a rebuild is promised ${words}. Figures may be old.`,
  };
}

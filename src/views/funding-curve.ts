import { type Candidates, totalOf } from "./candidates.ts";
import type { ViewContext } from "./context.ts";
import { counted } from "./wording.ts";

/** What the money brings in all, the further down the ranking it is spent. */
export interface FundingCurveView {
  readonly title: string;
  readonly description: string;
  readonly currency: string;
  /** A plan each, of very many some: how much it and all before it still cost, and bring net of that. It begins at nothing for nothing. */
  readonly points: readonly FundingPoint[];
  /** How many of the points are above the cut. */
  readonly aboveCut: number;
  /** What stands at the cut. */
  readonly cutText: string;
}

export interface FundingPoint {
  /** Its place in the ranking, as the table numbers it. */
  readonly place: number;
  readonly cost: number;
  readonly net: number;
}

/** More would stand upon each other: of very many plans every second, third and so on is drawn. */
const mostPoints = 300;

/** Of fewer plans a curve would say nothing. */
const fewest = 3;

export function fundingCurve(
  context: ViewContext,
  { above, below }: Candidates,
): FundingCurveView | undefined {
  const { format, repository } = context;
  const ranked = [...above, ...below];
  if (ranked.length < fewest) return undefined;
  const step = Math.ceil(ranked.length / mostPoints);
  const isDrawn = (_: unknown, index: number) =>
    index % step === 0 || index === above.length - 1 || index === ranked.length - 1;
  const points = runningSums(ranked).filter(isDrawn);
  const [cost, net] = [totalOf(above, "costToGo"), totalOf(above, "rnpv")];
  const rest = { cost: totalOf(below, "costToGo"), net: totalOf(below, "rnpv") };
  const toTheCut = `The first ${format.money(cost)} bring ${format.money(net)} net`;
  const beyond = `the ${format.money(rest.cost)} below the cut ${rest.net < 0 ? "take" : "add"} ${format.money(Math.abs(rest.net))}${rest.net < 0 ? " of it away" : ""}`;
  return {
    title:
      above.length === 0
        ? `No plan makes the cut: all ${format.money(rest.cost)} together bring ${format.money(rest.net)} net`
        : below.length === 0
          ? `${toTheCut}, and no plan is below the cut`
          : `${toTheCut}; ${beyond}`,
    description: `The net value of ${counted(ranked.length, "plan")} added up in the order of the ranking, over what they still cost; the sums stand in the table beneath.`,
    currency: repository.portal.currency,
    points,
    aboveCut: points.filter(({ place }) => place <= above.length).length,
    cutText: `Cut at ${format.money(cost)}`,
  };
}

function runningSums(ranked: Candidates["above"]): readonly FundingPoint[] {
  let [cost, net] = [0, 0];
  return ranked.map(({ figures }, index) => {
    cost += figures.costToGo;
    net += figures.rnpv;
    return { place: index + 1, cost, net };
  });
}

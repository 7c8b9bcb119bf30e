import type { FundingCurveView } from "../../../src/views/funding-curve.ts";
import type { GalleryCase } from "./gallery-case.ts";

/** A curve of plans by what each costs and brings net of that, in thousands. */
function curve(title: string, aboveCut: number, ...plans: readonly (readonly [cost: number, net: number])[]) {
  let [cost, net] = [0, 0];
  const points = plans.map(([more, brings], index) => {
    cost += more * 1000;
    net += brings * 1000;
    return { place: index + 1, cost, net };
  });
  const cutText = `Cut at €${(points[aboveCut - 1]?.cost ?? 0) / 1000}k`;
  return { title, description: "Net value over cost.", currency: "EUR", points, aboveCut, cutText };
}

export const fundingCurves: readonly GalleryCase<FundingCurveView>[] = [
  {
    name: "cut",
    says: "Rises to the cut and falls behind it.",
    view: curve(
      "The first €740k bring €900k net",
      3,
      [60, 600],
      [370, 250],
      [310, 50],
      [200, -90],
      [900, -400],
    ),
  },
  {
    name: "crowded",
    says: "Thirty small plans, whose places do not all have room.",
    view: curve(
      "All plans bring more than they cost",
      30,
      ...Array.from({ length: 30 }, (_, index) => [10 + (index % 4), 60 - index * 2] as const),
    ),
  },
  {
    name: "loss",
    says: "No plan makes the cut.",
    view: curve("No plan makes the cut", 0, [100, -20], [100, -80], [1000, -1300]),
  },
  {
    name: "nothing",
    says: "Plans that cost nothing.",
    view: curve("Nothing is to be spent", 2, [0, 0], [0, 5]),
  },
];

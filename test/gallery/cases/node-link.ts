import { unitDiagram } from "../../../src/views/dependency-diagrams.ts";
import { milestoneNeighbours } from "../../../src/views/milestone-neighbours.ts";
import type { NodeLinkView } from "../../../src/views/node-link.ts";
import { type Fields, plan } from "../../helpers/plan.ts";
import { viewOf } from "../../helpers/view.ts";
import type { GalleryCase } from "./gallery-case.ts";

const waits = (...ids: readonly string[]) => ({ dependsOn: ids.map((milestone) => ({ milestone })) });

/** A plan of the business unit `shop` and one of the IT unit `lab`, on 31 October 2026. */
function context(milestones: Readonly<Record<string, Fields>>) {
  const repository = plan({
    portal: { locale: "en-GB" },
    plans: { p: { unit: "shop" }, q: { unit: "lab" } },
    milestones,
  });
  return viewOf(repository, "2026-10-31");
}

function around(focus: string, milestones: Readonly<Record<string, Fields>>): NodeLinkView {
  return known(milestoneNeighbours(context(milestones), focus));
}

function known(view: NodeLinkView | undefined): NodeLinkView {
  if (!view) throw new Error("there is nothing to draw");
  return view;
}

const long = "All forty-two Danube-steamship-company-captain-cabins rearranged before Christmas";

export const nodeLinks: readonly GalleryCase<NodeLinkView>[] = [
  {
    name: "whole",
    says: "Done, late, critical, and a dependency across functions that nobody has acknowledged.",
    view: around("p/focus", {
      "q/far": { actual: { finish: "2026-09-30" }, baseline: { finish: "2026-09-30" } },
      "q/near": { ...waits("q/far"), forecast: { finish: "2027-02-26" } },
      "p/focus": { ...waits("q/near"), baseline: { finish: "2027-03-31" } },
      "p/next": { ...waits("p/focus"), baseline: { finish: "2027-06-30" } },
    }),
  },
  {
    name: "two",
    says: "One arrow, between two of the same plan.",
    view: around("p/a", { "p/a": {}, "p/b": { ...waits("p/a"), baseline: { finish: "2027-06-30" } } }),
  },
  {
    name: "both-ways",
    says: "Two functions that wait for each other.",
    view: known(unitDiagram(context({ "p/a": {}, "q/a": waits("p/a"), "q/b": {}, "p/b": waits("q/b") }))),
  },
  {
    name: "omitted",
    says: "Some that are not drawn.",
    view: {
      ...around("p/a", { "p/a": {}, "p/b": waits("p/a"), "p/c": waits("p/a") }),
      omitted: {
        text: "11 more milestones within two steps are not drawn.",
        href: "dependencies/",
        link: "All dependencies",
      },
    },
  },
  {
    name: "long-titles",
    says: "Titles that take several lines.",
    view: around("p/a", { "p/a": { title: long }, "q/b": { title: long, ...waits("p/a") } }),
  },
];

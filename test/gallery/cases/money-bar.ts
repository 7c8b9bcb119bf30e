import type { MoneyView } from "../../../src/views/money-view.ts";
import type { GalleryCase } from "./gallery-case.ts";

const bar = (share: number, fields: Partial<MoneyView> = {}): MoneyView => ({
  aligned: { share, text: `€${share * 500}`, note: `of €500 (${share * 100} %) in line of sight` },
  unaligned: share < 1 ? { text: `€${500 - share * 500}`, note: "leads nowhere" } : undefined,
  plans: [],
  more: undefined,
  ...fields,
});

export const moneyBars: readonly GalleryCase<MoneyView>[] = [
  {
    name: "part",
    says: "A part leads nowhere, in two plans and more.",
    view: bar(0.8, {
      plans: [
        {
          cell: { text: "Hub", href: "plans/hub/" },
          money: "€90",
          reason: "it promises no change of any KPI",
        },
        {
          cell: { text: "Danube-steamship-company-captain-cabins", href: "plans/cabins/" },
          money: "€9",
          reason: "its contribution to the number of cabins rearranged was accepted by nobody",
        },
      ],
      more: "and 4 more with €1",
    }),
  },
  { name: "all", says: "Everything is aligned.", view: bar(1) },
  { name: "none", says: "Nothing is aligned.", view: bar(0) },
];

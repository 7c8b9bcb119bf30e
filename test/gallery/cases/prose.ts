import { type ProsePartView, proseView } from "../../../src/views/prose.ts";
import { plan } from "../../helpers/plan.ts";
import { rendered } from "../../helpers/prose.ts";
import { viewOf } from "../../helpers/view.ts";
import type { GalleryCase } from "./gallery-case.ts";

const repository = plan({
  kpis: { churn: {} },
  plans: { erp: {} },
  milestones: { "erp/go-live": { baseline: { finish: "2026-01-31" } } },
  decisions: { "2026/2026-09-erp": {} },
});

const prose = (text: string) => proseView(viewOf(repository, "2026-10-31"), rendered(text));

const callouts = ["note", "tip", "warning", "danger"].map(
  (type) => `<Callout type="${type}" title="A ${type}">\nSome words, *stressed*.\n\n- and a list\n</Callout>`,
);

export const proseTexts: readonly GalleryCase<readonly ProsePartView[]>[] = [
  {
    name: "components",
    says: "All components that authors may use.",
    view: prose(`<Kpi id="churn" /> moves by <Plan id="erp" />, once <Milestone id="erp/go-live" />; see <Decision id="2026/2026-09-erp" />.

${callouts.join("\n\n")}

<Callout type="note">
Without a title.
</Callout>

<Figure src="../media/map.png" alt="A map" caption="Where it is" />
`),
  },
  {
    name: "markdown",
    says: "Headings, lists, a quotation, code, a table, and a word that does not fit.",
    view: prose(`## A heading

1. First
2. Second, with \`code\`

- [ ] to do
- [x] done

> What somebody said.

| Plan | Money |
| ---- | ----: |
| ERP  |   300 |

\`\`\`
a line of code that is so long that it cannot stand beside anything else on the screen of a telephone
\`\`\`

Donaudampfschifffahrtsgesellschaftskapitänskajütenumbauten und Donaudampfschifffahrtsgesellschaftskapitänsmützen
`),
  },
  { name: "none", says: "No text.", view: [] },
];

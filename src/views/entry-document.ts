/** What the page of an entry says in words and figures, in the order of a document: for those who read it as text. */
import type { CollectionName } from "../model/index.ts";
import type { ViewContext } from "./context.ts";
import type { EntryPage, Fact } from "./entry-page.ts";
import { entryPages } from "./entry-pages.ts";
import type { Explanation } from "./explanation.ts";
import type { Table } from "./table.ts";

/** A collection of which every entry has a page. */
export type PagedCollection = Exclude<CollectionName, "actuals">;

export interface EntryDocument {
  readonly page: EntryPage;
  /** What is to be known before all else, a paragraph each. */
  readonly lead: readonly string[];
  readonly sections: readonly DocumentSection[];
}

export interface DocumentSection {
  readonly heading: string;
  readonly facts?: readonly Fact[];
  readonly table?: Table | undefined;
}

type DocumentOf = (context: ViewContext, id: string) => EntryDocument;

export function entryDocument(context: ViewContext, collection: PagedCollection, id: string): EntryDocument {
  const { page, lead, sections } = documents[collection](context, id);
  const isSaid = ({ facts, table }: DocumentSection) =>
    (facts ?? []).some(({ values }) => values.length > 0) || (table?.rows.length ?? 0) > 0;
  return { page, lead, sections: sections.filter(isSaid) };
}

const documents: Readonly<Record<PagedCollection, DocumentOf>> = {
  kpis: (context, id) => {
    const page = entryPages.kpis(context, id);
    return {
      page,
      lead: [...explained(page.explanation), `Definition: ${page.definition}`],
      sections: [
        { heading: "Figures", facts: page.figures },
        { heading: "Measurements", table: page.chart.data },
        { heading: "Plans that promise to move it", table: page.contributions },
        { heading: "Baseline and targets", table: page.targets },
      ],
    };
  },
  plans: (context, id) => {
    const page = entryPages.plans(context, id);
    return {
      page,
      lead: [
        page.valueStatement,
        page.words
          .map(({ label, mark, note }) => `${label}: ${mark.word}${note ? ` (${note})` : ""}`)
          .join("; "),
        ...explained(page.explanation),
      ],
      sections: [
        { heading: "What it promises", table: page.contributions },
        { heading: "Earned value", facts: page.earnedValue },
        { heading: "Milestones", table: page.milestones },
        { heading: "Plans of the programme", table: page.children },
        { heading: "Demand", table: page.demand },
        { heading: "Updates", table: page.updates },
      ],
    };
  },
  milestones: (context, id) => {
    const page = entryPages.milestones(context, id);
    return {
      page,
      lead: [],
      sections: [
        { heading: "Dates", table: page.dates },
        { heading: "Waits for", table: page.waitsFor },
        { heading: "Is waited for by", table: page.waitedForBy },
      ],
    };
  },
  objectives: (context, id) => {
    const page = entryPages.objectives(context, id);
    return {
      page,
      lead: page.statement === undefined ? [] : [page.statement],
      sections: [
        { heading: "KPIs", table: page.kpis },
        { heading: "Plans", table: page.plans },
      ],
    };
  },
  decisions: (context, id) => {
    const page = entryPages.decisions(context, id);
    const { text, note } = page.standing;
    return {
      page,
      lead: [`${text}${note === undefined ? "" : ` ${note}`}. ${page.date}.`],
      sections: [
        { heading: "What it changed", table: page.changes },
        { heading: "What it was expected to do", table: page.effects },
      ],
    };
  },
  updates: (context, id) => ({ page: entryPages.updates(context, id), lead: [], sections: [] }),
  people: (context, id) => {
    const page = entryPages.people(context, id);
    return {
      page,
      lead: [],
      sections: [
        { heading: "What waits", table: page.waiting },
        { heading: "What else waits", table: page.alsoWaiting },
        ...page.tables,
      ],
    };
  },
  units: (context, id) => {
    const page = entryPages.units(context, id);
    return { page, lead: [], sections: [{ heading: "What waits", table: page.waiting }, ...page.tables] };
  },
  forums: (context, id) => {
    const page = entryPages.forums(context, id);
    return {
      page,
      lead: [`Next: ${page.next.text}. ${page.lede}`, page.dates],
      sections: [...page.items, { heading: "All its decisions", table: page.records }],
    };
  },
  teams: (context, id) => {
    const page = entryPages.teams(context, id);
    return {
      page,
      lead: [],
      sections: [
        { heading: "Full-time equivalents (FTE) by period", table: page.table },
        { heading: "Which plans need it, in FTE", table: page.needs },
      ],
    };
  },
  systems: (context, id) => ({ page: entryPages.systems(context, id), lead: [], sections: [] }),
  assumptions: (context, id) => ({
    page: entryPages.assumptions(context, id),
    lead: [],
    sections: [],
  }),
  risks: (context, id) => ({ page: entryPages.risks(context, id), lead: [], sections: [] }),
};

/** Why the colour is what it is: the sentence, how it is reckoned, and the limit. */
function explained({ mark, sentence, formula, inputs, limit }: Explanation): readonly string[] {
  const figures = inputs.map(({ label, value }) => `${label}: ${value}`).join("; ");
  return [
    `${mark.word}. ${sentence}`,
    `Reckoned: ${formula}${figures === "" ? "" : `, with ${figures}`}. Limit: ${limit}.`,
  ];
}

/** The path of the text of an entry, beside its page, without the base: `kpis/churn.md`. */
export function documentPath(collection: CollectionName, id: string): string {
  return `${collection}/${id}.md`;
}

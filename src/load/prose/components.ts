import type { CollectionName } from "../../model/index.ts";

/** An attribute of an author component: which text it takes, and what to say of any other. */
interface Attribute {
  readonly required: boolean;
  readonly pattern: RegExp;
  readonly expected: string;
}

export interface AuthorComponent {
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly hasBody: boolean;
  /** The collection that the `id` attribute points into. */
  readonly entry?: CollectionName;
}

const entryId: Attribute = {
  required: true,
  pattern: /^[a-z0-9][a-z0-9._/-]*$/,
  expected: "the id of an entry",
};
const words: Attribute = { required: true, pattern: /\S/, expected: "some words" };

const entryLink = (entry: CollectionName): AuthorComponent => ({
  attributes: { id: entryId },
  hasBody: false,
  entry,
});

/** The components that authors may use. Each is rendered by a fixed piece of code; none is ever evaluated. */
export const authorComponents: Readonly<Record<string, AuthorComponent>> = {
  Kpi: entryLink("kpis"),
  Plan: entryLink("plans"),
  Decision: entryLink("decisions"),
  Milestone: entryLink("milestones"),
  Callout: {
    attributes: {
      type: {
        required: true,
        pattern: /^(note|tip|warning|danger)$/,
        expected: "`note`, `tip`, `warning` or `danger`",
      },
      title: { ...words, required: false },
    },
    hasBody: true,
  },
  Figure: {
    attributes: {
      src: { required: true, pattern: /\S/, expected: "the path of a picture in the plan folder" },
      alt: words,
      caption: { ...words, required: false },
    },
    hasBody: false,
  },
};

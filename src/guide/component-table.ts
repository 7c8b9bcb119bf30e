import { type AuthorComponent, authorComponents } from "../load/prose/components.ts";
import { type Phrase, phrases } from "./phrase.ts";

/** An author component as the guide lists it. */
export interface ComponentRow {
  readonly name: string;
  readonly does: string;
  /** How it is written, e.g. `<Kpi id="…" />`. */
  readonly tag: string;
  readonly attributes: readonly {
    readonly name: string;
    readonly isRequired: boolean;
    readonly holds: readonly Phrase[];
  }[];
}

/** What each component does. The rest of its row is what the gate knows of it. */
const purposes: Readonly<Record<string, string>> = {
  Kpi: "A link to a KPI that shows its title and its state, as they are on the data date.",
  Plan: "The same for a plan.",
  Decision: "A link to a decision under its title.",
  Milestone: "A link to a milestone with its state.",
  Callout: "A paragraph or more, set apart; it is written around them and closed.",
  Figure: "A picture with words for those who cannot see it, and a caption.",
};

/** Every component that a text may use. Throws if one has no purpose yet. */
export function componentTable(): readonly ComponentRow[] {
  return Object.entries(authorComponents).map(([name, component]) => {
    const does = purposes[name];
    if (does === undefined) throw new RangeError(`The guide does not say what \`<${name}>\` does.`);
    return {
      name,
      does,
      tag: tagOf(name, component),
      attributes: Object.entries(component.attributes).map(([attribute, { required, expected }]) => ({
        name: attribute,
        isRequired: required,
        holds: phrases(expected),
      })),
    };
  });
}

function tagOf(name: string, { attributes, hasBody }: AuthorComponent): string {
  const required = Object.entries(attributes).filter(([, attribute]) => attribute.required);
  const opening = [name, ...required.map(([attribute]) => `${attribute}="…"`)].join(" ");
  return hasBody ? `<${opening}>…</${name}>` : `<${opening} />`;
}

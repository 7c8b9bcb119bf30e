import { type CollectionName, type Prose, type ProsePart, withTitles } from "../model/index.ts";
import { entryPath, subjectOf, titleOf, type ViewContext } from "./context.ts";
import { claimMark, type StatusMark, statusMark } from "./status.ts";

/** A part of a text with everything filled in that depends on the rest of the plan. */
export type ProsePartView =
  | { readonly kind: "html"; readonly html: string }
  | { readonly kind: "address"; readonly path: string }
  | {
      readonly kind: "entry";
      readonly title: string;
      readonly path: string | undefined;
      readonly mark: StatusMark | undefined;
    }
  | {
      readonly kind: "image";
      readonly path: string;
      readonly alt: string;
      readonly caption: string | undefined;
    }
  | { readonly kind: "diagram"; readonly svg: string; readonly title: string };

export function proseView(context: ViewContext, prose: Prose | undefined): readonly ProsePartView[] {
  return (prose?.parts ?? []).map((part) => partView(context, part));
}

/** The words of a text or of a section, for search and summaries, with the titles of the entries that it names. */
export function proseWords(context: ViewContext, words: string): string {
  return withTitles(words, (subject) => {
    const { collection, id } = subjectOf(subject);
    return titleOf(context, collection, id);
  });
}

function partView(context: ViewContext, part: ProsePart): ProsePartView {
  switch (part.kind) {
    case "html":
      return part;
    case "address":
      return { kind: "address", path: addressOf(context, part.collection, part.id, part.fragment) };
    case "entry": {
      const path = context.repository[part.collection].has(part.id)
        ? entryPath(part.collection, part.id)
        : undefined;
      return {
        kind: "entry",
        title: titleOf(context, part.collection, part.id),
        path,
        mark: markOf(context, part.collection, part.id),
      };
    }
    case "image":
      return { ...part, path: `media/${part.path}` };
    case "diagram": {
      const diagram = context.diagrams.get(part.source);
      if (!diagram)
        throw new Error(
          "A diagram of the plan was not rendered. This is a fault of the portal; please report it.",
        );
      return { kind: "diagram", ...diagram };
    }
  }
}

/** An entry that has not happened yet has no page; a link to it leads to the list of its kind. */
function addressOf(
  { repository }: ViewContext,
  collection: CollectionName,
  id: string,
  fragment: string,
): string {
  return repository[collection].has(id) ? `${entryPath(collection, id)}${fragment}` : `${collection}/`;
}

function markOf(context: ViewContext, collection: CollectionName, id: string): StatusMark | undefined {
  switch (collection) {
    case "kpis":
      return statusMark(context.kpis.get(id)?.status);
    case "plans":
      return statusMark(context.plans.get(id)?.computed);
    case "milestones":
      return statusMark(context.milestones.get(id)?.status);
    case "updates":
      return claimMark(context.repository.updates.get(id)?.claimed);
    default:
      return undefined;
  }
}

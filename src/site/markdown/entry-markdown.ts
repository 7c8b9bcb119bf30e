import { plainMarkdown } from "../../load/prose/plain-markdown.ts";
import { isCollectionName, type Portal } from "../../model/index.ts";
import { titleOf, type ViewContext } from "../../views/context.ts";
import { editionView } from "../../views/edition.ts";
import { documentPath, entryDocument, type PagedCollection } from "../../views/entry-document.ts";
import type { FindingView } from "../../views/finding.ts";
import { pageAddress } from "../feeds/page-address.ts";
import type { Site } from "../site.ts";
import { cellMarkdown, inert, type LinkTo, tableMarkdown } from "./markdown-text.ts";

/** The page of an entry as plain Markdown: what it is, why its colour is what it is, its figures, findings and text. */
export function entryMarkdown(
  site: Site,
  view: ViewContext,
  collection: PagedCollection,
  id: string,
): string {
  const { page, lead, sections } = entryDocument(view, collection, id);
  const linkTo = linksFrom(view, documentPath(collection, id));
  const edition = editionView(view);
  const facts = [
    ...page.facts,
    ...(page.tags.length > 0 ? [{ label: "Tags", values: [{ text: page.tags.join(", ") }] }] : []),
    ...(page.file === "" ? [] : [{ label: "File", values: [{ text: page.file }] }]),
    { label: "Data as of", values: [{ text: view.asOf }] },
    ...(edition ? [{ label: "Edition", values: [{ text: edition.words }] }] : []),
  ];
  const body = narrativeOf(site, view, collection, id, linkTo);
  const blocks = [
    `# ${inert(page.title)}`,
    `${page.kind} \`${id}\` of ${inert(view.repository.portal.name)}.`,
    ...lead.filter((text) => text !== "").map(inert),
    factList(facts, linkTo),
    ...findingBlocks(page.findings, linkTo),
    ...(body === "" ? [] : ["## Narrative", body]),
    ...sections.flatMap(({ heading, facts: own, table }) => [
      `## ${inert(heading)}`,
      ...(own ? [factList(own, linkTo)] : []),
      ...(table ? [tableMarkdown(table, linkTo)] : []),
    ]),
    ...(page.decisions && page.decisions.rows.length > 0
      ? ["## Decisions about it", tableMarkdown(page.decisions, linkTo)]
      : []),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/**
 * What a text is made of beside the model of its entry's page, which holds all else that it says: the same model and the
 * same of this give the same text.
 */
export function besideTheModel(
  { sources }: Site,
  view: ViewContext,
  collection: PagedCollection,
  id: string,
): unknown {
  const { portal } = view.repository;
  const body = sources.get(`${collection}/${id}`)?.body;
  return { portal, asOf: view.asOf, edition: editionView(view)?.words, body };
}

type Facts = readonly {
  readonly label: string;
  readonly values: readonly Parameters<typeof cellMarkdown>[0][];
}[];

function factList(facts: Facts, linkTo: LinkTo): string {
  return facts
    .filter(({ values }) => values.length > 0)
    .map(
      ({ label, values }) =>
        `- ${inert(label)}: ${values.map((value) => cellMarkdown(value, linkTo)).join("; ")}`,
    )
    .join("\n");
}

function findingBlocks(findings: readonly FindingView[], linkTo: LinkTo): readonly string[] {
  if (findings.length === 0) return [];
  const lines = findings.map(({ mark, message, rule, decision }) => {
    const by = ` ([${inert(rule.title)}](${linkTo(rule.path)}))`;
    return `- ${inert(mark.word)}: ${inert(message)}${by}${decision ? `; ${inert(decision.text)}` : ""}`;
  });
  return ["## Findings", lines.join("\n")];
}

/** The narrative as it was written, without components; headings one level deeper than the document's own. */
function narrativeOf(
  { sources }: Site,
  view: ViewContext,
  collection: PagedCollection,
  id: string,
  linkTo: LinkTo,
): string {
  const { body, plain } = sources.get(`${collection}/${id}`) ?? {};
  if (body === undefined || !plain) return "";
  return plainMarkdown(body, plain, {
    titleOf: (name, other) => titleOf(view, name, other),
    addressOf: (name, other) => linkTo(`${name}/${other}/`),
  }).trim();
}

/** Links of a text lead to other texts where there are some, and else to pages. */
function linksFrom({ repository }: ViewContext, from: string): LinkTo {
  const { url: _, ...unpublished } = repository.portal;
  return (path) => {
    const [collection = "", ...rest] = path.replace(/\/$/, "").split("/");
    const id = rest.join("/");
    const hasText =
      isCollectionName(collection) && collection !== "actuals" && repository[collection].has(id);
    return relativeAddress(unpublished, from, hasText ? documentPath(collection, id) : path);
  };
}

function relativeAddress(unpublished: Portal, from: string, to: string): string {
  const [path = "", fragment] = to.split("#");
  const address = pageAddress(unpublished, from, path);
  return fragment === undefined ? address : `${address}#${fragment}`;
}

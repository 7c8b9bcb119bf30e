/**
 * What a page shows as plain data, for the projects of other generators: the parts of the page with their words, as a
 * view-model would hold them, and those of every drawing with all places worked out. It is read off a page that Plumbline
 * has built, so that all of them make the same page, whatever it will hold one day.
 */
import { DomUtils, parseDocument } from "htmlparser2";
import { type Block, blocksOf } from "./page-blocks.ts";
import { type Attributes, type Element, htmlOf, isTag, type Node } from "./page-line.ts";

export interface PageData {
  /** Its address without the base, e.g. `kpis/churn/`; that of the first page is empty. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The attributes of the page and of its body. */
  readonly html: { readonly attributes: Attributes };
  readonly body: { readonly attributes: Attributes };
  /** What stands in its head, done. */
  readonly head: string;
  /** What is above its main part, that part, and what is below. */
  readonly header: readonly Block[];
  readonly main: readonly Block[];
  readonly footer: readonly Block[];
  /** Whether a text of the plan belongs to it, for which there is a block of its own in `main`. */
  readonly hasProse: boolean;
}

export function pageData(path: string, html: string): PageData {
  // Names in drawings have capitals.
  const document = parseDocument(html, { lowerCaseTags: false, lowerCaseAttributeNames: false });
  const first = (test: (element: Element) => boolean) => DomUtils.findOne(test, document.children);
  const the = (tag: string): Element => {
    const element = first(({ name }) => name === tag);
    if (!element) throw new Error(`The page \`${path}\` has no <${tag}>.`);
    return element;
  };
  const description = first(({ name, attribs }) => name === "meta" && attribs["name"] === "description");
  const body = the("body");
  const at = body.children.findIndex((node: Node) => isTag(node) && node.name === "main");
  if (at < 0) throw new Error(`The page \`${path}\` has no main part of its own.`);
  const main = blocksOf(body.children.slice(at, at + 1));
  return {
    path,
    title: DomUtils.textContent(the("title")),
    description: description?.attribs["content"] ?? "",
    html: { attributes: the("html").attribs },
    body: { attributes: body.attribs },
    head: the("head").children.map(htmlOf).join(""),
    header: blocksOf(body.children.slice(0, at)),
    main,
    footer: blocksOf(body.children.slice(at + 1)),
    hasProse: JSON.stringify(main).includes('{"kind":"prose"'),
  };
}

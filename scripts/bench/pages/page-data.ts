/**
 * What a page shows as plain data, for the projects of other generators: the parts of the page with their words, as a
 * view-model would hold them, and every drawing as a finished SVG, as if it came out of a cache. It is read off a
 * page that Plumbline has built, so that all of them make the same page, whatever it will hold one day.
 */
import { DomUtils, parseDocument } from "htmlparser2";
import { type Block, blocksOf } from "./page-blocks.ts";
import { isTag } from "./page-line.ts";

export interface PageData {
  /** Its address without the base, e.g. `kpis/churn/`; that of the first page is empty. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly header: readonly Block[];
  readonly main: readonly Block[];
  readonly footer: readonly Block[];
  /** Whether a text of the plan belongs to it, for which there is a block of its own in `main`. */
  readonly hasProse: boolean;
}

export function pageData(path: string, html: string): PageData {
  // Names in drawings have capitals.
  const document = parseDocument(html, { lowerCaseTags: false, lowerCaseAttributeNames: false });
  const first = (name: string) => DomUtils.findOne((element) => element.name === name, document.children);
  const [root, title, body] = [first("html"), first("title"), first("body")];
  if (!title || !body) throw new Error(`The page \`${path}\` has no title or no body.`);
  const description = DomUtils.findOne(
    ({ name, attribs }) => name === "meta" && attribs["name"] === "description",
    document.children,
  );
  const part = (name: string) => blocksOf(body.children.filter((node) => isTag(node) && node.name === name));
  const main = part("main");
  return {
    path,
    title: DomUtils.textContent(title),
    description: description?.attribs["content"] ?? "",
    language: root?.attribs["lang"] ?? "en",
    header: part("header"),
    main,
    footer: part("footer"),
    hasProse: JSON.stringify(main).includes('{"kind":"prose"}'),
  };
}

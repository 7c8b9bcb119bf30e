import type { ProsePartView } from "../../views/prose.ts";
import { href } from "../href.ts";

/**
 * Joins the parts of a text to HTML. This is done on strings and not in a template because a part may begin
 * in the middle of a word or of an attribute, where a template would put a line break between two parts.
 */
export function proseHtml(parts: readonly ProsePartView[]): string {
  return parts.map(partHtml).join("");
}

function partHtml(part: ProsePartView): string {
  switch (part.kind) {
    case "html":
      return part.html;
    case "address":
      return escaped(href(part.path));
    case "entry":
      return entryHtml(part);
    case "image": {
      const caption = part.caption === undefined ? "" : `<figcaption>${escaped(part.caption)}</figcaption>`;
      return `<figure><img src="${escaped(href(part.path))}" alt="${escaped(part.alt)}" loading="lazy">${caption}</figure>`;
    }
    case "diagram": {
      const label = escaped(part.title);
      return `<figure class="keep"><div class="diagram-scroll" role="region" aria-label="${label}" tabindex="0">${part.svg}</div><figcaption>${label}</figcaption></figure>`;
    }
  }
}

function entryHtml({ title, path, mark }: Extract<ProsePartView, { kind: "entry" }>): string {
  if (path === undefined) return `<span class="entry">${escaped(title)}</span>`;
  const state = mark
    ? ` <span class="entry-state" data-tone="${mark.tone}"><span aria-hidden="true">${mark.glyph}</span> ${mark.word}</span>`
    : "";
  return `<a class="entry" href="${escaped(href(path))}">${escaped(title)}${state}</a>`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

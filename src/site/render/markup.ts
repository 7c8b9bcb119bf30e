/** HTML that is done: it is put into other HTML as it is. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

/** What a template shows in one place: what is done as it is, text escaped, lists one after the other, else nothing. */
export type Child = unknown;

/** HTML now, or once what a template waits for is there. */
export type Html = string | Promise<string>;

const special = /[&<>"']/;
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML that shows it, in content and in attributes. */
export function escaped(text: string): string {
  return special.test(text) ? text.replace(/[&<>"']/g, (sign) => entities[sign] as string) : text;
}

/**
 * A child as HTML, with the meaning that Astro gives it: nothing for `null`, `undefined` and `false`, for a function what it
 * returns. Throws for an object that is no HTML.
 */
export function htmlOf(child: Child): Html {
  if (child instanceof Markup) return child.html;
  if (typeof child === "string") return escaped(child);
  if (child === undefined || child === null || child === false) return "";
  if (Array.isArray(child)) return joined(child);
  if (child instanceof Promise) return child.then(htmlOf);
  if (typeof child === "function") return htmlOf(child());
  if (typeof child === "object")
    throw new Error(`A template was given what is neither text nor HTML: ${child.constructor.name}.`);
  return String(child);
}

/** Children as HTML, one after the other. */
function joined(children: readonly Child[]): Html {
  let html = "";
  // Lists are most of a page, and an iterator would make two objects for each child.
  for (let index = 0; index < children.length; index += 1) {
    const part = htmlOf(children[index]);
    if (typeof part === "string") html += part;
    else return joinedLater(html, part, children.slice(index + 1));
  }
  return html;
}

/** Goes on where a child has to be waited for. The others are begun at once. */
async function joinedLater(html: string, part: Promise<string>, rest: readonly Child[]): Promise<string> {
  let whole = html;
  for (const each of await Promise.all([part, ...rest.map(htmlOf)])) whole += each;
  return whole;
}

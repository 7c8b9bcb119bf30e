import type { ResultData } from "./pagefind.ts";

/** One result: its title, how it stands and since when, what it is about, and the words around what was found. */
export function resultItem({ url, excerpt, meta }: ResultData): HTMLElement {
  const link = document.createElement("a");
  link.href = url;
  link.textContent = meta["title"] ?? url;
  const state = line("span", meta["standing"] ?? meta["state"] ?? "");
  state.dataset["state"] = "";
  const facts = line("div");
  facts.className = "facts";
  const parts = [meta["kind"], state, meta["date"], meta["forum"], meta["owner"]].filter(
    (part) => part !== undefined && (typeof part === "string" ? part : part.textContent) !== "",
  ) as (Node | string)[];
  facts.append(...parts.flatMap((part, at) => (at === 0 ? [part] : [" · ", part])));
  const about = line("div", meta["about"] ? `About: ${meta["about"]}` : "");
  about.className = "about";
  const words = line("div");
  words.className = "excerpt";
  // Pagefind escapes the text of an excerpt and adds nothing but <mark>.
  words.innerHTML = excerpt;
  const text = words.textContent;
  const [start, end] = ownWords(text, meta["title"] ?? "", url);
  cut(words, end, text.length);
  cut(words, 0, start);
  const item = line("li");
  item.append(link, facts, ...(meta["about"] ? [about] : []), ...(start < end ? [words] : []));
  return item;
}

/**
 * Where in an excerpt the words of the entry itself stand: without its title, which the result shows already, and
 * without the words of its file's name, which are searched at the end of every text and are not for reading.
 */
export function ownWords(excerpt: string, title: string, url: string): readonly [start: number, end: number] {
  const segments = url.split("/").filter((segment) => segment !== "");
  const names = segments.map((_, at) => segments.slice(at).join(" ").replace(/-/g, " "));
  const text = excerpt.trimEnd();
  const name = names.find((words) => ` ${text.toLowerCase()}`.endsWith(` ${words}`)) ?? "";
  const start = text.startsWith(title) ? title.length : 0;
  return [start, Math.max(start, text.slice(0, text.length - name.length).trimEnd().length)];
}

/** Takes the characters from one place of an element's text to another out of it. */
function cut(element: HTMLElement, from: number, to: number): void {
  const range = document.createRange();
  let at = 0;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  range.setStart(element, 0);
  range.setEnd(element, 0);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.textContent ?? "";
    if (from >= at && from <= at + length) range.setStart(node, from - at);
    if (to >= at && to <= at + length) {
      range.setEnd(node, to - at);
      break;
    }
    at += length;
  }
  range.deleteContents();
}

/** Where an arrow leads from the element in focus; nowhere at either end, or with another key. */
export function neighbourOf<Stop>(stops: readonly Stop[], focused: unknown, key: string): Stop | undefined {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const at = stops.indexOf(focused as Stop);
  return step === undefined || at < 0 ? undefined : stops[at + step];
}

function line(name: string, text = ""): HTMLElement {
  const created = document.createElement(name);
  created.textContent = text;
  return created;
}

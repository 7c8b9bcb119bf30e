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
  const item = line("li");
  item.append(link, facts, ...(meta["about"] ? [about] : []), words);
  return item;
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

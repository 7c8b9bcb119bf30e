import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../golden/gallery/", import.meta.url));

/** The HTML of a component with all its cases, without what changes whenever a style does, and without tables that unfold. */
export function drawingsOf(documents: readonly Document[]): ReadonlyMap<string, string> {
  const drawings = new Map<string, string>();
  for (const element of documents.flatMap((document) => [...document.querySelectorAll("[data-case]")])) {
    const component = element.getAttribute("data-component") ?? "";
    const says = element.previousElementSibling?.textContent ?? "";
    const html = `<!-- ${element.getAttribute("data-case")}: ${says} -->\n${tidied(element)}\n`;
    drawings.set(component, [drawings.get(component), html].filter(Boolean).join("\n"));
  }
  return drawings;
}

function tidied(given: Element): string {
  const element = given.cloneNode(true) as Element;
  for (const details of element.querySelectorAll("details:has(table, pre)")) details.innerHTML = "…";
  for (const classed of element.querySelectorAll("[class]")) {
    const names = [...classed.classList].filter((name) => !name.startsWith("astro-"));
    if (names.length > 0) classed.setAttribute("class", names.join(" "));
    else classed.removeAttribute("class");
  }
  return element.innerHTML.trim().replace(/>\s*</g, ">\n<");
}

/** A mismatch is left beside the golden file, to be looked at and, if it is wanted, renamed. */
export function differenceFromGolden(name: string, html: string): readonly string[] {
  const golden = join(folder, `${name}.html`);
  const changed = join(folder, `${name}-changed.html`);
  if (!existsSync(golden)) {
    if (process.env["CI"]) return [`${name}.html is missing; run the test once without CI`];
    writeFileSync(golden, html);
  }
  if (readFileSync(golden, "utf8") === html) {
    rmSync(changed, { force: true });
    return [];
  }
  writeFileSync(changed, html);
  return [`${name} is drawn differently; compare ${name}-changed.html with ${name}.html`];
}

/** The names of the golden files. */
export function goldenNames(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => !file.endsWith("-changed.html"))
    .map((file) => file.slice(0, -".html".length));
}

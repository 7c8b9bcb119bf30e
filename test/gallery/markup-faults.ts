/** What is wrong with the HTML of a page, whatever it looks like: ids, what points to them, and nameless drawings. */
export function markupFaults(document: Document): readonly string[] {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const known = new Set(ids);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const targets = [...document.querySelectorAll("*")].flatMap(targetsOf);
  const drawings = [...document.querySelectorAll("svg")].filter((svg) => !svg.closest("[aria-hidden=true]"));
  return [
    ...twice.map((id) => `the id ${id} is there twice`),
    ...targets.filter((id) => !known.has(id)).map((id) => `${id} is pointed to and is not there`),
    ...drawings.filter((svg) => !isNamed(svg)).map((svg) => `no name: ${svg.outerHTML.slice(0, 120)}`),
  ];
}

const lists = ["aria-labelledby", "aria-describedby", "aria-controls", "for"] as const;

/** The ids of the same page that an element points to. */
function targetsOf(element: Element): readonly string[] {
  const named = lists.flatMap((name) => element.getAttribute(name)?.split(/\s+/) ?? []);
  const drawn = [...element.attributes].flatMap(
    ({ value }) => /^(?:#|url\(#)([^)]+)\)?$/.exec(value)?.[1] ?? [],
  );
  return [...named, ...drawn];
}

/** A small drawing says all in its name; any other has a title and, apart from it, a description. */
function isNamed(svg: Element): boolean {
  if (svg.getAttribute("role") === "img" && svg.hasAttribute("aria-label")) return true;
  const words = (name: string) => (svg.querySelector(`:scope > ${name}`)?.textContent ?? "").trim();
  const [title, description] = [words("title"), words("desc")];
  return title !== "" && description !== "" && title !== description && svg.hasAttribute("role");
}

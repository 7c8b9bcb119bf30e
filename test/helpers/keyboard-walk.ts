import type { Page } from "playwright-core";

/** What a walk with the Tab key found, with a line for everything that is wrong. */
export interface KeyboardWalk {
  /** How many elements take the focus. */
  readonly stops: number;
  readonly faults: readonly string[];
}

/**
 * Presses Tab from the top of a page, once for every visible element that takes the focus and once more, and
 * holds what got the focus against the order of the document. All presses are sent at once and the page itself
 * notes what each did: to ask after each press would take a minute for a site.
 */
export async function walkByKeyboard(page: Page): Promise<KeyboardWalk> {
  const session = await page.context().newCDPSession(page);
  const stops = await page.evaluate(startWalk);
  const key = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 } as const;
  await Promise.all(
    Array.from({ length: stops + 1 }, async () => {
      const down = session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
      await Promise.all([down, session.send("Input.dispatchKeyEvent", { type: "keyUp", ...key })]);
    }),
  );
  return { stops, faults: await page.evaluate(endWalk) };
}

interface Walk {
  readonly expected: readonly Element[];
  readonly looks: ReadonlyMap<Element, string>;
  readonly seen: Element[];
  readonly faults: string[];
}

type Walker = { walk: Walk; name: (element: Element | undefined) => string };

/** Runs in the page. Notes what is expected and how it looks without the focus; returns how many there are. */
function startWalk(): number {
  /** What changes where there is no outline: a frame, a ground, a line below words, the edge of a box in a drawing. */
  const look = (element: Element) =>
    [element, ...element.querySelectorAll(":scope > rect")]
      .map((part) => {
        const { boxShadow, border, backgroundColor, textDecoration, stroke, strokeWidth } =
          getComputedStyle(part);
        return [boxShadow, border, backgroundColor, textDecoration, stroke, strokeWidth].join();
      })
      .join("; ");
  const hasOutline = (element: Element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== "none" && outlineWidth !== "0px" && !/, 0\)$|transparent/.test(outlineColor);
  };
  /** Whether something else, such as a heading that stays, lies over the first line of an element in the window. */
  const isCovered = (element: Element) => {
    const box = element.getClientRects()[0];
    if (!box || box.width === 0 || box.height === 0) return false;
    const middle = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
    const top = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), middle);
    return top === null || !(element.contains(top) || top.contains(element));
  };
  /** The sides of the outline that what scrolls, or the edge of a drawing, cuts off. */
  const cutSides = (element: Element) => {
    const { outlineOffset } = getComputedStyle(element);
    const offset = Number.parseFloat(outlineOffset);
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const cut = new Set<string>();
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflow === "visible" || box instanceof SVGGElement) continue;
      const frame = box.getBoundingClientRect();
      if (left - offset <= frame.left - 1) cut.add("left");
      if (top - offset <= frame.top - 1) cut.add("top");
      if (right + offset >= frame.right + 1) cut.add("right");
      if (bottom + offset >= frame.bottom + 1) cut.add("bottom");
    }
    return cut.size;
  };
  const isRadio = (element: Element): element is HTMLInputElement =>
    element instanceof HTMLInputElement && element.type === "radio";
  /** Of a group of radio buttons the chosen one takes the focus, or the first. */
  const isOfGroup = (element: Element) => {
    if (!isRadio(element)) return true;
    const group = [...document.querySelectorAll("input")].filter(
      (other) => isRadio(other) && other.name === element.name && other.form === element.form,
    );
    return element === (group.find(({ checked }) => checked) ?? group[0]);
  };
  for (const details of document.querySelectorAll("details")) details.open = true;
  const found = document.querySelectorAll<HTMLElement | SVGAElement>(
    "a[href], button, input, select, textarea, summary, [tabindex]",
  );
  const expected = [...found].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(":disabled, [inert] *") &&
      element.checkVisibility({ visibilityProperty: true }) &&
      isOfGroup(element),
  );
  const walk: Walk = {
    expected,
    looks: new Map(expected.map((element) => [element, look(element)])),
    seen: [],
    faults: [],
  };
  const name = (element: Element | undefined) =>
    element
      ? `<${element.tagName.toLowerCase()}> "${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 60)}"`
      : "nothing";
  document.addEventListener("focusin", ({ target }) => {
    const element = target as Element;
    walk.seen.push(element);
    if (!hasOutline(element) && walk.looks.get(element) === look(element))
      walk.faults.push(`${name(element)} does not show that it has the focus`);
    if (hasOutline(element) && cutSides(element) > 1)
      walk.faults.push(`${name(element)} has the focus in a frame of which half is cut off`);
    if (isCovered(element)) walk.faults.push(`${name(element)} has the focus and is covered`);
  });
  // A page may have chosen a field to start from.
  document.body.tabIndex = -1;
  document.body.focus();
  walk.seen.length = 0;
  walk.faults.length = 0;
  for (const element of expected)
    if (element.tabIndex > 0) walk.faults.push(`${name(element)} takes the focus out of turn`);
  Object.assign(globalThis, { keyboardWalk: { walk, name } satisfies Walker });
  return expected.length;
}

/** Runs in the page. The press after the last one leaves the page or begins anew. */
function endWalk(): readonly string[] {
  const { walk, name } = (globalThis as unknown as { keyboardWalk: Walker }).keyboardWalk;
  const { expected, seen, faults } = walk;
  const wrong = expected.findIndex((element, index) => seen[index] !== element);
  if (wrong >= 0)
    faults.push(`press ${wrong + 1} reaches ${name(seen[wrong])} and not ${name(expected[wrong])}`);
  const after = seen[expected.length];
  if (wrong < 0 && after !== undefined && after !== expected[0])
    faults.push(`the press after the last one reaches ${name(after)}`);
  return faults;
}

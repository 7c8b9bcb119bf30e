// The part of CSS that Mermaid's own style sheets use, so that colours and sizes can be read off each
// element without a browser: compound selectors with tag, class, id and attribute tests, joined by the
// descendant and child combinators; specificity; `!important`. A rule that uses anything else (`:hover`,
// `@keyframes`) says nothing about a still picture and is left out.

interface Compound {
  readonly tag: string | undefined;
  readonly tests: readonly ((element: Element) => boolean)[];
  /** True if the compound before this one has to match the parent rather than any ancestor. */
  readonly isChild: boolean;
}

interface Declaration {
  readonly value: string;
  readonly isImportant: boolean;
}

interface Rule {
  readonly compounds: readonly Compound[];
  /** Ids, classes and tags as one number, e.g. 1 id and 2 classes are 1_02_00. */
  readonly specificity: number;
  readonly declarations: ReadonlyMap<string, Declaration>;
}

/** The rules of a style sheet, for each property in the order of the cascade: the last that matches wins. */
export class Stylesheet {
  readonly #rulesByProperty = new Map<string, Rule[]>();
  readonly #inline = new Map<string, ReadonlyMap<string, Declaration>>();

  constructor(text: string) {
    for (const rule of rulesOf(text)) {
      for (const property of rule.declarations.keys()) {
        const rules = this.#rulesByProperty.get(property) ?? [];
        rules.push(rule);
        this.#rulesByProperty.set(property, rules);
      }
    }
    // Sorting is stable, so rules of one specificity stay in the order of the text.
    for (const rules of this.#rulesByProperty.values()) rules.sort((a, b) => a.specificity - b.specificity);
  }

  /**
   * The value that the cascade gives to the element itself, from the sheet, its `style` attribute or its
   * presentation attribute; undefined where it would inherit.
   */
  value(element: Element, property: string): string | undefined {
    const inline = this.#inlineDeclarations(element).get(property);
    if (inline?.isImportant) return inherited(inline.value);
    const ruled = this.#ruled(element, property);
    if (ruled?.isImportant) return inherited(ruled.value);
    const value = inline?.value ?? ruled?.value ?? element.getAttribute(property) ?? undefined;
    return inherited(value);
  }

  #inlineDeclarations(element: Element): ReadonlyMap<string, Declaration> {
    const text = element.getAttribute("style") ?? "";
    const declarations = this.#inline.get(text) ?? declarationsOf(text);
    this.#inline.set(text, declarations);
    return declarations;
  }

  #ruled(element: Element, property: string): Declaration | undefined {
    const rules = this.#rulesByProperty.get(property) ?? [];
    let normal: Declaration | undefined;
    for (let index = rules.length - 1; index >= 0; index -= 1) {
      const rule = rules[index] as Rule;
      const declaration = rule.declarations.get(property) as Declaration;
      if (normal && !declaration.isImportant) continue;
      if (!matches(element, rule.compounds, rule.compounds.length - 1)) continue;
      if (declaration.isImportant) return declaration;
      normal = declaration;
    }
    return normal;
  }
}

/** Reads `a: b; c: d` as in a rule or a `style` attribute. */
function declarationsOf(text: string): ReadonlyMap<string, Declaration> {
  const declarations = new Map<string, Declaration>();
  for (const part of text.split(";")) {
    const colon = part.indexOf(":");
    if (colon < 0) continue;
    const property = part.slice(0, colon).trim().toLowerCase();
    const written = part.slice(colon + 1).trim();
    const value = written.replace(/\s*!important$/i, "");
    if (property && value) declarations.set(property, { value, isImportant: value !== written });
  }
  return declarations;
}

function inherited(value: string | undefined): string | undefined {
  return value === "inherit" || value === "" ? undefined : value;
}

function rulesOf(text: string): readonly Rule[] {
  const rules: Rule[] = [];
  for (const { prelude, body } of topLevelBlocks(text)) {
    if (prelude.startsWith("@")) continue;
    const declarations = declarationsOf(body);
    if (declarations.size === 0) continue;
    for (const selector of prelude.split(",")) {
      const parsed = parseSelector(selector.trim());
      if (parsed) rules.push({ ...parsed, declarations });
    }
  }
  return rules;
}

function topLevelBlocks(text: string): readonly { prelude: string; body: string }[] {
  const blocks: { prelude: string; body: string }[] = [];
  let [depth, start, open] = [0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "{") {
      if (depth === 0) open = at;
      depth += 1;
    } else if (text[at] === "}") {
      depth -= 1;
      if (depth === 0) {
        blocks.push({ prelude: text.slice(start, open).trim(), body: text.slice(open + 1, at) });
        start = at + 1;
      }
    }
  }
  return blocks;
}

const simpleSelector = /\*|[.#]?[-\w]+|\[([-\w]+)(?:(\$?=)["']?([^"'\]]*)["']?)?\]/gy;

/** Returns undefined for a selector outside the supported part of CSS. */
function parseSelector(selector: string): Pick<Rule, "compounds" | "specificity"> | undefined {
  const compounds: Compound[] = [];
  let [at, specificity, isChild] = [0, 0, false];
  while (at < selector.length) {
    const gap = /\s*(>?)\s*/y;
    gap.lastIndex = at;
    const between = gap.exec(selector)?.[0] ?? "";
    isChild = between.includes(">");
    at += between.length;
    const tests: ((element: Element) => boolean)[] = [];
    let tag: string | undefined;
    simpleSelector.lastIndex = at;
    for (let match = simpleSelector.exec(selector); match; match = simpleSelector.exec(selector)) {
      at = simpleSelector.lastIndex;
      const [token, name = "", operator, expected = ""] = match;
      if (token.startsWith(".")) {
        const className = token.slice(1);
        tests.push((element) => element.classList.contains(className));
        specificity += 100;
      } else if (token.startsWith("#")) {
        const id = token.slice(1);
        tests.push((element) => element.id === id);
        specificity += 10_000;
      } else if (token.startsWith("[")) {
        tests.push(attributeTest(name, operator, expected));
        specificity += 100;
      } else if (token !== "*") {
        tag = token.toLowerCase();
        specificity += 1;
      }
    }
    const next = selector[at];
    if (next !== undefined && !/[\s>]/.test(next)) return undefined;
    compounds.push({ tag, tests, isChild });
  }
  return { compounds, specificity };
}

function attributeTest(name: string, operator: string | undefined, expected: string) {
  if (operator === "=") return (element: Element) => element.getAttribute(name) === expected;
  if (operator === "$=") return (element: Element) => element.getAttribute(name)?.endsWith(expected) ?? false;
  return (element: Element) => element.hasAttribute(name);
}

/** Matches from the right: the element against the last compound, its ancestors against the rest. */
function matches(element: Element, compounds: readonly Compound[], last: number): boolean {
  const compound = compounds[last] as Compound;
  if (compound.tag !== undefined && compound.tag !== element.tagName.toLowerCase()) return false;
  if (!compound.tests.every((test) => test(element))) return false;
  if (last === 0) return true;
  for (let above = element.parentElement; above; above = above.parentElement) {
    if (matches(above, compounds, last - 1)) return true;
    if (compound.isChild) return false;
  }
  return false;
}

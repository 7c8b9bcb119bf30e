/** What a page's content security policy allows to be written inline: the hashes of scripts and styles. */
export interface ContentPolicy {
  readonly scripts: ReadonlySet<string>;
  readonly styles: ReadonlySet<string>;
}

/** What must stand in every policy, and nothing beside it. */
const required: Readonly<Record<string, string>> = { "default-src": "'none'", "base-uri": "'none'" };

/** Sources that one kind of content needs, beside the origin itself and the hashes. */
const granted: Readonly<Record<string, string>> = {
  "img-src": "data:",
  // Pagefind is WebAssembly, which needs this source.
  "script-src": "'wasm-unsafe-eval'",
};

const hash = /^'(sha256-[\w+/]+=*)'$/;

/**
 * Reads the policy of a page's `<meta>`. Its faults say where it would let pass what we did not write; a
 * source counts as one unless it is known to be harmless, so that a new keyword of the standard is one too.
 */
export function contentPolicy(text: string): {
  readonly policy: ContentPolicy;
  readonly faults: readonly string[];
} {
  const directives = new Map<string, readonly string[]>();
  for (const directive of text.split(";")) {
    const [name = "", ...sources] = directive.trim().split(/\s+/);
    // The first of two counts, as in browsers; the sources of both are judged below.
    directives.set(name, [...(directives.get(name) ?? []), ...sources]);
  }
  const missing = Object.entries(required).filter(([name, only]) => directives.get(name)?.join(" ") !== only);
  const lax = [...directives].flatMap(([name, sources]) =>
    sources
      .filter((source) => !/^'(self|none)'$/.test(source) && !hash.test(source) && source !== granted[name])
      .map((source) => `the policy allows \`${source}\` in \`${name}\``),
  );
  const hashes = (name: string) =>
    new Set((directives.get(name) ?? []).flatMap((source) => hash.exec(source)?.[1] ?? []));
  return {
    policy: { scripts: hashes("script-src"), styles: hashes("style-src") },
    faults: [...missing.map(([name, only]) => `the policy lacks \`${name} ${only}\``), ...lax],
  };
}

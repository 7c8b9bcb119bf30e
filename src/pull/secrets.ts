/**
 * What must never be printed or written. Every secret is kept here from the moment it is read, and every text
 * goes through {@link Secrets.redacted} before anybody sees it: servers and libraries quote in their errors
 * what they were given.
 */
export class Secrets {
  private readonly known = new Set<string>();

  /** Remembers a secret with the forms that it takes in addresses, in quotes and in headers. */
  add(secret: string): void {
    const forms = [
      secret,
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      Buffer.from(secret).toString("base64"),
      ...words(secret),
    ];
    for (const form of forms) if (form.length >= shortest) this.known.add(form);
  }

  /** The text with a mark in the place of every secret, the longest first: one may be a part of another. */
  redacted(text: string): string {
    const longestFirst = [...this.known].sort((a, b) => b.length - a.length);
    return longestFirst.reduce((rest, secret) => rest.replaceAll(secret, mark), text);
  }
}

const mark = "•••";

/** Anything shorter is no secret, and to strike it out would take words to pieces. */
const shortest = 4;

/** `Bearer abc` is a secret as a whole and so is what stands behind the name of its scheme. */
function words(secret: string): readonly string[] {
  const [, token] = /^[A-Za-z]+ +(.+)$/.exec(secret) ?? [];
  return token === undefined ? [] : [token];
}

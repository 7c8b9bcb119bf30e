/**
 * A name made out of any text that can be part of an address: `Order fulfilment (EU)` becomes
 * `order-fulfilment-eu`. Accents are taken off; of a text without any Latin letter or digit nothing is left.
 */
export function slug(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")
    .replace(/['’]/g, "");
  const name = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (name.length <= longest) return name;
  // A cut at a word reads better than one inside it.
  const cut = name.slice(0, longest);
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), longest / 2)).replace(/-+$/, "");
}

const longest = 60;

/** An id as a source gives it, with as little changed as an address needs: `HMRC_0017_1617-Q2` becomes `hmrc_0017_1617-q2`. */
export function idFrom(text: string): string {
  const names = text.trim().toLowerCase().split("/");
  return names.map((name) => (/^[a-z0-9][a-z0-9._-]*$/.test(name) ? name : slug(name))).join("/");
}

/**
 * Astro lets a variable `BASE_URL` of the environment win over the base that it was given, for the links of pages
 * alone. Servers and other tools set such a variable for ends of their own, so no build sees it.
 */
export function withOwnBase(): void {
  delete process.env["BASE_URL"];
}

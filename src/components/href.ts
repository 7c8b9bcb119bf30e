/** The address of a page of the site, given its path without the base, e.g. `kpis/churn/`. */
export function href(path: string): string {
  const base = import.meta.env.BASE_URL;
  return `${base.endsWith("/") ? base : `${base}/`}${path}`;
}

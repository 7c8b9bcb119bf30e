interface Item {
  /** The path of what is made, e.g. `/kpis/churn/` or `/kpis/churn.md`. */
  readonly pathname: string;
}

/**
 * Puts the text of each entry right behind its page, in the order in which a build makes them: the two say the same, so
 * that it need be worked out once only, and not be held from the first page to the last text. All else stays where it is.
 */
export function textsBesidePages<Some extends Item>(items: readonly Some[]): readonly Some[] {
  const pages = new Set(items.map(nameOf));
  const pageOf = (item: Some) => {
    const page = /^(.+)\.md$/.exec(nameOf(item))?.[1];
    return page !== undefined && pages.has(page) ? page : undefined;
  };
  const texts = Map.groupBy(items, pageOf);
  return (texts.get(undefined) ?? []).flatMap((item) => [item, ...(texts.get(nameOf(item)) ?? [])]);
}

function nameOf({ pathname }: Item): string {
  return pathname.replace(/^\/|\/$/g, "");
}

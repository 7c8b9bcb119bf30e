/** The collections of a plan repository: one folder each, in the order in which they are documented. */
export const collectionNames = [
  "people",
  "units",
  "teams",
  "systems",
  "objectives",
  "kpis",
  "actuals",
  "assumptions",
  "plans",
  "milestones",
  "updates",
  "risks",
  "decisions",
  "forums",
] as const;

export type CollectionName = (typeof collectionNames)[number];

export function isCollectionName(name: string): name is CollectionName {
  return (collectionNames as readonly string[]).includes(name);
}

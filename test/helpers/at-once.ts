/** Does the same work for all items with several tools at once; the order of the answers is that of the items. */
export async function atOnce<Tool, Item, Result>(
  tools: readonly Tool[],
  items: readonly Item[],
  work: (tool: Tool, item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async (tool: Tool) => {
    for (const [index, item] of queue) results[index] = await work(tool, item);
  };
  await Promise.all(tools.map(worker));
  return results;
}

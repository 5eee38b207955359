/** Works on items with a limited number of them at a time; results in the order of the items. */
export async function inLanes<Item, Result>(
  items: readonly Item[],
  laneCount: number,
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index], index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(laneCount, items.length) }, lane));
  return results;
}

/**
 * Putting a list in order: which place something comes to. One function moves, three ways call it.
 * Must never: touch the page or ask the agent.
 */

/** The list with the entry at `from` moved to `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** Where a key brings the entry at `from` of a list of so many; undefined where it does not. */
export function placeByKey(key: string, from: number, count: number): number | undefined {
  const to = { ArrowUp: from - 1, ArrowDown: from + 1, Home: 0, End: count - 1 }[key];
  return to !== undefined && to >= 0 && to < count && to !== from ? to : undefined;
}

/** Where a pointer at `y` brings the entry at `from`, by the middles of the rows as they stand. */
export function placeByPointer(y: number, rows: readonly { top: number; height: number }[], from: number): number {
  const below = rows.findIndex((row) => y < row.top + row.height / 2);
  if (below < 0) return rows.length - 1;
  return below > from ? below - 1 : below;
}

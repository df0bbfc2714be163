export const BUDGET: { today: number; more: number };
export function loadedBy(dist: string): Map<string, Set<string>>;
export function weigh(dist: string, names: Iterable<string>): number;

export function zoneOfNoon(): string;
export function zoneOf(hour: number, later?: number): string;

export function zoneOfNoon(): string;

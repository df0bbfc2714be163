/** Times of day as people type them. Must never: read a clock. */

/**
 * A time of day as people type it: `2:40`, `2.40`, `02:40`, `2:40 pm`, `2pm`, `0240`. Minutes after midnight,
 * or `undefined`.
 */
export function readClock(text: string): number | undefined {
  const parts = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?\s*(?:m\.?)?$/i.exec(text.trim());
  if (!parts) return undefined;
  const half = parts[3]?.toLowerCase();
  let hour = Number(parts[1]);
  const minute = Number(parts[2] ?? '0');
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

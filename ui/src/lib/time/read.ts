/** Times of day as people type them. Must never: read a clock. */

/** `2:40`, `2.40`, `02:40`, `2:40 pm`, `2pm`, `0240`: the same as `HH:MM`; null for anything else. */
export function readClock(text: string): string | null {
  const parts = /^(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?\s*(?:m\.?)?$/i.exec(text.trim());
  if (!parts) return null;
  const half = parts[3]?.toLowerCase();
  let hour = Number(parts[1]);
  const minute = Number(parts[2] ?? '0');
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

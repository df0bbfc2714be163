/**
 * What was pressed, as the agent writes combinations of keys: "Ctrl+Alt+C". Must never: judge one; the agent says what is
 * wrong with it.
 */

/** The parts of a KeyboardEvent that are read. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

/** Names of keys where the agent has another one than the browser. */
const NAMES: Record<string, string> = {
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Cancel: 'Pause', // Pause with Ctrl
};

const MODIFIERS = ['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'Super', 'OS', 'Hyper'];

/** True for the key with the system's mark, which some browser engines do not count as held. */
export function isSuper({ key }: Pressed): boolean {
  return key === 'Meta' || key === 'Super' || key === 'OS';
}

/**
 * The key itself, or nothing while only modifiers are held. What is written on it counts; where Alt makes another
 * character of it, its place on the keyboard does.
 */
function keyName({ key, code }: Pressed): string | undefined {
  if (MODIFIERS.includes(key)) return undefined;
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  if (place && key.length <= 4 && !/^F\d+$/.test(key)) return place;
  return NAMES[key] ?? key;
}

/** The combination so far, and whether it is whole. */
export function combination(pressed: Pressed, superHeld: boolean): { text: string; whole: boolean } {
  const held = [
    pressed.ctrlKey && 'Ctrl',
    pressed.altKey && 'Alt',
    pressed.shiftKey && 'Shift',
    (pressed.metaKey || superHeld) && 'Super',
  ].filter((name): name is string => typeof name === 'string');
  const key = keyName(pressed);
  return key === undefined
    ? { text: [...held, '…'].join('+'), whole: false }
    : { text: [...held, key].join('+'), whole: true };
}

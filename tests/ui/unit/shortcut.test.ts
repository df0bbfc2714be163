/** What was pressed, as the agent writes it. */
import { expect, it } from 'vitest';

import { combination, isSuper, type Pressed } from '../../../ui/src/views/settings/shortcut';

const press = (key: string, code: string, held = '', superHeld = false) => {
  const pressed: Pressed = {
    key,
    code,
    ctrlKey: held.includes('c'),
    altKey: held.includes('a'),
    shiftKey: held.includes('s'),
    metaKey: held.includes('m'),
  };
  return combination(pressed, superHeld);
};

it('is not whole while only modifiers are held', () => {
  expect(press('Control', 'ControlLeft', 'c')).toEqual({ text: 'Ctrl+…', whole: false });
  expect(press('Alt', 'AltLeft', 'ca')).toEqual({ text: 'Ctrl+Alt+…', whole: false });
  expect(press('AltGraph', 'AltRight')).toEqual({ text: '…', whole: false });
});

it('goes by what is written on the key, and by its place where Alt makes another character', () => {
  expect(press('c', 'KeyC', 'ca')).toEqual({ text: 'Ctrl+Alt+C', whole: true });
  expect(press('z', 'KeyY', 'ca').text, 'a German keyboard').toBe('Ctrl+Alt+Z');
  expect(press('@', 'KeyQ', 'ca').text, 'AltGr on it').toBe('Ctrl+Alt+Q');
  expect(press('!', 'Digit1', 'cs').text).toBe('Ctrl+Shift+1');
  expect(press('с', 'KeyC', 'ca').text, 'a Cyrillic keyboard').toBe('Ctrl+Alt+C');
  expect(press('Dead', 'KeyE', 'ca').text).toBe('Ctrl+Alt+E');
});

it('names other keys as the agent does', () => {
  expect(press('F8', 'F8', 'm').text).toBe('Super+F8');
  expect(press('F8', 'F8', '', true).text, 'an engine that does not count the key as held').toBe('Super+F8');
  expect(press(' ', 'Space', 'ca').text).toBe('Ctrl+Alt+Space');
  expect(press('ArrowUp', 'ArrowUp', 'ca').text).toBe('Ctrl+Alt+Up');
  expect(press('PageDown', 'PageDown', 'ca').text).toBe('Ctrl+Alt+PageDown');
  expect(press('ö', 'Semicolon', 'ca').text, 'the agent says what is wrong with it').toBe('Ctrl+Alt+ö');
});

it('knows the key with the mark of the system', () => {
  const pressed = { key: 'Meta', code: 'MetaLeft', ctrlKey: false, altKey: false, shiftKey: false, metaKey: true };
  expect(isSuper(pressed)).toBe(true);
  expect(isSuper({ ...pressed, key: 'm' })).toBe(false);
});

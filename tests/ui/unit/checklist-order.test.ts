import { expect, it } from 'vitest';

import { moved, placeByKey, placeByPointer } from '../../../ui/src/views/evening/order';

it('moves one entry and leaves the others in their order', () => {
  const list = ['a', 'b', 'c', 'd'];
  expect(moved(list, 0, 3)).toEqual(['b', 'c', 'd', 'a']);
  expect(moved(list, 3, 0)).toEqual(['d', 'a', 'b', 'c']);
  expect(moved(list, 1, 2)).toEqual(['a', 'c', 'b', 'd']);
  expect(moved(list, 2, 2)).toEqual(list);
  expect(list).toEqual(['a', 'b', 'c', 'd']);
});

it('knows where a key leads, and that the ends are the ends', () => {
  expect(placeByKey('ArrowUp', 1, 3)).toBe(0);
  expect(placeByKey('ArrowDown', 1, 3)).toBe(2);
  expect(placeByKey('Home', 2, 3)).toBe(0);
  expect(placeByKey('End', 0, 3)).toBe(2);
  for (const [key, from] of [
    ['ArrowUp', 0],
    ['ArrowDown', 2],
    ['Home', 0],
    ['End', 2],
    ['a', 1],
  ] as const)
    expect(placeByKey(key, from, 3), key).toBeUndefined();
});

it('finds the place under a pointer by the middles of the rows', () => {
  const rows = [0, 40, 80].map((top) => ({ top, height: 40 }));
  expect(placeByPointer(-5, rows, 0)).toBe(0);
  expect(placeByPointer(30, rows, 0)).toBe(0);
  expect(placeByPointer(61, rows, 0)).toBe(1);
  expect(placeByPointer(500, rows, 0)).toBe(2);
  expect(placeByPointer(19, rows, 2)).toBe(0);
  expect(placeByPointer(61, rows, 2)).toBe(2);
});

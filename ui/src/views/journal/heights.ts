/**
 * Where the rows of a long list stand: measured where they have been on screen, as high as another of their kind where not.
 * Must never: know the page.
 */
import type { ListRow } from './rows';

/** Pixels, before anything has been measured. */
const GUESS = 56;
/** Less than this is no difference. */
const SAME = 0.5;

export class Heights {
  #typical = new Map<string, number>();
  /** Only what is not as high as others of its kind. */
  #own = new Map<string, number>();

  /** The top of each row in pixels, and the end of the last one. */
  offsets(rows: readonly ListRow[]): Float64Array {
    const table = new Float64Array(rows.length + 1);
    rows.forEach((row, at) => (table[at + 1] = table[at]! + this.#of(row)));
    return table;
  }

  /** A row has been measured. True where that moves others. */
  put(row: ListRow, height: number): boolean {
    if (height === 0 || Math.abs(this.#of(row) - height) < SAME) return false;
    if (!this.#typical.has(row.kind)) this.#typical.set(row.kind, height);
    else if (Math.abs(this.#typical.get(row.kind)! - height) < SAME) this.#own.delete(row.key);
    else this.#own.set(row.key, height);
    return true;
  }

  /** Everything is of another height: the window is wider, or the text larger. */
  clear(): void {
    this.#typical.clear();
    this.#own.clear();
  }

  #of({ key, kind }: ListRow): number {
    return this.#own.get(key) ?? this.#typical.get(kind) ?? GUESS;
  }
}

/** The row at a height: the last one that begins there or above. */
export function rowAt(offsets: Float64Array, y: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

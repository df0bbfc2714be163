/**
 * What the ear is given as the player's picture changes: a tone as a muscle starts to work, another as it stops.
 * May know: a picture, the tones. Must never: be the only sign of a change, or count time.
 */
import type { Picture } from './picture';
import { isWork, type PlayerState } from './player';
import { mayHear, tones as tonesOfWindow, type Tones } from './sound';

export class Cues {
  readonly #tones: Tones;
  readonly #hour: () => number;
  /** Index of the phase that worked when it last played, -1 for a lead-in or a rest; undefined before the first. */
  #worked: number | undefined;

  /** `hour` is the hour 0-23 on the wall: at night it is quiet. */
  constructor(tones: Tones = tonesOfWindow(), hour = () => new Date().getHours()) {
    this.#tones = tones;
    this.#hour = hour;
  }

  /** The newest picture. A pause is neither a start nor an end; what changes while `on` is false is not made up for. */
  follow(player: PlayerState, { index, phase }: Picture, on: boolean): void {
    if (player.mode !== 'playing') return;
    const before = this.#worked;
    const works = isWork(phase) ? index : -1;
    this.#worked = works;
    if (!on || before === works || !mayHear(this.#hour())) return;
    if (works >= 0) this.#tones.play('start');
    else if (before !== undefined && before >= 0) this.#tones.play('end');
  }

  /** The player is gone. */
  close(): void {
    this.#tones.close();
  }
}

/** What each part of the player's screen is given. */
import type { Picture } from './picture';
import type { PlayerEvent, PlayerState } from './player';

export interface Part {
  player: PlayerState;
  picture: Picture;
}

/** A part with something to press. */
export interface Act {
  act: (type: PlayerEvent['type']) => void;
}

/** The switch of the tones; without `onsound` there is none. */
export interface Sound {
  sound: boolean;
  onsound: ((on: boolean) => void) | undefined;
}

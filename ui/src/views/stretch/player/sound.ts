/**
 * Two soft tones, made on the spot: a higher one when a hold starts, a lower one when it ends.
 * Must never: be the only sign of a change, or sound at night.
 */

/** Quiet from 22:00 until 07:00: somebody may be asleep beside the person. */
export const QUIET_FROM_HOUR = 22;
export const QUIET_UNTIL_HOUR = 7;

/** True while tones may sound, by the hour 0-23 on the wall. */
export const mayHear = (hour: number): boolean => hour >= QUIET_UNTIL_HOUR && hour < QUIET_FROM_HOUR;

/** C5 and G4. */
const HERTZ = { start: 523.25, end: 392 } as const;
/** A tone's length in seconds and its loudness 0-1: audible across a room, not across a flat. */
const SECONDS = 0.7;
const LOUDNESS = 0.12;

/** What can make a tone. */
export interface Tones {
  play(tone: keyof typeof HERTZ): void;
  close(): void;
}

/** Tones of this window. Where the system has no audio they are silent. */
export function tones(): Tones {
  let context: AudioContext | null = null;
  return {
    play(tone) {
      if (!('AudioContext' in globalThis)) return;
      context ??= new AudioContext();
      // A window that was opened by a reminder has not been touched yet: the context then stays silent until it is.
      void context.resume().catch(() => undefined);
      const at = context.currentTime;
      const oscillator = context.createOscillator();
      const gain = context.createGain();
      oscillator.frequency.value = HERTZ[tone];
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.04);
      gain.gain.exponentialRampToValueAtTime(0.0005, at + SECONDS);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(at);
      oscillator.stop(at + SECONDS);
    },
    close() {
      void context?.close().catch(() => undefined);
      context = null;
    },
  };
}

/**
 * Keeps the screen awake while a routine plays, where the web view can (Screen Wake Lock).
 * Must never: hold it through a pause or after the player is gone.
 */

/** Something that can be held and let go. */
export interface Wakefulness {
  /** True: hold the screen awake. False: let it sleep. */
  set(awake: boolean): void;
}

/** The wake lock of this window; without one in the web view it does nothing. */
export function wakefulness(lock: WakeLock | undefined = globalThis.navigator?.wakeLock): Wakefulness {
  let wanted = false;
  let held: WakeLockSentinel | null = null;
  let asking = false;

  async function take(): Promise<void> {
    if (!lock || asking || (held && !held.released)) return;
    asking = true;
    try {
      held = await lock.request('screen');
    } catch {
      // Refused, such as on a low battery or while hidden: the screen may then dim, the routine goes on.
      held = null;
    } finally {
      asking = false;
    }
    if (!wanted) release();
  }

  function release(): void {
    void held?.release().catch(() => undefined);
    held = null;
  }

  return {
    set(awake) {
      wanted = awake;
      if (awake) void take();
      else release();
    },
  };
}

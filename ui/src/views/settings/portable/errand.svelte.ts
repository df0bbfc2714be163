/**
 * The export or import that the page asked for. It goes on in the agent when the page shows something else, so it is kept
 * here and not in what shows it. Must never: keep a passphrase, or the words on screen.
 */
import { tick } from 'svelte';

import { RequestError, ask } from '../../../lib/api/client';
import type { Exported } from '../../../lib/api/types/Exported';
import type { ExportFormat } from '../../../lib/api/types/ExportFormat';
import type { Imported } from '../../../lib/api/types/Imported';
import { agent } from '../../../lib/state/agent.svelte';
import { trouble } from '../../../lib/state/trouble';

/** What is under way. */
export type Doing = 'export' | 'look' | 'import';

/** What came of it: one of the answers, or why there is none. */
export interface Came {
  of: Doing;
  exported?: Exported;
  imported?: Imported;
  /** The sentence for what went wrong. */
  problem?: string;
  /** A passphrase is missing, or is another one. */
  sealed?: boolean;
  /** The person gave it up. */
  givenUp?: boolean;
}

/** What an export is to be. */
export interface ToExport {
  path: string;
  format: ExportFormat;
  zip: boolean;
  passphrase: string | null;
}

/** What is to be looked at, or imported. */
export interface ToImport {
  path: string;
  passphrase: string | null;
  settings: boolean;
}

class Errand {
  doing = $state<Doing>();
  /** Of a hundred. */
  percent = $state(0);
  /** It is being given up. */
  ending = $state(false);
  /** What came of the last one; nothing while one is under way. */
  came = $state.raw<Came>();

  write(what: ToExport): Promise<Came> {
    return this.#run('export', async () => ({ exported: await ask({ type: 'export', ...what }) }));
  }

  /** See what an import would come to. */
  look(what: ToImport): Promise<Came> {
    return this.#run('look', async () => ({ imported: await ask({ type: 'import', ...what, apply: false }) }));
  }

  merge(what: ToImport): Promise<Came> {
    return this.#run('import', async () => ({ imported: await ask({ type: 'import', ...what, apply: true }) }));
  }

  /** Ends what is under way; who waits for it hears that. */
  async giveUp(): Promise<void> {
    if (!this.doing) return;
    this.ending = true;
    try {
      await ask({ type: 'errand_give_up' });
    } catch (thrown) {
      this.ending = false;
      throw thrown;
    }
  }

  /** What came of the last one has been seen. */
  forget(): void {
    this.came = undefined;
  }

  async #run(of: Doing, what: () => Promise<Partial<Came>>): Promise<Came> {
    this.doing = of;
    this.percent = 0;
    this.ending = false;
    this.came = undefined;
    const stop = agent.onEvent((event) => {
      if (event.type === 'errand_progress') this.percent = event.value.percent;
    });
    let came: Came;
    try {
      came = { of, ...(await what()) };
    } catch (thrown) {
      const code = thrown instanceof RequestError ? thrown.code : undefined;
      came =
        this.ending && code === 'not_now'
          ? { of, givenUp: true }
          : { of, problem: trouble(thrown), sealed: code === 'sealed' };
    } finally {
      stop();
      this.doing = undefined;
    }
    this.came = came;
    return came;
  }
}

export const errand = new Errand();

/** Gives the keyboard a place where what had it is gone; nobody is fetched back who has gone elsewhere. */
export function comeBack(section: HTMLElement | undefined, target: HTMLElement | undefined): void {
  if (!section?.isConnected) return;
  const at = document.activeElement;
  if (at === null || at === document.body || section.contains(at)) target?.focus();
}

/** Waits for what has just begun. What was pressed is gone meanwhile: the keyboard is at the way to give it up. */
export async function underWay(section: HTMLElement, run: Promise<Came>): Promise<Came> {
  await tick();
  comeBack(section, section.querySelector<HTMLElement>('.errand button') ?? undefined);
  return run;
}

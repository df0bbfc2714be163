/**
 * The buttons of the health report: what a cure can do with one press. Others can only be advised.
 */
import { ask } from '../../lib/api/client';
import type { HealthLine } from '../../lib/api/types/HealthLine';
import type { HealthReport } from '../../lib/api/types/HealthReport';
import { agent } from '../../lib/state/agent.svelte';
import { t } from '../../lib/words/words';
import { saving } from './saving.svelte';

/** A button of one line. */
export interface Press {
  text: string;
  run: () => Promise<void>;
}

/** Minutes of a pause that is pressed here: as long as `limber pause` without a length. */
const PAUSE_MINUTES = 60;

const HEEDED = {
  do_not_disturb: 'hold_for_do_not_disturb',
  meeting: 'hold_for_meeting',
  fullscreen: 'hold_for_fullscreen',
} as const;

function take(report: HealthReport): void {
  agent.take({ type: 'health_changed', value: report });
}

/** Look at everything anew. */
export async function checkAgain(): Promise<void> {
  take(await ask({ type: 'health' }));
}

/** What the person says of the test. */
export async function answerTest(seen: boolean): Promise<void> {
  take(await ask({ type: 'notification_test_answer', seen }));
}

const sendTest = (): Press => ({
  text: t('health-send-test'),
  run: async () => take(await ask({ type: 'notification_test' })),
});

const useWindow = (): Press => ({
  text: t('health-use-window'),
  run: () => saving.save('breaks.remind_with', { breaks: { remind_with: 'window' } }),
});

/** The buttons of a line, the most useful first. */
export function presses(line: HealthLine): Press[] {
  switch (line.cure) {
    case 'send_test':
    case 'start_notification_service':
      return [sendTest()];
    case 'allow_notifications':
      return [sendTest(), useWindow()];
    case 'use_notifications':
      return [
        {
          text: t('health-use-notifications'),
          run: () => saving.save('breaks.remind_with', { breaks: { remind_with: 'notification' } }),
        },
      ];
    case 'pause_by_hand':
      return [
        {
          text: t('health-pause'),
          run: async () => {
            const report = await ask({ type: 'pause', length: { kind: 'minutes', minutes: PAUSE_MINUTES } });
            agent.take({ type: 'status', value: report });
          },
        },
      ];
    case 'heed_again': {
      const field = line.subject in HEEDED ? HEEDED[line.subject as keyof typeof HEEDED] : undefined;
      return field
        ? [{ text: t('health-switch-on'), run: () => saving.save(`breaks.${field}`, { breaks: { [field]: true } }) }]
        : [];
    }
    case 'start_at_login':
      return [
        { text: t('health-switch-on'), run: () => saving.save('startup.autostart', { startup: { autostart: true } }) },
      ];
    case 'back_up_now':
      return [
        {
          text: t('health-back-up'),
          run: async () => {
            await ask({ type: 'backup_now' });
            await checkAgain();
          },
        },
      ];
    case 'back_up_daily':
      return [{ text: t('health-switch-on'), run: () => saving.save('backups.daily', { backups: { daily: true } }) }];
    case 'renew_start_entry':
      return [
        {
          text: t('health-renew'),
          run: async () => {
            // The entry is written when the choice changes.
            await saving.save('startup.autostart', { startup: { autostart: false } });
            await saving.save('startup.autostart', { startup: { autostart: true } });
          },
        },
      ];
    case null:
    case 'start_in_session':
    case 'show_tray':
    case 'choose_shortcut':
    case 'choose_other_shortcut':
    case 'assign_in_desktop':
    case 'bind_command':
    case 'draw_without_graphics_processor':
    case 'set_drawing_otherwise':
    case 'free_space':
      // A reminder that was answered can be tested all the same.
      return line.finding === 'reminder_answered' ? [sendTest()] : [];
  }
}

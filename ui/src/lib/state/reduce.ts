/**
 * What a piece of news does to what the page holds. Every event is whole, so each replaces a part.
 * Must never: ask the agent, or know a view.
 */
import type { Event } from '../api/types/Event';
import type { Snapshot } from '../api/types/Snapshot';
import { moment } from '../time/moment';

/** The snapshot after an event; the same object where nothing changes. */
export function reduce(snapshot: Snapshot, event: Event): Snapshot {
  switch (event.type) {
    case 'status':
      // News that was on its way while a fresher snapshot was taken is out of date.
      if (moment(event.value.now).ms < moment(snapshot.report.now).ms) return snapshot;
      return { ...snapshot, report: event.value };
    case 'today':
      return event.value.day < snapshot.today.day ? snapshot : { ...snapshot, today: event.value };
    case 'evening_changed':
      // A correction of an earlier evening is for the view that shows it, not for tonight.
      return event.value.night < snapshot.evening.night ? snapshot : { ...snapshot, evening: event.value };
    case 'winddown_offer':
      return { ...snapshot, winddown: event.value };
    case 'settings_changed':
      return { ...snapshot, settings: event.value };
    case 'health_changed':
      return { ...snapshot, health: event.value };
    case 'night_changed':
    case 'day_changed':
    case 'medical_changed':
    case 'care_changed':
    case 'experiments_changed':
    case 'checklist_changed':
    case 'journal_reopened':
    case 'errand_progress':
    case 'attend':
    case 'open':
    case 'close_break':
    case 'leaving':
      return snapshot;
  }
}

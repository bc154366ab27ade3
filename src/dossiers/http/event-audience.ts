import { assertUnreachable } from '../../kernel/index.js';
import { may, mayHearOf, type Change, type LiveEvent } from '../../platform/index.js';
import { mayWith, type StaffAsking } from '../staff-scope.js';

/** Whether a member of staff gets to see a live change: whoever may read the thing, may see it change. */
export function isForStaff(staff: StaffAsking, event: LiveEvent): boolean {
  switch (event.type) {
    case 'dossier':
      return mayWith(staff, 'dossier.read', departmentOf(event));
    case 'tray':
    case 'door_operation':
    case 'bank':
    case 'cabinet':
    case 'power.changed':
      return may(staff.roles, 'tray.read');
    case 'alarm':
      return mayHearOf(staff.roles, event.data.alarm);
    case 'run':
      return may(staff.roles, 'run.read');
    case 'notice':
      return may(staff.roles, 'notice.read');
    case 'kiosk':
      return may(staff.roles, 'kiosk.read');
    case 'partner':
      return may(staff.roles, 'partner.read');
    default:
      return assertUnreachable(event);
  }
}

function departmentOf({ data }: Change): string | null {
  return typeof data['department'] === 'string' ? data['department'] : null;
}

/** What a kiosk's screen needs; of the dossiers of other people it is told nothing. */
const shownToKiosks = ['tray', 'door', 'occupancy', 'usable', 'settlement', 'health', 'connected'];

/** A live change as kiosks see it; undefined when it is none of their business. */
export function forKiosks(event: LiveEvent): LiveEvent | undefined {
  switch (event.type) {
    case 'tray':
    case 'door_operation':
    case 'bank': {
      const shown = Object.entries(event.data).filter(([key]) => shownToKiosks.includes(key));
      return { ...event, data: Object.fromEntries(shown) };
    }
    case 'power.changed':
      return event;
    // Its screen shows none: of a door left open it is told as of any change of that opening.
    case 'alarm':
    case 'cabinet':
    case 'dossier':
    case 'run':
    case 'notice':
    case 'kiosk':
    case 'partner':
      return undefined;
    default:
      return assertUnreachable(event);
  }
}

import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/ledger.js';
import { en as dossierWords } from './dossier-words.js';
import { en as trays } from './trays.js';

export const en: Translated<typeof vi> = {
  about:
    'Everything that happens is written down once and linked to what came before; nobody can change it unnoticed.',
  subjectFilter: 'Only what concerns',
  every: 'Everything',
  subject: {
    dossier: 'Dossier',
    tray: 'Tray',
    door_operation: 'Opening of a tray',
    technician_opening: 'Opening by a technician',
    cabinet: 'Housing of a cabinet',
    run: 'Run',
    audit: 'Audit',
    notice: 'Notice',
    catalogue: 'Catalogue and calendar',
    staff_account: 'Account',
    kiosk: 'Kiosk',
  },
  entries: 'Entries',
  none: 'There are no entries.',
  pages: 'Pages of the ledger',
  newest: 'Newest',
  older: 'Older',
  column: { time: 'When', what: 'What', subject: 'About', actor: 'By' },
  details: 'Details',
  detailsOf: 'of entry {{sequence}}',
  detail: {
    sequence: 'Entry',
    version: 'Version',
    id: 'Identifier',
    kind: 'Kind',
    actor: 'Identifier of who did it',
    hash: 'Hash',
  },
  nothing: 'nothing',
  kind: {
    dossier: dossierWords.event,
    tray: { ...trays.history.event, changed: 'Installed otherwise', removed: 'Removed' },
    door_operation: {
      authorised: 'Opening authorised',
      answered: 'Lock answered',
      unanswered: 'Lock did not answer',
      door_opened: 'Door opened',
      door_closed: 'Door closed',
      left_open: 'Door left open',
      confirmed: 'Confirmed what was done',
      settled: 'Opening settled',
    },
    technician_opening: {
      begun: 'Opening begun',
      ended: 'Opening ended',
    },
    cabinet: {
      housing_opened: 'Housing opened',
      housing_closed: 'Housing closed',
    },
    run: {
      opened: 'Run begun',
      lists_extended: 'Lists extended',
      item_left: 'Item left',
      item_taken_up: 'Item taken up again',
      closed: 'Run closed',
      missed: 'Run missed',
    },
    audit: {
      opened: 'Audit begun',
      tray_skipped: 'Tray skipped',
      tray_taken_up: 'Tray taken up again',
      closed: 'Audit closed',
    },
    notice: {
      queued: 'Notice prepared',
      waiting: 'Waits to be sent again',
      sending: 'Being sent',
      sent: 'Sent',
      delivered: 'Delivered',
      undelivered: 'Not delivered',
      unknown: 'Unknown whether delivered',
      looked_up: 'Provider asked again',
      person_called: 'Person called',
    },
    catalogue: { imported: 'Catalogue imported', procedure_changed: 'Procedure changed' },
    calendar: { day_moved: 'Working day moved', day_moved_back: 'Working day moved back' },
    staff_account: {
      created: 'Account created',
      disabled: 'Account disabled',
      enabled: 'Account enabled again',
      password_changed: 'Password changed',
    },
    kiosk: { provisioned: 'Kiosk provisioned', revoked: 'Kiosk revoked' },
  },
  verification: {
    title: 'Verification',
    what: 'Recomputes every entry from the first. A long ledger takes some minutes; leaving this page stops it.',
    start: 'Verify the ledger',
    progress: 'Progress of the verification',
    begun: 'Recomputing…',
    checked: 'Recomputed {{checked}} of {{all}} entries…',
    intact: 'The ledger is intact',
    intactText:
      'All {{entries}} entries are as they were written. Note this hash to compare it another time:',
    broken: 'The ledger has been changed',
    brokenText:
      'The first break: entry {{sequence}}. {{how}} Leave the machine as it is and call the administrator at once.',
    brokenSomewhere:
      'Where it breaks first is not known. Leave the machine as it is and call the administrator at once.',
    unfinished: 'Not verified to its end',
    unfinishedText:
      'Intact up to entry {{sequence}}, which is not the newest. Verify again, or use the command on the server.',
    how: {
      gap: 'This entry is missing.',
      not_linked: 'This entry is not linked to the one before it.',
      body_changed: 'This entry’s contents were changed.',
      sequence_not_in_body: 'Its number is not the one in its contents.',
      head_differs: 'The last entry does not fit the hash that is kept apart.',
    },
  },
};

import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/worklists.js';

export const en: Translated<typeof vi> = {
  choice: 'Lists of work',
  late_other: '{{count}} late',
  late_one: 'one late',
  empty: 'Nothing here.',
  more: 'Showing {{shown}} of {{total}} dossiers. Find the others under Dossiers.',
  list: {
    to_collect: 'Deposits to be collected',
    to_decide: 'Papers to be checked',
    to_hand_to_department: 'To be handed to departments',
    to_fetch_from_department: 'Results to be fetched from departments',
    to_fetch_from_agency: 'Results to be fetched from agencies',
    to_load: 'Results to be put into trays',
    supplements_to_load: 'Incomplete papers to be put into trays',
    to_return: 'Overdue, to be taken out',
    withdrawn_in_trays: 'Withdrawn, still in trays',
    to_carry_to_desk: 'To be carried to the desk',
    coming_to_desk: 'On the way to the desk',
    to_hand_over: 'Waiting for the citizen at the desk',
    to_hand_back: 'Papers to be handed back',
    coming_to_department: 'To be received here',
    to_process: 'In progress',
    to_process_in_agency: 'In progress at the agency',
    results_waiting: 'Results waiting for the officer',
    results_waiting_in_agency: 'Results at the agency, waiting for the officer',
    lost: 'Lost',
  },
  load: {
    title: 'Results to be put into trays',
    nothing: 'There is no result to put in.',
    tray: 'Tray {{tray}}',
    noTray: 'No tray fits yet',
    open: 'Put it in',
  },
};

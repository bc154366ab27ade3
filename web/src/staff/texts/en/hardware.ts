import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/hardware.js';

export const en: Translated<typeof vi> = {
  now: 'As it stands',
  bridgeName: 'Bridge to the cabinets',
  bridge: {
    connected: 'Connected',
    disconnected: 'Connection lost: no tray can be opened',
  },
  mainsName: 'Mains',
  mains: {
    present: 'Present',
    failing: 'Failing: the locker runs on its battery',
    unknown: 'No signal',
  },
  housingName: 'Housing of {{cabinet}}',
  housing: {
    closed: 'Closed',
    open: 'Open',
    unknown: 'No signal',
  },
  presenceName: 'Before {{cabinet}}',
  presence: {
    present: 'Somebody',
    absent: 'Nobody',
    unknown: 'No signal',
  },
  lampName: 'Lamp of {{cabinet}}',
  lamp: {
    lit: 'Lit',
    dark: 'Dark',
    none: 'No cabinet lamp',
    unknown: 'Cannot be switched',
  },
  litTrays: '; lit tray lamps: {{trays}}',
  buzzerName: 'Buzzer of {{cabinet}}',
  buzzer: {
    silent: 'Silent',
    opened: 'Tells that a tray was unlocked',
    left_open: 'Warns of a door left open',
    none: 'No buzzer',
    unknown: 'Cannot be switched',
  },
  boardsName: 'Boards',
  boardsAnswering: '{{answering}} of {{all}} answer',
  notClosedName: 'Trays not known to be closed',
  outOfServiceName: 'Trays out of service',
  boards: 'Lock boards',
  noBoards: 'This site has no boards in its configuration.',
  column: {
    board: 'Board',
    place: 'Where',
    health: 'Health',
    trays: 'Trays',
    notClosed: 'Not known to be closed',
    outOfService: 'Out of service',
  },
  place: '{{cabinet}}, bus {{bus}}, address {{board}}',
  placeOnLines: '{{cabinet}}, {{bus}}, GPIO lines of the computer',
  driver: 'Type {{driver}}',
  health: {
    starting: 'Starting',
    answering: 'Answers',
    silent: 'Does not answer',
    disconnected: 'Connection lost',
  },
  reason: {
    starting: 'Just started, not asked often enough yet',
    locks_missing:
      'Its replies lack locks that have a tray: see to the size of the board and the lock numbers in the configuration',
    no_reply: 'Nothing is heard: see to the board’s supply, cable and address',
    unreadable_reply: 'Something is heard that cannot be read: noise on the line, or the wrong speed',
    line_stalled: 'The line takes no data: see to the adapter',
    line_lost: 'The line was cut: see to cable and adapter',
    line_silent:
      'Nothing comes over the line: see to supply and network of the converter, then to the boards',
    line_not_opened: 'The line cannot be opened: see to adapter and configuration',
    guard_lost: 'The guard of the GPIO outputs has stopped and is being started again',
    unreadable_lines: 'The door switches cannot be read: see to the GPIO lines',
    not_told: 'The bridge says nothing of this board',
  },
  none: 'None',
};

import type { DossierCommand } from '../types.js';

/** Commands for which it is enough to say yes. */
export type ConfirmedCommand = Extract<
  DossierCommand,
  | 'receive_in_department'
  | 'finish'
  | 'take_from_department'
  | 'send_to_desk'
  | 'receive_at_desk'
  | 'declare_found'
>;
/** Commands by which papers are given to a person. */
export type IdentityCommand = Extract<DossierCommand, 'hand_over' | 'hand_back'>;
/** Commands that must have a reason, and cannot be taken back. */
export type ReasonedCommand = Extract<DossierCommand, 'withdraw' | 'declare_lost'>;

export const isFinal = (command: DossierCommand): command is ReasonedCommand =>
  command === 'withdraw' || command === 'declare_lost';

export const refusalCodes = [
  'unknown_tray',
  'unknown_bank',
  'unknown_bus',
  'unknown_cabinet',
  'unknown_contact',
  'unknown_person',
  'door_closed',
  'no_such_paper',
  'paper_elsewhere',
  'tray_full',
  'too_many_people',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What the simulated world does not let happen: a hand through a closed door, a paper in two places. */
export class SimulatorRefusal extends Error {
  override readonly name = 'SimulatorRefusal';

  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }
}

import type { Site } from '../../config/index.js';
import type { State } from '../dossier.machine.js';

/** As far as it decides whether there can be a pickup QR. */
interface Waiting {
  readonly state: State;
  readonly custodyCertain: boolean;
}

/** Whether something lies in a tray for its citizen, by the records. */
export const liesInTray = (state: State): boolean => state === 'loaded' || state === 'overdue';

/** Whether a pickup QR can be asked for now: the site gives them, and there is something that a kiosk would hand out. */
export function canGiveQr({ codes }: Pick<Site, 'codes'>, { state, custodyCertain }: Waiting): boolean {
  return codes.pickupQr && liesInTray(state) && custodyCertain;
}

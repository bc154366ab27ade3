import { type CabinetContacts } from '../contacts/cabinet-contacts.js';
import { type FaultControls } from '../faults/fault-controls.js';
import { type People } from '../people/people.js';
import { type PowerSupply } from '../power/power-supply.js';
import { type RecordPage } from '../record/entries.js';
import { type RecordListener } from '../record/world-record.js';
import { type SimulatorState } from '../state.js';
import { type TrayActions } from '../tray-actions.js';

/** What the control socket can show and do: the simulator as seen from it. */
export interface Steerable {
  readonly trays: TrayActions;
  readonly people: People;
  readonly faults: FaultControls;
  readonly power: PowerSupply;
  readonly contacts: CabinetContacts;
  state(): SimulatorState;
  record(since: number, limit?: number): RecordPage;
  onChange(listener: RecordListener): () => void;
}

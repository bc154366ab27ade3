import type {
  BankState,
  BridgeChange,
  BridgeEvent,
  CabinetState,
  Mains,
  MethodResult,
  TrayState,
} from '../../contract/index.js';
import type { BridgeSession } from '../../client/index.js';

type Snapshot = MethodResult<'snapshot'>;
type ChangeListener = (change: BridgeChange) => void;

/** What the sensors of a site show, kept up to date. */
export class FollowedSensors {
  private readonly trayStates: Map<string, TrayState>;
  private readonly bankStates: Map<string, BankState>;
  private readonly cabinetStates: Map<string, CabinetState>;
  private mainsState: Mains;
  private readonly listeners = new Set<ChangeListener>();

  private constructor(snapshot: Snapshot) {
    this.trayStates = new Map(snapshot.trays.map((state) => [state.tray, state]));
    this.bankStates = new Map(snapshot.banks.map((state) => [state.bank, state]));
    this.cabinetStates = new Map(snapshot.cabinets.map((state) => [state.cabinet, state]));
    this.mainsState = snapshot.mains;
  }

  /** Takes a snapshot and every change after it. */
  static async of(session: BridgeSession): Promise<FollowedSensors> {
    const early: BridgeEvent[] = [];
    const stopGathering = session.onEvent((event) => early.push(event));
    const snapshot = await session.call('snapshot', {});
    stopGathering();
    const sensors = new FollowedSensors(snapshot);
    const take = (event: BridgeEvent): void => {
      if (event.sequence > snapshot.sequence) sensors.apply(event.change);
    };
    early.forEach(take);
    session.onEvent(take);
    return sensors;
  }

  get trays(): ReadonlyMap<string, TrayState> {
    return this.trayStates;
  }

  get banks(): ReadonlyMap<string, BankState> {
    return this.bankStates;
  }

  get cabinets(): ReadonlyMap<string, CabinetState> {
    return this.cabinetStates;
  }

  get mains(): Mains {
    return this.mainsState;
  }

  /** Hears of every change once it is shown here; the returned function ends it. */
  onChange(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  private apply(change: BridgeChange): void {
    switch (change.kind) {
      case 'tray': {
        const { tray, door, occupancy, unaskedOpenings } = change;
        this.trayStates.set(tray, { tray, door, occupancy, unaskedOpenings });
        break;
      }
      case 'bank': {
        const { bank, health, reason, detail } = change;
        this.bankStates.set(bank, { bank, health, reason, detail });
        break;
      }
      case 'cabinet': {
        const { cabinet, housing, housingOpenings, presence, lamp, buzzer, litTrays } = change;
        const contacts = { housing, housingOpenings, presence };
        this.cabinetStates.set(cabinet, { cabinet, ...contacts, lamp, buzzer, litTrays });
        break;
      }
      case 'power':
        this.mainsState = change.mains;
        break;
    }
    for (const listener of this.listeners) listener(change);
  }
}

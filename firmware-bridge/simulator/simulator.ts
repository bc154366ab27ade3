import { mkdir } from 'node:fs/promises';
import { isBoardBank, isGpioBus, isGpioBank, type SiteHardware } from '../contract/index.js';
import { boardModelOf } from './boards/registry.js';
import { type EndpointKind, createEndpoint } from './bus/endpoints.js';
import { type PlayedBank, type PlayedBus } from './bus/played.js';
import { SimulatedBank } from './bus/simulated-bank.js';
import { SimulatedBus } from './bus/simulated-bus.js';
import { ControlServer } from './control/control-server.js';
import { Cabinets } from './cabinet/cabinets.js';
import { trayPlaces } from './cabinet/places.js';
import { StateFile } from './cabinet/state-file.js';
import { controlSocketPath } from './control/control-socket-path.js';
import { CabinetContacts } from './contacts/cabinet-contacts.js';
import { PlayedContacts } from './contacts/played-contacts.js';
import { SiteInputs } from './contacts/site-inputs.js';
import { FaultControls } from './faults/fault-controls.js';
import { createGpioEndpoint } from './gpio/create-endpoint.js';
import { SimulatedGpioBus } from './gpio/simulated-gpio-bus.js';
import { type ToolVersion } from './gpio/tool-scripts.js';
import { People } from './people/people.js';
import { PowerSupply, usualReserveMs } from './power/power-supply.js';
import { type Randomness, systemRandomness } from './randomness.js';
import { type RecordPage } from './record/entries.js';
import { type RecordListener, WorldRecord } from './record/world-record.js';
import { ScriptPlayer } from './script/script-player.js';
import { CabinetSignals } from './signals/cabinet-signals.js';
import { type SimulatorState } from './state.js';
import { type Timers, systemTimers } from './timers.js';
import { TrayActions } from './tray-actions.js';

export interface SimulatorOptions {
  readonly hardware: SiteHardware;
  /** Where the sockets are; made if missing. */
  readonly runtimeDirectory: string;
  /** Where the trays' truth is kept; without it all trays begin closed and empty. */
  readonly stateDirectory?: string;
  /** How long boards and locks live on what is stored once the mains have failed, in milliseconds; 10 s by default. */
  readonly powerReserveMs?: number;
  /** How hosts reach the buses, `unix` by default; `tcp` and `pty` also stand in for buses declared as real hardware. */
  readonly endpointKind?: EndpointKind;
  /** Which tools of libgpiod GPIO lines are played with, 2 by default. */
  readonly libgpiodVersion?: ToolVersion;
  readonly randomness?: Randomness;
  readonly timers?: Timers;
}

/**
 * The world a bridge meets at the far end of its wires, and the hands in it. Actions throw SimulatorRefusal for what cannot
 * happen and ZodError for arguments out of bounds.
 */
export class Simulator {
  readonly trays: TrayActions;
  readonly people: People;
  readonly faults: FaultControls;
  readonly power: PowerSupply;
  readonly contacts: CabinetContacts;
  readonly script: ScriptPlayer;
  private readonly inputs: SiteInputs;
  private readonly playedContacts: PlayedContacts;
  private readonly signals: CabinetSignals;
  private readonly cabinetIds: readonly string[];
  private readonly control: ControlServer;
  private readonly cabinets: Cabinets;
  private readonly worldRecord: WorldRecord;
  private readonly banks: ReadonlyMap<string, PlayedBank>;
  private readonly buses: ReadonlyMap<string, PlayedBus>;

  /** @throws Error for hardware that is not the simulator's to play, and for a state file that does not fit it */
  constructor(options: SimulatorOptions) {
    const { hardware, runtimeDirectory, stateDirectory, endpointKind = 'unix' } = options;
    const timers = options.timers ?? systemTimers;
    const randomness = options.randomness ?? systemRandomness;
    const places = trayPlaces(hardware);
    const stateFile = stateDirectory === undefined ? undefined : new StateFile(stateDirectory);
    const lasting = stateFile?.read(new Set(places.map(({ label }) => label))) ?? new Map();
    const record = new WorldRecord(randomness.uuid(), timers);
    const cabinets = new Cabinets(places, lasting, record, timers, (trays) => stateFile?.write(trays));
    const world = { cabinets, record, timers, randomness };
    const bankHardware = hardware.cabinets.flatMap((cabinet) => cabinet.banks);
    const toolVersion = options.libgpiodVersion ?? 2;
    const playedContacts = new PlayedContacts(hardware, toolVersion, runtimeDirectory, timers, randomness);
    const powerFail = playedContacts.of(hardware.inputs?.powerFail);
    const played = hardware.buses.map((bus): { bus: PlayedBus; banks: readonly PlayedBank[] } => {
      const own = bankHardware.filter((bank) => bank.bus === bus.id);
      if (isGpioBus(bus)) {
        const endpoint = createGpioEndpoint(bus, toolVersion, runtimeDirectory, timers);
        const gpioBus = new SimulatedGpioBus(bus, own.filter(isGpioBank), endpoint, world);
        return { bus: gpioBus, banks: gpioBus.banks };
      }
      const endpoint = createEndpoint(bus, endpointKind, runtimeDirectory);
      const banks = own
        .filter(isBoardBank)
        .map((bank) => new SimulatedBank(bank, boardModelOf(bank.driver), world));
      return { bus: new SimulatedBus(bus, banks, endpoint, world), banks };
    });
    const banks = played.flatMap((each) => each.banks);
    const buses = played.map(({ bus }) => bus);

    this.cabinetIds = hardware.cabinets.map(({ id }) => id);
    this.worldRecord = record;
    this.cabinets = cabinets;
    this.banks = new Map(banks.map((bank) => [bank.id, bank]));
    this.buses = new Map(buses.map((bus) => [bus.id, bus]));
    this.trays = new TrayActions(cabinets, places);
    this.people = new People(cabinets, record, timers);
    this.power = new PowerSupply(
      hardware.cabinets.map(({ id, banks: own }) => ({
        id,
        banks: own.flatMap((bank) => this.banks.get(bank.id) ?? []),
      })),
      { ...world, contact: powerFail, reserveMs: options.powerReserveMs ?? usualReserveMs },
    );
    this.playedContacts = playedContacts;
    this.contacts = new CabinetContacts(hardware, playedContacts, record);
    this.inputs = new SiteInputs(powerFail, record);
    this.faults = new FaultControls(cabinets, this.banks, this.buses, this.contacts, this.inputs);
    this.signals = new CabinetSignals(hardware, toolVersion, runtimeDirectory, timers, record);
    this.script = new ScriptPlayer(this, record, timers);
    this.control = new ControlServer(this, controlSocketPath(runtimeDirectory));
  }

  state(): SimulatorState {
    return {
      cabinets: this.cabinetIds.map((id) => ({
        id,
        power: this.power.of(id),
        contacts: this.contacts.of(id),
        faults: this.contacts.faultsOf(id),
        signals: this.signals.of(id),
      })),
      trays: this.trays.list(),
      banks: [...this.banks.values()].map(({ id, busId, faults }) => ({ id, bus: busId, faults })),
      buses: [...this.buses.values()].map(({ id, address, connectedHosts, faults }) => ({
        id,
        address,
        connectedHosts,
        faults,
      })),
      inputs: { faults: this.inputs.faults },
      people: this.people.list(),
      nextSequence: this.record(1, 0).nextSequence,
    };
  }

  /** What happened, from sequence number `since` on (1 = from the beginning), oldest first, at most `limit` entries. */
  record(since = 1, limit?: number): RecordPage {
    return this.worldRecord.since(since, limit);
  }

  /** @param listener hears of every entry of the record at once, before anything else happens; must not throw */
  onChange(listener: RecordListener): () => void {
    return this.worldRecord.onAppend(listener);
  }

  /** Opens the control socket and every bus, or nothing. */
  async start(): Promise<void> {
    try {
      this.power.start();
      this.contacts.start();
      await this.playedContacts.start();
      await this.signals.start();
      await this.control.start();
      for (const bus of this.buses.values()) await bus.start();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    this.script.stop();
    await this.control.stop();
    await this.faults.settled();
    for (const bus of this.buses.values()) await bus.stop();
    for (const bank of this.banks.values()) bank.stop();
    this.people.stop();
    this.power.stop();
    this.contacts.stop();
    await this.playedContacts.stop();
    await this.signals.stop();
    this.cabinets.stop();
  }
}

/** A simulator whose buses and control socket are open. Stop it, or the process stays alive. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const simulator = new Simulator(options);
  await mkdir(options.runtimeDirectory, { recursive: true, mode: 0o700 });
  await simulator.start();
  return simulator;
}

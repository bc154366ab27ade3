import { type GpioBusHardware, type GpioBankHardware, sharesMatrix } from '../../contract/index.js';
import { type EndpointAddress } from '../bus/endpoint.js';
import { type World } from '../bus/simulated-bank.js';
import { type BusFaults, noBusFaults } from '../faults/line-faults.js';
import { Repetition } from '../faults/repetition.js';
import { chipsOf } from './chips.js';
import { senseRows } from './door-wiring.js';
import { type GpioEndpoint } from './endpoint.js';
import { SimulatedGpioBank } from './simulated-gpio-bank.js';

/** The chips of one bus with everything that is wired to their lines. */
export class SimulatedGpioBus {
  readonly banks: readonly SimulatedGpioBank[];
  /** Nobody connects to a line. */
  readonly connectedHosts = 0;
  private currentFaults: BusFaults = noBusFaults;
  private stopListening = (): void => undefined;
  private isOpen = false;
  private readonly wavering: Repetition;

  constructor(
    private readonly hardware: GpioBusHardware,
    private readonly bankHardware: readonly GpioBankHardware[],
    private readonly endpoint: GpioEndpoint,
    private readonly world: World,
  ) {
    const show = (): void => {
      this.show();
    };
    this.wavering = new Repetition(world.timers, show);
    const slowDown = (): void => {
      // A tool reads the lines of a chip, whosever they are.
      const delays = this.banks.map(({ faults }) => faults.extraTurnaroundMs);
      if (this.isOpen) this.endpoint.slowDown(Math.max(0, ...delays));
    };
    const catchUp = (): void => {
      this.endpoint.catchUp();
    };
    this.banks = bankHardware.map((bank) => {
      const others = bankHardware.filter((other) => other !== bank && sharesMatrix(other, bank));
      const elsewhere = new Set(others.flatMap(({ trays }) => trays.map(({ lock }) => lock)));
      return new SimulatedGpioBank(bank, world, elsewhere, show, slowDown, catchUp);
    });
  }

  get id(): string {
    return this.hardware.id;
  }

  get faults(): BusFaults {
    return this.currentFaults;
  }

  get address(): EndpointAddress {
    return { kind: 'gpio', path: this.endpoint.directory };
  }

  async start(): Promise<void> {
    const outputs = this.banks.flatMap((bank) =>
      bank.outputLines.map((key) => ({ key, idle: bank.levelOff(key) ?? 0 })),
    );
    const ports = { chips: chipsOf(this.bankHardware), outputs, rows: this.bankHardware.flatMap(senseRows) };
    await this.endpoint.open(ports, (key, level, atMs) => {
      for (const bank of this.banks) bank.set(key, level, atMs);
    });
    this.isOpen = true;
    this.stopListening = this.world.record.onAppend(({ event }) => {
      if (event.kind === 'door' || event.kind === 'tray_faults') this.show();
    });
    this.show();
  }

  /** A cut is the chips pulled out; noise and flipped bits are none on lines. */
  setFaults(faults: BusFaults): Promise<void> {
    const { cut } = this.faults;
    this.currentFaults = faults;
    this.world.record.append({ kind: 'bus_faults', bus: this.id, faults });
    if (faults.cut !== cut) this.endpoint.unplug(faults.cut);
    if (!faults.cut) this.show();
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.isOpen = false;
    this.stopListening();
    this.wavering.set(false);
    await this.endpoint.close();
  }

  private show(): void {
    this.wavering.set(this.isOpen && this.banks.some(({ wavers }) => wavers));
    if (this.isOpen && !this.faults.cut) this.endpoint.show(this.banks.flatMap((bank) => bank.inputs()));
  }
}

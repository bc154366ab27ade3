import { Inject, Injectable } from '@nestjs/common';
import {
  controlSocketPath,
  SimulatorClient,
  SimulatorRefusal,
  type EventSubscription,
  type RecordEntry,
  type TrayView,
} from '@motcua247/firmware-bridge/simulator';
import type { Logger } from 'pino';
import { layOut } from '../cabinets/index.js';
import { traysOf, type Environment, type Site } from '../config/index.js';
import { DomainError, secondMs } from '../kernel/index.js';
import { environmentToken, loggerToken, siteToken } from '../platform/index.js';
import type { SimulatedCabinets, SimulatedTray } from './simulator.schemas.js';

/** On the same machine, from memory: later is no answer. A transaction waits for it. */
const answerTimeoutMs = 3 * secondMs;

type TrayOfSite = Pick<SimulatedTray, 'column' | 'row' | 'size' | 'wheelchairReachable'>;

/** The simulator in its own process as the demo's endpoints use it: bounded waits, refusals in the service's words. */
@Injectable()
export class SimulatedWorld {
  private readonly client: SimulatorClient;
  private readonly placeOfTray: ReadonlyMap<string, TrayOfSite>;

  constructor(
    @Inject(environmentToken) environment: Environment,
    @Inject(siteToken) private readonly site: Site,
    @Inject(loggerToken) private readonly logger: Logger,
  ) {
    this.client = new SimulatorClient(controlSocketPath(environment.runtimeDirectory), answerTimeoutMs);
    const drawn = site.cabinets.flatMap(({ banks }) =>
      layOut(banks.map(({ trays }) => trays.map(({ label }) => label))),
    );
    this.placeOfTray = new Map(
      traysOf(site).map((tray) => {
        const { column = 1, row = 1 } = drawn.find(({ label }) => label === tray.label) ?? {};
        return [tray.label, { ...tray, column, row }];
      }),
    );
  }

  /**
   * Does something in the simulated world.
   * @throws DomainError not_found, simulator_refused, cabinet_unreachable
   */
  async ask<Answer>(work: (client: SimulatorClient) => Promise<Answer>): Promise<Answer> {
    try {
      return await work(this.client);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      if (error instanceof SimulatorRefusal) throw refusal(error);
      this.logger.warn({ err: error }, 'the simulator did not answer');
      throw new DomainError(
        'cabinet_unreachable',
        'The simulator does not answer. Start it, then try again.',
      );
    }
  }

  async cabinets(): Promise<SimulatedCabinets> {
    const { cabinets, trays, banks, buses } = await this.ask((client) => client.state());
    return {
      cabinets: this.site.cabinets.map(({ id, name, banks: own }) => {
        const simulated = cabinets.find((cabinet) => cabinet.id === id);
        return {
          id,
          name: { ...name },
          power: simulated?.power ?? 'off',
          contacts: simulated?.contacts ?? { housingOpen: false, somebodyThere: false },
          signals: simulated?.signals ?? { lamp: false, buzzer: false, litTrays: [] },
          banks: banks
            .filter((bank) => own.some((one) => one.id === bank.id))
            .map(({ id: bank, faults }) => ({ id: bank, faults })),
          trays: trays.filter(({ cabinet }) => cabinet === id).map((tray) => this.view(tray)),
        };
      }),
      buses: buses.map(({ id, faults }) => ({ id, faults })),
    };
  }

  async tray(label: string): Promise<SimulatedTray> {
    return this.view(await this.ask((client) => client.tray(label)));
  }

  /** Hears of everything that happens from now on. Rejects when the simulator is not there. */
  async listen(listener: (entry: RecordEntry) => void): Promise<EventSubscription> {
    return this.client.events(listener);
  }

  view({ label, cabinet, bank, door, latch, held, papers, faults }: TrayView): SimulatedTray {
    const {
      column = 1,
      row = 1,
      size = 'small',
      wheelchairReachable = false,
    } = this.placeOfTray.get(label) ?? {};
    const place = { label, cabinet, bank, column, row, size, wheelchairReachable };
    return { ...place, door: door === 'open' ? 'open' : latch, held, papers: papers.length, faults };
  }
}

function refusal({ code, message }: SimulatorRefusal): DomainError {
  const detail = `It cannot be done: ${message}.`;
  if (code.startsWith('unknown_')) return new DomainError('not_found', detail);
  return new DomainError('simulator_refused', detail, { extensions: { reason: code } });
}

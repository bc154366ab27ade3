import { Inject, Injectable } from '@nestjs/common';
import type { EventSubscription, RecordEntry } from '@motcua247/firmware-bridge/simulator';
import type { Logger } from 'pino';
import { BehaviorSubject, filter, finalize, map, merge, Observable, share } from 'rxjs';
import { secondMs } from '../kernel/index.js';
import { loggerToken } from '../platform/index.js';
import { SimulatedWorld } from './simulated-world.js';

const retryMs = secondMs;

/** Something that is otherwise than before: its kind, and all that is now true of it. */
export interface WorldChange {
  readonly type: 'tray' | 'bank' | 'bus' | 'cabinet' | 'simulator';
  readonly data: object;
}

/** What changes in the simulated world, as long as anybody looks; all lookers share one connection to the simulator. */
@Injectable()
export class WorldChanges {
  private readonly connected = new BehaviorSubject<boolean | undefined>(undefined);
  private readonly shared: Observable<WorldChange>;

  /** Begins with whether the simulator is there, now or as soon as that is known. */
  readonly stream: Observable<WorldChange>;

  constructor(
    private readonly world: SimulatedWorld,
    @Inject(loggerToken) private readonly logger: Logger,
  ) {
    this.shared = new Observable<WorldChange>((subscriber) => {
      const following = new Following(this.world, this.logger, this.connected, (change) => {
        subscriber.next(change);
      });
      void following.run();
      return () => {
        following.stop();
      };
    }).pipe(
      finalize(() => {
        this.connected.next(undefined);
      }),
      share(),
    );
    const status = this.connected.pipe(
      filter((connected) => connected !== undefined),
      map((connected): WorldChange => ({ type: 'simulator', data: { connected } })),
    );
    this.stream = merge(status, this.shared);
  }
}

/** One connection after the other, until it is told to stop. */
class Following {
  private readonly changedTrays = new Set<string>();
  private readonly stopping = new AbortController();
  private subscription: EventSubscription | undefined;
  private looking = false;

  constructor(
    private readonly world: SimulatedWorld,
    private readonly logger: Logger,
    private readonly connected: BehaviorSubject<boolean | undefined>,
    private readonly tell: (change: WorldChange) => void,
  ) {}

  async run(): Promise<void> {
    while (!this.stopped()) {
      try {
        this.subscription = await this.world.listen((entry) => {
          this.hear(entry);
        });
        if (this.stopped()) this.subscription.close();
        else this.connected.next(true);
        await this.subscription.ended;
      } catch (error) {
        this.logger.debug({ err: error }, 'the simulator is not there');
      }
      if (this.stopped()) return;
      this.connected.next(false);
      await rest(this.stopping.signal);
    }
  }

  stop(): void {
    this.stopping.abort();
    this.subscription?.close();
  }

  private stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private hear({ event }: RecordEntry): void {
    switch (event.kind) {
      case 'bank_faults':
        this.tell({ type: 'bank', data: { id: event.bank, faults: event.faults } });
        break;
      case 'bus_faults':
        this.tell({ type: 'bus', data: { id: event.bus, faults: event.faults } });
        break;
      case 'power':
        this.tell({ type: 'cabinet', data: { id: event.cabinet, power: event.power } });
        break;
      case 'contacts':
        this.tell({ type: 'cabinet', data: { id: event.cabinet, contacts: event.contacts } });
        break;
      case 'signals':
        this.tell({ type: 'cabinet', data: { id: event.cabinet, signals: event.signals } });
        break;
      case 'pulse':
      case 'locked':
      case 'door':
      case 'hand':
      case 'paper':
      case 'tray_faults':
        this.changedTrays.add(event.tray);
        void this.lookAtTrays();
        break;
      case 'in_vain':
      case 'violation':
      case 'person':
      case 'connection':
      case 'cabinet_faults':
      case 'input_faults':
      case 'script':
        break;
    }
  }

  /** One tray after the other, each as it is when its turn comes: a burst of changes is told as what came of it. */
  private async lookAtTrays(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      for (const label of this.changedTrays) {
        this.changedTrays.delete(label);
        this.tell({ type: 'tray', data: await this.world.tray(label) });
      }
    } catch (error) {
      // The connection tells the lookers; they read anew once it is back.
      this.changedTrays.clear();
      this.logger.debug({ err: error }, 'a tray could not be looked at');
    } finally {
      this.looking = false;
    }
  }
}

function rest(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, retryMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

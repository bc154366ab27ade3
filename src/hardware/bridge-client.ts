import { setTimeout as delay } from 'node:timers/promises';
import { BridgeSession, BridgeSilent, BridgeUnreachable } from '@motcua247/firmware-bridge/client';
import type {
  BridgeEvent,
  MethodName,
  MethodParams,
  MethodResult,
} from '@motcua247/firmware-bridge/contract';
import type { Logger } from 'pino';
import type { MonotonicClock } from '../kernel/index.js';
import { awayReasonOf, type AwayReason } from './away-reason.js';
import { followSensors } from './follow-sensors.js';
import { keepAsking, standardPatience, type Patience } from './keep-asking.js';

const firstRetryMs = 100;
const slowestRetryMs = 5_000;

export interface BridgeListener {
  /** A bridge has answered; the connection stands when this has been done. */
  greeted(): Promise<void>;
  /** A connection stands, and this is all that the sensors show. */
  connected(bootId: string, snapshot: MethodResult<'snapshot'>): void;
  changed(event: BridgeEvent): void;
  lost(): void;
  /** A connection has failed, or could not be made. */
  away(reason: AwayReason): void;
}

/** The service's end of the contract: connects for ever, and never repeats a command by itself. */
export class BridgeClient {
  private readonly stopping = new AbortController();
  private session: BridgeSession | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly socketPath: string,
    private readonly monotonicClock: MonotonicClock,
    private readonly logger: Logger,
    private readonly listener: BridgeListener,
    private readonly patience: Patience = standardPatience,
  ) {}

  /** The bridge's present start; undefined while there is no connection. */
  get bootId(): string | undefined {
    return this.session?.bootId;
  }

  /**
   * Calls a method of the contract.
   * @throws BridgeRefusal when the bridge says no; BridgeUnreachable when there is no answer, which tells nothing.
   */
  async call<Name extends MethodName>(name: Name, params: MethodParams<Name>): Promise<MethodResult<Name>> {
    const { session } = this;
    if (!session) throw new BridgeUnreachable('There is no connection to the bridge');
    try {
      return await session.call(name, params);
    } catch (error) {
      // A bridge that hangs keeps its connection, and doors that it no longer follows are not known.
      if (error instanceof BridgeSilent) session.end(error);
      throw error;
    }
  }

  start(): void {
    this.running ??= this.keepConnected();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async keepConnected(): Promise<void> {
    const { signal } = this.stopping;
    let retryMs = firstRetryMs;
    while (!signal.aborted) {
      try {
        const session = await BridgeSession.open(this.socketPath);
        await this.serve(session, () => {
          retryMs = firstRetryMs;
        });
      } catch (error) {
        this.logger.debug({ err: error }, 'bridge not reached');
        this.listener.away(awayReasonOf(error));
      }
      await delay(retryMs, undefined, { signal }).catch(() => undefined);
      retryMs = Math.min(2 * retryMs, slowestRetryMs);
    }
  }

  private async serve(session: BridgeSession, onConnected: () => void): Promise<void> {
    // One that is still greeting is not yet `this.session`: without this, nobody would end it at a stop.
    const end = (): void => {
      session.end();
    };
    const over = new AbortController();
    let failure: unknown;
    this.stopping.signal.addEventListener('abort', end, { once: true });
    if (this.stopping.signal.aborted) end();
    try {
      await session.greet({ name: 'service', monotonicMs: () => this.monotonicClock.nowMs() });
      await this.listener.greeted();
      await followSensors(session, {
        begin: (snapshot) => {
          this.session = session;
          onConnected();
          this.listener.connected(session.bootId, snapshot);
          void keepAsking(session, this.patience, over.signal);
        },
        changed: (event) => {
          this.listener.changed(event);
        },
      });
    } catch (error) {
      failure = error;
      this.logger.warn({ err: error }, 'the connection to the bridge failed');
    } finally {
      this.listener.away(awayReasonOf(failure));
      over.abort();
      this.stopping.signal.removeEventListener('abort', end);
      session.end();
      if (this.session === session) {
        this.session = undefined;
        this.listener.lost();
      }
    }
  }
}

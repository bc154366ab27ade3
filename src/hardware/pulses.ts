import { Inject, Injectable } from '@nestjs/common';
import type { MethodParams } from '@motcua247/firmware-bridge/contract';
import type { Logger } from 'pino';
import { loggerToken } from '../platform/index.js';
import { Bridge } from './bridge.js';
import { BridgeRefusal } from '@motcua247/firmware-bridge/client';
import { DoorWatch, type RecordedOutcome } from './door-watch.js';
import { Sensors } from './sensors.js';
import { TrayLines } from './tray-lines.js';

/** Sends each authorised command once, and writes down what became of it. It never sends one again. */
@Injectable()
export class Pulses {
  private readonly inFlight = new Map<string, Promise<void>>();

  constructor(
    private readonly bridge: Bridge,
    private readonly watch: DoorWatch,
    private readonly sensors: Sensors,
    private readonly lines: TrayLines,
    @Inject(loggerToken) private readonly logger: Logger,
  ) {}

  /** The bridge's present start; undefined while it is not connected. */
  get bootId(): string | undefined {
    return this.bridge.bootId;
  }

  /** Sends a command whose operation is committed. The answer is recorded by itself. */
  send(command: MethodParams<'open'>): void {
    const done = this.sendAndRecord(command).finally(() => this.inFlight.delete(command.operationId));
    this.inFlight.set(command.operationId, done);
  }

  isInFlight(operationId: string): boolean {
    return this.inFlight.has(operationId);
  }

  /** Waits until every command that was sent has its answer recorded; each is bounded by the bridge client's time-out. */
  async finish(): Promise<void> {
    await Promise.all(this.inFlight.values());
  }

  private async sendAndRecord(command: MethodParams<'open'>): Promise<void> {
    const result = await this.answerTo(command);
    if (!result) return;
    await this.lines.add(command.tray, () =>
      this.watch
        .recordOutcome(command.operationId, result, this.sensors.of(command.tray))
        .catch((error: unknown) => {
          this.logger.error({ err: error, operationId: command.operationId }, 'the answer was not recorded');
        }),
    );
  }

  /** Undefined: nobody knows yet. Asking the bridge again, or the deadline, will tell. */
  private async answerTo(command: MethodParams<'open'>): Promise<RecordedOutcome | undefined> {
    if (this.bridge.bootId !== command.bootId) {
      return { outcome: 'not_opened', pulsed: false, reason: 'bridge_unreachable' };
    }
    try {
      return await this.bridge.call('open', command);
    } catch (error) {
      if (error instanceof BridgeRefusal) {
        this.logger.error({ err: error, operationId: command.operationId }, 'the bridge refused a command');
        return { outcome: 'not_opened', pulsed: false, reason: 'refused_by_bridge' };
      }
      this.logger.warn({ err: error, operationId: command.operationId }, 'a command was not answered');
      return undefined;
    }
  }
}

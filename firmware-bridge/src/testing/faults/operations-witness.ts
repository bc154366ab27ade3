import type { DoorState, MethodParams, OpenResult } from '../../../contract/index.js';
import { longestUnseenMs } from '../../doors/confirmation.js';

/** From the last moment in which a pulse may be written to its arrival: five to eight bytes at 9600 baud, and some for the order of events. */
const onTheWireMs = 20;

/** How long an operation is held against the record after its answer; a pulse that comes later was not commanded. */
const rememberedMs = 60_000;

interface Operation {
  readonly tray: string;
  readonly commandedAtMs: number;
  readonly notAfterMs: number;
  readonly pulsesAtMs: number[];
  doorOpenedAtMs: number | undefined;
  doorShutAtMs: number | undefined;
  /** Somebody broke the door open meanwhile, or its sensor got stuck. */
  meddled: boolean;
  endedAtMs: number | undefined;
}

/** Holds every pulse that reached a lock against the commands, and every answer against what the lock did and its door's sensor showed. */
export class OperationsWitness {
  private readonly operations = new Map<string, Operation>();

  constructor(
    private readonly isOpen: (tray: string) => boolean,
    private readonly accuse: (what: string) => void,
  ) {}

  commanded({ operationId, tray, notAfterMonotonicMs }: MethodParams<'open'>, nowMs: number): void {
    if (this.operations.has(operationId)) return;
    this.operations.set(operationId, {
      tray,
      commandedAtMs: nowMs,
      notAfterMs: notAfterMonotonicMs,
      pulsesAtMs: [],
      doorOpenedAtMs: undefined,
      doorShutAtMs: undefined,
      meddled: false,
      endedAtMs: undefined,
    });
  }

  /**
   * The sensor of a door shows another state than before.
   * @param meddled whether neither a pulse nor a hand that shuts a door was the cause
   */
  doorShows(tray: string, door: DoorState, meddled: boolean, nowMs: number): void {
    for (const operation of this.running(tray)) {
      if (meddled) operation.meddled = true;
      if (door === 'open') operation.doorOpenedAtMs ??= nowMs;
      else if (operation.doorOpenedAtMs !== undefined) operation.doorShutAtMs ??= nowMs;
    }
  }

  pulsed(tray: string, nowMs: number): void {
    const mine = [...this.operations.values()].filter(
      (operation) =>
        operation.tray === tray &&
        nowMs >= operation.commandedAtMs &&
        nowMs <= operation.notAfterMs + onTheWireMs &&
        (operation.endedAtMs === undefined || nowMs <= operation.endedAtMs),
    );
    const fresh = mine.find(({ pulsesAtMs }) => pulsesAtMs.length === 0);
    if (fresh) {
      fresh.pulsesAtMs.push(nowMs);
      if (this.isOpen(tray)) fresh.doorOpenedAtMs ??= nowMs;
    } else
      this.accuse(
        `${tray}: pulsed at ${nowMs} ${mine.length > 0 ? 'twice for one command' : 'without a command'}`,
      );
  }

  answered(operationId: string, result: OpenResult, nowMs: number): void {
    const operation = this.operations.get(operationId);
    if (!operation) return;
    const { tray, pulsesAtMs, doorOpenedAtMs, doorShutAtMs, meddled, endedAtMs } = operation;
    if (endedAtMs !== undefined) return;
    operation.endedAtMs = nowMs;
    const said = `${tray}: "${result.outcome}, ${result.reason}" at ${nowMs}`;
    if (!result.pulsed && pulsesAtMs.length > 0) this.accuse(`${said}, but the lock was pulsed`);
    if (result.outcome === 'opened' && doorOpenedAtMs === undefined)
      this.accuse(`${said}, but the door was shut`);
    if (result.reason === 'door_stayed_closed' && doorOpenedAtMs !== undefined && !meddled) {
      const openMs = (doorShutAtMs ?? nowMs) - doorOpenedAtMs;
      if (openMs > longestUnseenMs) this.accuse(`${said}, but the door stood open for ${openMs} ms`);
    }
    for (const [id, { endedAtMs }] of this.operations) {
      if (endedAtMs !== undefined && nowMs - endedAtMs > rememberedMs) this.operations.delete(id);
    }
  }

  /** The bridge has died before it answered: what it has written may still arrive, and nothing after that. */
  lost(operationId: string, nowMs: number): void {
    const operation = this.operations.get(operationId);
    if (operation) operation.endedAtMs ??= nowMs + onTheWireMs;
  }

  /** Whether a hand was at the door or its sensor before the answer: it was broken open, or shut again. */
  wasMeddledWith(operationId: string): boolean {
    const operation = this.operations.get(operationId);
    return operation === undefined || operation.meddled || operation.doorShutAtMs !== undefined;
  }

  /** Whether a command for one of these trays has no answer yet. */
  isBusy(trays: readonly string[]): boolean {
    return [...this.operations.values()].some(
      ({ tray, endedAtMs }) => endedAtMs === undefined && trays.includes(tray),
    );
  }

  private running(tray: string): Operation[] {
    return [...this.operations.values()].filter(
      (operation) => operation.tray === tray && operation.endedAtMs === undefined,
    );
  }
}

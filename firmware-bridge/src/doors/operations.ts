import { longestValidityMs, type MethodResult, type OpenResult } from '../../contract/index.js';

/**
 * How long an operation is remembered. A command cannot be valid for longer than `longestValidityMs`; the rest is for a service that
 * restarts and asks what became of its operations.
 */
export const memoryMs = longestValidityMs + 600_000;

/** Far more than doors can be opened within that time; a client that asks for more has gone astray. */
export const mostOperations = 10_000;

/** How many ids of pulsed operations are known beyond that, bare: what a site opens in some weeks, in two megabytes. */
export const mostSpentIds = 20_000;

/** Who waits for an answer: a connection, known by itself alone. */
export type Asker = object;

interface Operation {
  readonly tray: string;
  /** Who has asked for it and is still there. */
  readonly askers: Set<Asker>;
  readonly promise: Promise<OpenResult>;
  readonly acceptedAtMs: number;
  result: OpenResult | null;
}

/** What became of each command to open, so that no operation id ever pulses twice. */
export class Operations {
  /** In the order in which they were accepted. */
  private readonly byId = new Map<string, Operation>();
  /** Those whose answers are forgotten and that were, or may have been, pulsed, in the order in which they were forgotten. */
  private readonly spentIds = new Set<string>();

  find(operationId: string): Operation | undefined {
    return this.byId.get(key(operationId));
  }

  /** Whether there was an operation of this id that may have been pulsed and whose answer is forgotten. */
  isSpent(operationId: string): boolean {
    return this.spentIds.has(key(operationId));
  }

  /** Whether another operation can be remembered. Forgets those that are old enough. */
  hasRoom(nowMs: number): boolean {
    for (const [id, operation] of this.byId) {
      if (nowMs - operation.acceptedAtMs <= memoryMs) break;
      if (operation.result) this.forget(id, operation.result);
    }
    return this.byId.size < mostOperations;
  }

  add(operationId: string, operation: Omit<Operation, 'result'>): void {
    const remembered: Operation = { ...operation, result: null };
    this.byId.set(key(operationId), remembered);
    void remembered.promise.then((result) => {
      remembered.result = result;
    });
  }

  /** Whatever it has asked for, it asks for no more. */
  forgetAsker(asker: Asker): void {
    for (const { askers } of this.byId.values()) askers.delete(asker);
  }

  describe(operationId: string): MethodResult<'operation'> {
    const operation = this.find(operationId);
    return {
      result: operation?.result ?? null,
      pending: operation !== undefined && operation.result === null,
    };
  }

  private forget(id: string, { pulsed }: OpenResult): void {
    this.byId.delete(id);
    // A client that asks in vain for ever must not push out those that were not in vain.
    if (!pulsed) return;
    this.spentIds.add(id);
    const [first] = this.spentIds;
    if (first !== undefined && this.spentIds.size > mostSpentIds) this.spentIds.delete(first);
  }

  async allSettled(): Promise<void> {
    await Promise.all([...this.byId.values()].map(({ promise }) => promise));
  }
}

/** A UUID is the same in capitals (RFC 9562 §4). */
function key(operationId: string): string {
  return operationId.toLowerCase();
}

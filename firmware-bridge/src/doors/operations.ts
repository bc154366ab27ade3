import { longestValidityMs, type MethodResult, type OpenResult } from '../../contract/index.js';

/**
 * How long an operation is remembered. A command cannot be valid for longer than `longestValidityMs`; the rest is for a service that
 * restarts and asks what became of its operations.
 */
export const memoryMs = longestValidityMs + 600_000;

/** Far more than doors can be opened within that time; a client that asks for more has gone astray. */
export const mostOperations = 10_000;

interface Operation {
  readonly tray: string;
  readonly promise: Promise<OpenResult>;
  readonly acceptedAtMs: number;
  result: OpenResult | null;
}

/** What became of each command to open, so that no operation id ever pulses twice. */
export class Operations {
  /** In the order in which they were accepted. */
  private readonly byId = new Map<string, Operation>();

  find(operationId: string): Operation | undefined {
    return this.byId.get(key(operationId));
  }

  /** Whether another operation can be remembered. Forgets those that are old enough. */
  hasRoom(nowMs: number): boolean {
    for (const [id, operation] of this.byId) {
      if (nowMs - operation.acceptedAtMs <= memoryMs) break;
      if (operation.result) this.byId.delete(id);
    }
    return this.byId.size < mostOperations;
  }

  add(operationId: string, tray: string, nowMs: number, promise: Promise<OpenResult>): void {
    const operation: Operation = { tray, promise, acceptedAtMs: nowMs, result: null };
    this.byId.set(key(operationId), operation);
    void promise.then((result) => {
      operation.result = result;
    });
  }

  describe(operationId: string): MethodResult<'operation'> {
    const operation = this.find(operationId);
    return {
      result: operation?.result ?? null,
      pending: operation !== undefined && operation.result === null,
    };
  }

  async allSettled(): Promise<void> {
    await Promise.all([...this.byId.values()].map(({ promise }) => promise));
  }
}

/** A UUID is the same in capitals (RFC 9562 §4). */
function key(operationId: string): string {
  return operationId.toLowerCase();
}

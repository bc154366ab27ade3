import { randomUUID } from 'node:crypto';
import type { OpenResult, TechnicianIntent } from '../../contract/index.js';
import { BridgeRefusal, BridgeUnreachable, type BridgeSession } from '../../client/index.js';
import { TechnicianFailure } from './failure.js';
import type { TechnicianJournal } from './journal.js';
import type { Surroundings } from './surroundings.js';

/** How long a command may wait for its pulse, in milliseconds. */
const validityMs = 10_000;

/** Opens trays for a technician, each with a record that is on the disk before the bridge hears of it. */
export class RecordedOpener {
  constructor(
    private readonly session: BridgeSession,
    private readonly journal: TechnicianJournal,
    private readonly surroundings: Surroundings,
    private readonly purpose: Pick<TechnicianIntent, 'command' | 'reason'>,
  ) {}

  /**
   * What became of one opening; `null` when the bridge gave no answer, so that nobody knows.
   * @throws TechnicianFailure when the record cannot be written (then nothing is opened) or the bridge refuses the command
   */
  async open(
    tray: string,
    target: TechnicianIntent['target'] = { kind: 'tray', tray },
  ): Promise<OpenResult | null> {
    const { time, technician } = this.surroundings;
    const { bootId } = this.session;
    const operationId = randomUUID();
    const at = (): string => this.surroundings.now().toISOString();
    this.journal.append({
      kind: 'intent',
      at: at(),
      operationId,
      ...this.purpose,
      target,
      technician,
      bootId,
    });
    const notAfterMonotonicMs = time.monotonicMs() + validityMs;
    try {
      const result = await this.session.call('open', { operationId, bootId, tray, notAfterMonotonicMs });
      this.journal.append({ kind: 'outcome', at: at(), operationId, result });
      return result;
    } catch (error) {
      if (error instanceof BridgeUnreachable) {
        this.journal.append({ kind: 'outcome', at: at(), operationId, result: null });
        return null;
      }
      if (!(error instanceof BridgeRefusal)) throw error;
      this.journal.append({ kind: 'refused', at: at(), operationId, detail: error.message.slice(0, 1_000) });
      throw new TechnicianFailure(`the bridge refused: ${error.message}`);
    }
  }
}

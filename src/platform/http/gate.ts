import { DomainError, secondMs } from '../../kernel/index.js';

export interface GateBounds {
  readonly atOnce: number;
  readonly mostWaiting: number;
  readonly waitMs: number;
}

/** Acts after so many milliseconds. @returns what keeps it from acting */
export type Timer = (ms: number, act: () => void) => () => void;

const systemTimer: Timer = (ms, act) => {
  const timeout = setTimeout(act, ms);
  return () => {
    clearTimeout(timeout);
  };
};

interface Waiting {
  readonly letIn: () => void;
}

/** Lets so many in at once and so many more wait for so long. Whoever comes first goes in first. */
export class Gate {
  private inside = 0;
  private readonly waiting = new Set<Waiting>();

  constructor(
    private readonly bounds: GateBounds,
    private readonly after: Timer = systemTimer,
  ) {}

  /** @throws DomainError service_unavailable, before anything is done, where too many are there already */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private enter(): Promise<void> {
    if (this.inside < this.bounds.atOnce) {
      this.inside += 1;
      return Promise.resolve();
    }
    if (this.waiting.size >= this.bounds.mostWaiting) return Promise.reject(this.refusal());
    return new Promise((resolve, reject) => {
      const stopWaiting = this.after(this.bounds.waitMs, () => {
        this.waiting.delete(waiting);
        reject(this.refusal());
      });
      const waiting: Waiting = {
        letIn: () => {
          stopWaiting();
          resolve();
        },
      };
      this.waiting.add(waiting);
    });
  }

  /** Hands the place to whoever waits longest. */
  private leave(): void {
    const [next] = this.waiting;
    if (next === undefined) {
      this.inside -= 1;
      return;
    }
    this.waiting.delete(next);
    next.letIn();
  }

  private refusal(): DomainError {
    return new DomainError('service_unavailable', 'Too many ask for this at once. Try again in a moment.', {
      extensions: { retryAfterSeconds: Math.ceil(this.bounds.waitMs / secondMs) },
    });
  }
}

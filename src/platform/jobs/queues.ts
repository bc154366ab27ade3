interface Queue {
  /** How many jobs are done at the same time. */
  readonly workers: number;
  /** As pg-boss names it, in seconds. */
  readonly each: {
    readonly expireInSeconds: number;
    readonly retryLimit: number;
    readonly retryDelay: number;
    readonly retryBackoff: boolean;
  };
}

/**
 * The durable job queues. They only decide *when* something runs: what a job does is a plain function over clock and
 * transaction, and what it is about is a row of our own tables, so a lost or doubled job does no harm.
 */
export const queues = {
  /** One notice to be sent or looked up. */
  'notice-delivery': {
    workers: 1,
    each: { expireInSeconds: 60, retryLimit: 5, retryDelay: 5, retryBackoff: true },
  },
  /**
   * One citizen code to be drawn and sent. Worthless after minutes, so it is not tried for long; and a gateway that leaves
   * one without an answer must not keep the next person waiting.
   */
  'code-delivery': {
    workers: 3,
    each: { expireInSeconds: 30, retryLimit: 1, retryDelay: 1, retryBackoff: false },
  },
  /** One message to a partner. When it is tried again its row says, so that the queue need not. */
  'webhook-delivery': {
    // A partner that does not answer keeps no other waiting.
    workers: 3,
    each: { expireInSeconds: 60, retryLimit: 0, retryDelay: 0, retryBackoff: false },
  },
  /** Everything that falls due with time: see `Sweeps`. */
  sweep: { workers: 1, each: { expireInSeconds: 300, retryLimit: 0, retryDelay: 0, retryBackoff: false } },
} as const satisfies Record<string, Queue>;

export type QueueName = keyof typeof queues;
export const queueNames = Object.keys(queues) as QueueName[];

export const jobSchema = 'pgboss';

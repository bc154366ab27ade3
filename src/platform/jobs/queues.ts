/**
 * The durable job queues. They only decide *when* something runs: what a job does is a plain function over clock and
 * transaction, and what it is about is a row of our own tables, so a lost or doubled job does no harm.
 */
export const queues = {
  /** One notice to be sent or looked up. */
  'notice-delivery': { expireInSeconds: 60, retryLimit: 5, retryDelay: 5, retryBackoff: true },
  /** One citizen code to be drawn and sent. Worthless after minutes, so it is not tried for long. */
  'code-delivery': { expireInSeconds: 30, retryLimit: 1, retryDelay: 1, retryBackoff: false },
  /** Everything that falls due with time: see `Sweeps`. */
  sweep: { expireInSeconds: 300, retryLimit: 0, retryDelay: 0, retryBackoff: false },
} as const satisfies Record<
  string,
  { expireInSeconds: number; retryLimit: number; retryDelay: number; retryBackoff: boolean }
>;

export type QueueName = keyof typeof queues;
export const queueNames = Object.keys(queues) as QueueName[];

export const jobSchema = 'pgboss';

import type { EntityManager } from 'typeorm';

/** What became of the sending of one code, and to whom: by a phone's index, to be compared. */
export interface CodeSending {
  readonly at: Date;
  readonly worked: boolean;
  readonly recipient: string;
}

/**
 * The newest messages with codes since a time of which something is known, at most so many. One that the gateway took and
 * the network brought back says nothing of the gateway.
 */
export async function listCodeSendings(
  manager: EntityManager,
  since: Date,
  most: number,
): Promise<CodeSending[]> {
  return manager.query<CodeSending[]>(
    `SELECT requested_at AS at, delivery IN ('sent', 'delivered') AS worked, encode(phone_index, 'hex') AS recipient FROM citizen_code
      WHERE requested_at >= $1 AND way = 'message' AND delivery IN ('sent', 'delivered', 'failed', 'unknown')
      ORDER BY requested_at DESC LIMIT $2`,
    [since, most],
  );
}

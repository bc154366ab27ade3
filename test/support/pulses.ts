import type { SimulatorClient } from '@motcua247/firmware-bridge/simulator';
import pg from 'pg';

interface Authorisation {
  readonly tray: string;
  readonly committed_at: Date;
}

/**
 * Holds the simulator's own record of pulses against the ledger: for the n-th pulse of a tray there must be n
 * authorisations of that tray whose commit is older than the pulse, by PostgreSQL's own commit times.
 *
 * @returns the pulses that nothing had authorised.
 */
export async function unauthorisedPulses(simulator: SimulatorClient, databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Authorisation>(
      `SELECT body::jsonb -> 'details' ->> 'tray' AS tray, pg_xact_commit_timestamp(xmin) AS committed_at
         FROM ledger_entry WHERE kind = 'door_operation.authorised' ORDER BY sequence`,
    );
    const { entries } = await simulator.record();
    const seen = new Map<string, number>();
    return entries.flatMap(({ event, wallTime }) => {
      if (event.kind !== 'pulse') return [];
      const count = (seen.get(event.tray) ?? 0) + 1;
      seen.set(event.tray, count);
      const older = rows.filter((row) => row.tray === event.tray && row.committed_at <= new Date(wallTime));
      return older.length >= count ? [] : [`${event.tray} at ${wallTime}`];
    });
  } finally {
    await client.end();
  }
}

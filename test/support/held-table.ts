import pg from 'pg';
import type { Answer } from './caller.js';
import type { TestService } from './test-service.js';
import { until } from './until.js';

/**
 * Lets nobody write to a table, nor lock its rows, while a request is sent; lets something else happen once the request waits there; and
 * lets go. So a spec changes what a guard has seen after it has let the request pass.
 *
 * @returns the answer to the request, also where it never came to the table.
 */
export async function whileWaitingFor(
  table: 'dossier' | 'idempotent_answer',
  service: TestService,
  send: () => Promise<Answer>,
  happens: () => Promise<unknown>,
): Promise<Answer> {
  const holder = new pg.Client({ connectionString: service.databaseUrl });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(`LOCK TABLE ${table} IN EXCLUSIVE MODE`);
    let isAnswered = false;
    const answer = send().finally(() => {
      isAnswered = true;
    });
    await until('the request waits', async () => {
      if (isAnswered) return true;
      const { rows } = await holder.query(
        'SELECT FROM pg_locks WHERE relation = $1::regclass AND NOT granted',
        [table],
      );
      return rows.length > 0;
    });
    await happens();
    await holder.query('ROLLBACK');
    return await answer;
  } finally {
    await holder.end();
  }
}

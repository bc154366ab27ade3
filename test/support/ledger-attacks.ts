import type pg from 'pg';
import { chainStart, entryHash } from '../../src/ledger/chain.js';
import { until } from './until.js';

/** What somebody can do to a ledger who has the password of the database's owner and knows how the chain is made. */
export class LedgerAttacker {
  constructor(private readonly owner: pg.Client) {}

  /** Writes one entry differently and every later one anew, so that the chain holds. */
  async rewriteFrom(sequence: number, word: string, instead: string): Promise<void> {
    const entries = await this.entriesFrom(sequence);
    let previous = await this.hashOf(sequence - 1);
    await this.unguarded(async () => {
      for (const entry of entries) {
        const body = entry.sequence === sequence ? entry.body.replace(word, instead) : entry.body;
        const hash = entryHash(previous, body);
        await this.owner.query(
          'UPDATE ledger_entry SET previous_hash = $2, hash = $3, body = $4 WHERE sequence = $1',
          [entry.sequence, previous, hash, body],
        );
        previous = hash;
      }
      await this.owner.query('UPDATE ledger_head SET hash = $1', [previous]);
    });
  }

  /** Takes the end away, so that the chain holds. */
  async cutOffAfter(sequence: number): Promise<void> {
    const hash = await this.hashOf(sequence);
    await this.unguarded(async () => {
      await this.owner.query('DELETE FROM ledger_entry WHERE sequence > $1', [sequence]);
      await this.owner.query('UPDATE ledger_head SET sequence = $1, hash = $2', [sequence, hash]);
    });
  }

  /** Writes an entry differently and leaves everything else. */
  async edit(sequence: number, word: string, instead: string): Promise<void> {
    await this.unguarded(() =>
      this.owner.query('UPDATE ledger_entry SET body = replace(body, $2, $3) WHERE sequence = $1', [
        sequence,
        word,
        instead,
      ]),
    );
  }

  /** Two entries change places, each with the other's number in it. */
  async exchange(one: number, other: number): Promise<void> {
    const bodies = new Map((await this.entriesFrom(1)).map(({ sequence, body }) => [sequence, body]));
    await this.unguarded(async () => {
      // A subject's version stands in the ledger once, even for an owner: the two give way before they take their places.
      for (const sequence of [one, other]) {
        await this.owner.query('UPDATE ledger_entry SET body = $2 WHERE sequence = $1', [
          sequence,
          `{"kind":"","at":"","subject":{"type":"","id":"","version":${String(sequence)}}}`,
        ]);
      }
      for (const [at, from] of [
        [one, other],
        [other, one],
      ] as const) {
        const body = bodies.get(from)?.replace(/"sequence":\d+/, `"sequence":${String(at)}`);
        await this.owner.query('UPDATE ledger_entry SET body = $2 WHERE sequence = $1', [at, body]);
      }
    });
  }

  async remove(sequence: number): Promise<void> {
    await this.unguarded(() => this.owner.query('DELETE FROM ledger_entry WHERE sequence = $1', [sequence]));
  }

  /** Heads after this one were never signed, as far as the database goes. */
  async forgetHeadsAfter(sequence: number): Promise<void> {
    await this.unguarded(() =>
      this.owner.query('DELETE FROM ledger_signed_head WHERE sequence > $1', [sequence]),
    );
  }

  /** The entry shows again what was signed of it; what comes after it hangs on what stood there before. */
  async showAsSigned(sequence: number): Promise<void> {
    await this.unguarded(() =>
      this.owner.query(
        `UPDATE ledger_entry SET hash = signed.hash FROM ledger_signed_head signed
          WHERE ledger_entry.sequence = $1 AND signed.sequence = $1`,
        [sequence],
      ),
    );
  }

  /** Nobody else writes to the ledger until `work` is done and `others` wait for it. What it did is there for them at once. */
  async whileOthersWait(others: () => Promise<unknown>, work: () => Promise<void>): Promise<void> {
    await this.owner.query('BEGIN');
    await this.owner.query('SELECT FROM ledger_head FOR UPDATE');
    const waiting = others();
    await until('somebody waits for the ledger', async () => {
      const { rowCount } = await this.owner.query(
        'SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))',
      );
      return rowCount !== 0;
    });
    await work();
    await this.owner.query('COMMIT');
    await waiting;
  }

  /** A copy of the newest signed head under another number, of whatever entry. */
  async putHeadIn(sequence: number): Promise<void> {
    await this.unguarded(() =>
      this.owner.query(
        `INSERT INTO ledger_signed_head (sequence, hash, signed_at, public_key, signature)
         SELECT $1, hash, signed_at, public_key, signature FROM ledger_signed_head ORDER BY sequence DESC LIMIT 1`,
        [sequence],
      ),
    );
  }

  private async unguarded(work: () => Promise<unknown>): Promise<void> {
    await this.owner.query("SET session_replication_role = 'replica'");
    await work();
    await this.owner.query("SET session_replication_role = 'origin'");
  }

  private async entriesFrom(sequence: number): Promise<{ sequence: number; body: string }[]> {
    const { rows } = await this.owner.query<{ sequence: string; body: string }>(
      'SELECT sequence, body FROM ledger_entry WHERE sequence >= $1 ORDER BY sequence',
      [sequence],
    );
    return rows.map((row) => ({ sequence: Number(row.sequence), body: row.body }));
  }

  private async hashOf(sequence: number): Promise<Buffer> {
    if (sequence === 0) return chainStart.hash;
    const { rows } = await this.owner.query<{ hash: Buffer }>(
      'SELECT hash FROM ledger_entry WHERE sequence = $1',
      [sequence],
    );
    const [row] = rows;
    if (!row) throw new Error(`There is no entry ${String(sequence)}`);
    return row.hash;
  }
}

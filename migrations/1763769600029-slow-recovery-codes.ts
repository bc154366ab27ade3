import { hashRaw } from '@node-rs/argon2';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { systemRandomness } from '../src/kernel/index.js';

interface KeyedCode {
  readonly hash: Buffer;
}

/** As `src/staff/passwords` has them at this version; what is written says by itself how it was hashed. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const saltBytes = 16;

/**
 * Recovery codes are hashed slowly, with a salt of each set. Those that were given out stay good: what stood there, a keyed hash, is
 * hashed once more. Everybody signs in with a second factor; whoever was signed in without signs in anew.
 */
export class SlowRecoveryCodes1763769600029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE second_factor ADD COLUMN recovery_salting text
        CONSTRAINT second_factor_recovery_argon2id CHECK (
          recovery_salting ~ '^\\$argon2id\\$v=19\\$m=\\d+,t=\\d+,p=\\d+\\$[A-Za-z0-9+/]{22}$')`);
    await runner.query('GRANT UPDATE (recovery_salting) ON second_factor TO motcua247_service');
    const accounts = (await runner.query('SELECT DISTINCT account_id AS id FROM recovery_code')) as {
      readonly id: string;
    }[];
    for (const { id } of accounts) await this.carryOver(runner, id);
    await runner.query(`
      UPDATE staff_session SET ended_at = now()
       WHERE ended_at IS NULL AND stage = 'complete'
         AND account_id NOT IN (SELECT account_id FROM second_factor WHERE confirmed_at IS NOT NULL)`);
  }

  /** A hash does not go back: an older version finds no codes, and an administrator resets the app of who needs some. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM recovery_code');
    await runner.query('ALTER TABLE second_factor DROP COLUMN recovery_salting');
  }

  private async carryOver(runner: QueryRunner, accountId: string): Promise<void> {
    const salt = systemRandomness.bytes(saltBytes);
    const written = salt.toString('base64').replaceAll('=', '');
    const { memoryCost, timeCost, parallelism } = cost;
    await runner.query('UPDATE second_factor SET recovery_salting = $2 WHERE account_id = $1', [
      accountId,
      `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${written}`,
    ]);
    const codes = (await runner.query('SELECT hash FROM recovery_code WHERE account_id = $1', [
      accountId,
    ])) as KeyedCode[];
    for (const { hash } of codes) {
      await runner.query('UPDATE recovery_code SET hash = $3 WHERE account_id = $1 AND hash = $2', [
        accountId,
        hash,
        await hashRaw(hash, { ...cost, salt }),
      ]);
    }
  }
}

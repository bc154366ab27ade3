import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf } from './support.js';

/**
 * Where a session of staff began and when it was last used, so that its owner can tell a stranger's. Of the browser's own words
 * about itself two of a closed list are kept.
 */
export class SessionDevices1763769600023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE staff_session
        ADD COLUMN last_used_at timestamptz,
        ADD COLUMN browser text,
        ADD COLUMN system text`);
    await runner.query(
      `UPDATE staff_session SET last_used_at = started_at, browser = 'other', system = 'other'`,
    );
    await runner.query(`
      ALTER TABLE staff_session
        ALTER COLUMN last_used_at SET NOT NULL,
        ALTER COLUMN browser SET NOT NULL,
        ALTER COLUMN system SET NOT NULL,
        ADD CONSTRAINT staff_session_browser_known CHECK (${oneOf('browser', [
          'chrome',
          'coc_coc',
          'edge',
          'firefox',
          'opera',
          'safari',
          'samsung',
          'other',
        ])}),
        ADD CONSTRAINT staff_session_system_known CHECK (${oneOf('system', [
          'android',
          'ios',
          'linux',
          'macos',
          'windows',
          'other',
        ])})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE staff_session DROP COLUMN system, DROP COLUMN browser, DROP COLUMN last_used_at',
    );
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf } from './support.js';

const withoutLink = [
  'envelope_received',
  'supplement_needed',
  'supplement_waiting',
  'result_ready',
  'reminder',
  'taken_back_to_desk',
];
const withLink = ['supplement_waiting_with_link', 'result_ready_with_link', 'reminder_with_link'];

/** What waits in a tray is told with the link of its page, where that page gives a pickup QR. */
export class NoticesWithLink1763769600042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.allow(runner, [...withoutLink, ...withLink]);
  }

  /** Fails where such a notice was written: an older version could not say it again. */
  async down(runner: QueryRunner): Promise<void> {
    await this.allow(runner, withoutLink);
  }

  private async allow(runner: QueryRunner, templates: readonly string[]): Promise<void> {
    await runner.query(`
      ALTER TABLE notice
        DROP CONSTRAINT notice_template_known,
        ADD CONSTRAINT notice_template_known CHECK (${oneOf('template', templates)})`);
  }
}

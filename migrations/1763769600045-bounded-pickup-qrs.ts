import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When QR codes of a dossier were given: whoever has its status link may have some made, and not as many as they like. */
export class BoundedPickupQrs1763769600045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pickup_qr_given (
        dossier_id uuid NOT NULL REFERENCES dossier (id),
        given_at timestamptz NOT NULL,
        ahead_since timestamptz,
        -- Never two at one time: what is given next waits longer than that.
        PRIMARY KEY (dossier_id, given_at)
      )`);
    await runner.query(
      'GRANT SELECT, INSERT, DELETE, UPDATE (ahead_since) ON pickup_qr_given TO motcua247_service',
    );
    await runner.query(
      'INSERT INTO pickup_qr_given (dossier_id, given_at) SELECT dossier_id, given_at FROM pickup_token',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE pickup_qr_given');
  }
}

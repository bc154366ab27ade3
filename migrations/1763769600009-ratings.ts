import type { MigrationInterface, QueryRunner } from 'typeorm';
import { oneOf } from './support.js';

/**
 * How satisfied people are, counted. One row holds many people's ratings of a day, so that there is nothing in it that leads
 * to a person, a phone or a dossier; not even an order.
 */
export class Ratings1763769600009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE rating_count (
        kiosk_id uuid NOT NULL REFERENCES kiosk (id),
        day date NOT NULL,
        about text NOT NULL CONSTRAINT rating_count_about_known CHECK (${oneOf('about', ['deposit', 'pickup'])}),
        rating text NOT NULL CONSTRAINT rating_count_rating_known CHECK (
          ${oneOf('rating', ['satisfied', 'neutral', 'dissatisfied'])}),
        count integer NOT NULL CONSTRAINT rating_count_counted CHECK (count > 0),
        PRIMARY KEY (day, kiosk_id, about, rating)
      )`);
    await runner.query('GRANT SELECT, INSERT, UPDATE ON rating_count TO motcua247_service');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rating_count');
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DossierEvents } from '../../dossiers/index.js';
import { Database, Sweeps, type Transaction } from '../../platform/index.js';
import { NoticeRecords } from './notice-records.js';
import { wordsOfStaff } from './notice-texts.js';
import { noticesActor } from './queue-notice.js';

/** What is over is taken by the next sweep, a minute later. */
const mostAtOnce = 100;

const withWords = `notice.parameters ? '${wordsOfStaff}'`;

/** What staff wrote into notices goes with whose the dossier was: at once, and by a sweep what was erased before notices were. */
@Injectable()
export class EraseWords implements OnModuleInit {
  constructor(
    private readonly events: DossierEvents,
    private readonly records: NoticeRecords,
    private readonly database: Database,
    private readonly sweeps: Sweeps,
  ) {}

  onModuleInit(): void {
    this.events.register(async (transaction, { kind, dossier }) => {
      if (kind === 'personal_data_erased') await this.ofDossier(transaction, dossier.id);
    });
    this.sweeps.register({ name: 'words of notices', run: () => this.run() });
  }

  async run(): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const left = await transaction.query<{ id: string }>(
        `SELECT DISTINCT dossier.id FROM notice JOIN dossier ON dossier.id = notice.dossier_id
          WHERE ${withWords} AND dossier.person_erased_at IS NOT NULL LIMIT ${mostAtOnce}`,
      );
      for (const { id } of left) await this.ofDossier(transaction, id);
    });
  }

  private async ofDossier(transaction: Transaction, dossierId: string): Promise<void> {
    const found = await transaction.query<{ id: string }>(
      `SELECT id FROM notice WHERE dossier_id = $1 AND ${withWords} ORDER BY id`,
      [dossierId],
    );
    for (const { id } of found) {
      const notice = await this.records.lock(transaction, id);
      if (notice && wordsOfStaff in notice.parameters) {
        await this.records.eraseWords(transaction, notice, noticesActor);
      }
    }
  }
}

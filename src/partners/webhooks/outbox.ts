import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DossierEvents, knownOfficialCode, type DossierEvent } from '../../dossiers/index.js';
import type { Randomness } from '../../kernel/index.js';
import { Jobs, randomnessToken, type Transaction } from '../../platform/index.js';
import { webhookTypeOf } from './event-types.policy.js';

/** Writes down, in the transaction of what happens to a dossier, the messages that partners are to get of it. */
@Injectable()
export class WebhookOutbox implements OnModuleInit {
  constructor(
    private readonly events: DossierEvents,
    private readonly jobs: Jobs,
    @Inject(randomnessToken) private readonly randomness: Randomness,
  ) {}

  onModuleInit(): void {
    this.events.register((transaction, event) => this.write(transaction, event));
  }

  private async write(transaction: Transaction, event: DossierEvent): Promise<void> {
    const type = webhookTypeOf(event.kind);
    if (type === undefined) return;
    const body = JSON.stringify({ type, timestamp: transaction.at.toISOString(), data: dataOf(event) });
    for (const partnerId of await listeners(transaction, event.dossier.departmentCode)) {
      const id = this.randomness.uuid();
      await transaction.query(
        `INSERT INTO webhook_message (id, partner_id, type, body, queued_at, state, attempts, next_attempt_at)
         VALUES ($1, $2, $3, $4, $5, 'waiting', 0, $5)`,
        [id, partnerId, type, body, transaction.at],
      );
      await this.jobs.enqueue(transaction, 'webhook-delivery', { messageId: id });
    }
  }
}

/** Nothing about a person, no words of staff, no tray: as partners read a dossier. */
function dataOf({ dossier }: DossierEvent) {
  const { depositNumber, procedureCode, departmentCode, state, version } = dossier;
  const officialCode = knownOfficialCode(dossier);
  return { officialCode, depositNumber, procedureCode, departmentCode, state, version };
}

/** The partners that are told of a dossier: those that may read it, and have an address that takes messages. */
async function listeners(transaction: Transaction, departmentCode: string | null): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>(
    `SELECT partner.id FROM partner JOIN partner_webhook webhook ON webhook.partner_id = partner.id
      WHERE partner.ended_at IS NULL AND webhook.switched_off_at IS NULL AND 'dossiers.read' = ANY (partner.scopes)
        AND (partner.department_code IS NULL OR partner.department_code = $1)
      ORDER BY partner.id`,
    [departmentCode],
  );
  return rows.map(({ id }) => id);
}

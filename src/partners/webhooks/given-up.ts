import type { EntityManager } from 'typeorm';

/** What a partner that is still let in could not be told. */
export interface GivenUp {
  readonly partner: { readonly id: string; readonly name: string };
  readonly messages: number;
  /** When the oldest of them was to be sent. */
  readonly since: Date;
}

/** The partners with dead letters that were neither sent again nor dismissed. */
export async function readGivenUp(manager: EntityManager): Promise<GivenUp[]> {
  interface Row {
    readonly id: string;
    readonly name: string;
    readonly messages: number;
    readonly since: Date;
  }
  const rows = await manager.query<Row[]>(
    `SELECT partner.id, partner.name, count(*)::integer AS messages, min(message.queued_at) AS since
       FROM webhook_message message JOIN partner ON partner.id = message.partner_id
      WHERE message.state = 'dead' AND partner.ended_at IS NULL
      GROUP BY partner.id ORDER BY since, partner.id`,
  );
  return rows.map(({ id, name, messages, since }) => ({ partner: { id, name }, messages, since }));
}

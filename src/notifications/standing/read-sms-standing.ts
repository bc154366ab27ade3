import type { EntityManager } from 'typeorm';
import { listCodeSendings } from '../../citizens/index.js';
import { findNoticeRecipients } from '../../dossiers/index.js';
import { addMs, minuteMs } from '../../kernel/index.js';
import { smsStanding, type Sending, type SmsStanding } from './sms-standing.policy.js';

/** What is older says nothing about now: a gateway that was down is given another chance. */
const tellsForMs = 15 * minuteMs;
const mostLookedAt = 50;

/** Whether messages to citizens go out now, by what became of the last codes and notices. */
export async function readSmsStanding(manager: EntityManager, at: Date): Promise<SmsStanding> {
  const since = addMs(at, -tellsForMs);
  const codes = await listCodeSendings(manager, since, mostLookedAt);
  return smsStanding([...codes, ...(await listNoticeSendings(manager, since))]);
}

/** What a person's phone or number is to blame for is no news of the gateway, and neither is what it reports later. */
const sayNothing = ['recipient_invalid', 'recipient_unreachable', 'recipient_opted_out', 'not_delivered'];

async function listNoticeSendings(manager: EntityManager, since: Date): Promise<Sending[]> {
  const rows = await manager.query<{ at: Date; worked: boolean; dossier_id: string }[]>(
    `SELECT attempted_at AS at, state IN ('sent', 'delivered') AS worked, dossier_id FROM notice
      WHERE attempted_at >= $1 AND state <> 'sending' AND (call_reason IS NULL OR call_reason <> ALL ($2))
      ORDER BY attempted_at DESC LIMIT $3`,
    [since, sayNothing, mostLookedAt],
  );
  const recipients = await findNoticeRecipients(
    manager,
    rows.map((row) => row.dossier_id),
  );
  return rows.map(({ at, worked, dossier_id: dossierId }) => ({
    at,
    worked,
    recipient: recipients.get(dossierId)?.phoneIndex?.toString('hex') ?? dossierId,
  }));
}

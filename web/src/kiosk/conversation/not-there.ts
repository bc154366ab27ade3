import type { Schema } from '../../shared/api/index.js';
import type { NotThere } from './troubles.js';

/** Why a code will not come, as far as is known; undefined while it may. */
export function whyNotThere({ delivery, way }: Schema<'RequestedCode'>): NotThere | undefined {
  if (delivery === 'failed') return 'sms_failed';
  if (delivery !== 'undelivered') return undefined;
  return way === 'call' ? 'call_unanswered' : 'message_undelivered';
}

/** Whether more may become known of a code's delivery. */
export function mayBeHeardOf({ delivery, ended }: Schema<'RequestedCode'>): boolean {
  return ended === null && (delivery === 'waiting' || delivery === 'sent' || delivery === 'unknown');
}

import { findNoticeRecipients } from '../../dossiers/index.js';
import type { Transaction } from '../../platform/index.js';
import type { OutgoingMessage, SendAnswer } from '../channels/index.js';
import { writeNotice } from '../notices/notice-texts.js';
import type { Notice } from '../notices/notice.entity.js';
import { TextParameterError } from '../texts/index.js';
import type { SendingParts } from './sending-parts.js';

export type Composed =
  | { readonly kind: 'message'; readonly message: OutgoingMessage }
  /** Nothing that could be sent; in the words of a gateway that refuses. */
  | { readonly kind: 'refusal'; readonly answer: SendAnswer };

/** The notice as an SMS: to the number that the dossier has now, with the link that is stored nowhere. */
export async function composeMessage(
  transaction: Transaction,
  parts: SendingParts,
  notice: Notice,
): Promise<Composed> {
  const { id, dossierId, template, parameters } = notice;
  const recipient = (await findNoticeRecipients(transaction.manager, [dossierId])).get(dossierId);
  const to = recipient === undefined ? null : parts.persons.open(recipient).phone;
  if (to === null) return refusal('recipient_invalid', 'the dossier has no phone number any more');
  try {
    const written = writeNotice(template, parameters, parts.statusLinks.urlOf(dossierId));
    const message = {
      to,
      text: written.text,
      template: { id: written.templateId, parameters: written.parameters },
      reference: id,
      ...(parts.channel.readReport === undefined ? {} : { callbackUrl: parts.callbackUrlOf(id) }),
    };
    return { kind: 'message', message };
  } catch (error) {
    if (error instanceof TextParameterError) return refusal('text_refused', error.message);
    throw error;
  }
}

function refusal(reason: 'recipient_invalid' | 'text_refused', detail: string): Composed {
  return { kind: 'refusal', answer: { outcome: 'refused', permanent: true, reason, detail } };
}

import { maskPhone } from '../../../kernel/index.js';
import type {
  Channel,
  FindAnswer,
  MessageQuery,
  OutgoingCall,
  OutgoingMessage,
  SendAnswer,
} from '../channel.js';
import type { BoundedInbox } from './console-inbox.js';

/** The one method of the service's logger that is needed here. */
export interface ChannelLog {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
}

const callMark = '(Cuộc gọi)';

/** Development and demo: "sends" into an inbox in memory. The log shows neither phone nor text, like in production. */
export class ConsoleChannel implements Channel {
  readonly name = 'console';
  readonly calls = true;

  constructor(private readonly parts: { readonly inbox: BoundedInbox; readonly log: ChannelLog }) {}

  /** Like a gateway that knows idempotency keys: the same reference is put into the inbox once. */
  send(message: OutgoingMessage): Promise<SendAnswer> {
    const { to, text, reference } = message;
    if (!this.parts.inbox.has(to, reference)) {
      this.parts.inbox.add({ to, text, reference });
      this.parts.log.info(
        { to: maskPhone(to), template: message.template.id, reference },
        'SMS put into the inbox',
      );
    }
    return Promise.resolve({ outcome: 'accepted', providerReference: reference });
  }

  /** The simulated phone shows what it heard, as a call. */
  call({ to, text, reference }: OutgoingCall): Promise<SendAnswer> {
    if (!this.parts.inbox.has(to, reference)) {
      this.parts.inbox.add({ to, text: `${callMark} ${text}`, reference });
      this.parts.log.info({ to: maskPhone(to), reference }, 'call put into the inbox');
    }
    return Promise.resolve({ outcome: 'accepted', providerReference: reference });
  }

  find(query: MessageQuery): Promise<FindAnswer> {
    return Promise.resolve(
      this.parts.inbox.has(query.to, query.reference)
        ? { outcome: 'accepted', providerReference: query.reference }
        : { outcome: 'not_found' },
    );
  }
}

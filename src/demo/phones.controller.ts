import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DomainError, parseVietnameseMobile } from '../kernel/index.js';
import { BoundedInbox } from '../notifications/channels/index.js';
import { Reading } from '../platform/index.js';
import {
  mostMessagesShown,
  mostPhonesShown,
  phonesSchema,
  type SimulatedPhones,
} from './simulator.schemas.js';

const messagesSchema = z
  .strictObject({
    messages: z.array(z.strictObject({ to: z.string(), text: z.string(), at: z.iso.datetime() })),
  })
  .meta({ id: 'DemoMessages' });

/** Every phone of the demo. Does not exist in production. */
@ApiTags('simulator (demo only)')
@Controller('api/simulator')
export class PhonesController {
  constructor(private readonly inbox: BoundedInbox) {}

  @Get('messages')
  @Reading({
    summary: 'All phones of the demo with what they have received, the newest first',
    description: `At most ${mostPhonesShown} phones with ${mostMessagesShown} messages each.`,
    answer: phonesSchema,
  })
  phones(): SimulatedPhones {
    const phones = this.inbox
      .phones()
      .slice(0, mostPhonesShown)
      .map((phone) => ({
        phone,
        messages: this.inbox
          .messagesFor(phone)
          .slice(-mostMessagesShown)
          .reverse()
          .map(({ reference, text, at }) => ({ id: reference, text, at: at.toISOString() })),
      }));
    return { phones };
  }

  @Get('phones/:phone/messages')
  @Reading({ summary: 'What a phone of the demo has received, the oldest first', answer: messagesSchema })
  messages(@Param('phone', { schema: z.string().max(20) }) phone: string): z.infer<typeof messagesSchema> {
    const number = parseVietnameseMobile(phone);
    if (!number) throw new DomainError('phone_not_vietnamese_mobile', 'Give a Vietnamese mobile number.');
    const messages = this.inbox
      .messagesFor(number)
      .map(({ to, text, at }) => ({ to, text, at: at.toISOString() }));
    return { messages };
  }
}

import { Module } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Environment, SmsSettings } from '../../config/index.js';
import type { Clock } from '../../kernel/index.js';
import { clockToken, environmentToken, loggerToken } from '../../platform/index.js';
import { channelToken, type Channel } from './channel.js';
import { BoundedInbox } from './console/index.js';
import { createChannel, type ChannelChoice } from './registry.js';
import { GatewayReports } from './reports/index.js';

@Module({
  providers: [
    {
      provide: BoundedInbox,
      inject: [clockToken],
      useFactory: (clock: Clock) => new BoundedInbox(clock),
    },
    {
      provide: channelToken,
      inject: [environmentToken, BoundedInbox, loggerToken],
      useFactory: (environment: Environment, inbox: BoundedInbox, log: Logger): Promise<Channel> =>
        createChannel(choiceOf(environment.sms, inbox, log)),
    },
    GatewayReports,
  ],
  exports: [channelToken, BoundedInbox, GatewayReports],
})
export class ChannelsModule {}

function choiceOf(sms: SmsSettings, inbox: BoundedInbox, log: Logger): ChannelChoice {
  switch (sms.channel) {
    case 'console':
      return { name: 'console', settings: { inbox, log } };
    case 'twilio': {
      const { accountSid, authToken, sender, caller, baseUrl } = sms;
      return {
        name: 'twilio',
        settings: {
          accountSid,
          authToken: authToken.reveal(),
          sender: sender.startsWith('MG') ? { messagingServiceSid: sender } : { from: sender },
          baseUrl,
          ...(caller === undefined ? {} : { caller }),
        },
      };
    }
  }
}

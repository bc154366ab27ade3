import { expect, it } from '@jest/globals';
import { AdjustableClock } from '../../kernel/index.js';
import { BoundedInbox } from './console/index.js';
import { channelClasses, createChannel } from './registry.js';

it('makes the channel of the configured name', async () => {
  const inbox = new BoundedInbox(AdjustableClock.at('2026-08-18T09:00:00Z'));
  const consoleChannel = await createChannel({
    name: 'console',
    settings: { inbox, log: { info: () => undefined } },
  });
  const twilioChannel = await createChannel({
    name: 'twilio',
    settings: { accountSid: `AC${'0'.repeat(32)}`, authToken: 'x', sender: { from: 'MOTCUA' } },
  });
  expect([consoleChannel.name, twilioChannel.name]).toEqual(Object.keys(channelClasses));
});

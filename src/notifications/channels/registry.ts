import type { Channel } from './channel.js';
import { ConsoleChannel } from './console/index.js';
import { TwilioChannel } from './twilio/index.js';

/** Every channel by the name it has in the configuration. A new gateway is a folder and a line here. */
export const channelClasses = {
  console: ConsoleChannel,
  twilio: TwilioChannel,
} as const satisfies Record<string, new (settings: never) => Channel>;

export type ChannelName = keyof typeof channelClasses;

/** A channel's name together with what that channel needs. */
export type ChannelChoice = {
  [Name in ChannelName]: {
    readonly name: Name;
    readonly settings: ConstructorParameters<(typeof channelClasses)[Name]>[0];
  };
}[ChannelName];

/** @throws Error naming a setting that cannot be right. */
export function createChannel({ name, settings }: ChannelChoice): Channel {
  const channelClass = channelClasses[name] as new (settings: ChannelChoice['settings']) => Channel;
  return new channelClass(settings);
}

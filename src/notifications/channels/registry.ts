import type { Channel } from './channel.js';
import { ConsoleChannel } from './console/index.js';

/**
 * Every channel by the name it has in the configuration; only the one that is chosen is loaded, with its vendor's client. A new
 * gateway is a folder and a line here.
 */
export const channelClasses = {
  console: () => Promise.resolve(ConsoleChannel),
  twilio: async () => (await import('./twilio/index.js')).TwilioChannel,
} as const satisfies Record<string, () => Promise<new (settings: never) => Channel>>;

export type ChannelName = keyof typeof channelClasses;

type ClassOf<Name extends ChannelName> = Awaited<ReturnType<(typeof channelClasses)[Name]>>;

/** A channel's name together with what that channel needs. */
export type ChannelChoice = {
  [Name in ChannelName]: {
    readonly name: Name;
    readonly settings: ConstructorParameters<ClassOf<Name>>[0];
  };
}[ChannelName];

/** @throws Error naming a setting that cannot be right. */
export async function createChannel({ name, settings }: ChannelChoice): Promise<Channel> {
  const channelClass = (await channelClasses[name]()) as new (settings: ChannelChoice['settings']) => Channel;
  return new channelClass(settings);
}

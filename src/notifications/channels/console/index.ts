export { type ChannelLog, ConsoleChannel } from './console-channel.js';
export { BoundedInbox, type ConsoleInbox, type InboxMessage } from './console-inbox.js';

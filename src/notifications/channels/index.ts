export type {
  Channel,
  DeliveryStatus,
  FindAnswer,
  MessageQuery,
  OutgoingCall,
  OutgoingMessage,
  PostedReport,
  RefusalReason,
  ReportReading,
  SendAnswer,
  SendLimits,
} from './channel.js';
export { ChannelsModule, channelToken } from './channels.module.js';
export { BoundedInbox, type ChannelLog, type ConsoleInbox, type InboxMessage } from './console/index.js';
export { type ChannelChoice, channelClasses, type ChannelName, createChannel } from './registry.js';
export type { TwilioSettings } from './twilio/index.js';

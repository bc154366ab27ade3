export {
  channelToken,
  type Channel,
  type DeliveryStatus,
  type FindAnswer,
  type MessageQuery,
  type OutgoingCall,
  type OutgoingMessage,
  type PostedReport,
  type RefusalReason,
  type ReportReading,
  type SendAnswer,
  type SendLimits,
} from './channel.js';
export { ChannelsModule } from './channels.module.js';
export { BoundedInbox, type ChannelLog, type ConsoleInbox, type InboxMessage } from './console/index.js';
export { type ChannelChoice, channelClasses, type ChannelName, createChannel } from './registry.js';
export { GatewayReports } from './reports/index.js';
export type { TwilioSettings } from './twilio/index.js';

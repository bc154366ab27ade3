export {
  type CallReason,
  decideDelivery,
  type Delivery,
  type DeliveryAge,
  type DeliveryEvent,
  newDelivery,
  type NoticeState,
  noticeStates,
} from './delivery.policy.js';

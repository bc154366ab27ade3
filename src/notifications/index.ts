export { SiteTextError } from './notices/assert-site-texts.js';
export type { NoticeContent } from './notices/notice-texts.js';
export { NoticeQueue, type NoticeRequest } from './notices/queue-notice.js';
export { holdBackNotices } from './notices/hold-back.js';
export { noticesOfDossiers, type KeptNotice } from './notices/notices-of-dossiers.js';
export { NotificationsModule } from './notifications.module.js';
export { readSmsStanding } from './standing/read-sms-standing.js';
export { NoticeDelivery } from './sending/notice-delivery.js';

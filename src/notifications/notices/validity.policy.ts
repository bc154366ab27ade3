import { dayMs, hourMs } from '../../kernel/index.js';
import type { NoticeTemplate } from './notice-texts.js';

/**
 * How long after its writing a notice is still worth sending; later it would only confuse, and the person is called
 * instead. A reminder that comes after the night would name a day that has begun.
 */
export const validForMs = {
  envelope_received: dayMs,
  supplement_needed: 3 * dayMs,
  supplement_waiting: 2 * dayMs,
  supplement_waiting_with_link: 2 * dayMs,
  result_ready: 2 * dayMs,
  result_ready_with_link: 2 * dayMs,
  reminder: 12 * hourMs,
  reminder_with_link: 12 * hourMs,
  taken_back_to_desk: 3 * dayMs,
} as const satisfies Record<NoticeTemplate, number>;

import type { MessageEvent } from '@nestjs/common';
import { map, merge, takeUntil, timer, type Observable } from 'rxjs';
import { minuteMs, secondMs } from '../../kernel/index.js';

/** A proxy or a phone network drops a line on which nothing comes for a minute. */
const heartbeatMs = 20 * secondMs;

/** A stream ends after this time and is asked for anew, so that rights that were taken away end with it. */
const longestStreamMs = 10 * minuteMs;

/**
 * Messages as a stream of server-sent events, with a heartbeat and an end. The first heartbeat comes at once: the head of
 * the answer goes out with the first message, and whoever listens reads anew when it arrives, so that nothing is missed
 * between asking and being heard.
 */
export function serverSentEvents(messages: Observable<MessageEvent>): Observable<MessageEvent> {
  const heartbeats = timer(0, heartbeatMs).pipe(map((): MessageEvent => ({ type: 'heartbeat', data: {} })));
  // The messages are listened to before the first heartbeat says so.
  return merge(messages, heartbeats).pipe(takeUntil(timer(longestStreamMs)));
}

import type { MessageEvent } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { serverSentEvents, type LiveEvent } from '../../platform/index.js';

/** Live changes as server-sent events: `type` is the event's name, its data `{ id, ... }`. */
export function eventStream(events: Observable<LiveEvent>): Observable<MessageEvent> {
  return serverSentEvents(events.pipe(map(({ type, id, data }) => ({ type, data: { ...data, id } }))));
}

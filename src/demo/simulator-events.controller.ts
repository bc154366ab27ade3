import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { map, merge, type Observable } from 'rxjs';
import { BoundedInbox } from '../notifications/channels/index.js';
import { Reading, serverSentEvents } from '../platform/index.js';
import { WorldChanges } from './world-changes.js';

/** What happens in the simulated world. Does not exist in production. */
@ApiTags('simulator (demo only)')
@Controller('api/simulator')
export class SimulatorEventsController {
  constructor(
    private readonly changes: WorldChanges,
    private readonly inbox: BoundedInbox,
  ) {}

  @Sse('events')
  @ApiProduces('text/event-stream')
  @Reading({
    summary: 'Doors, papers, faults, power and messages to phones as they change, as server-sent events',
    description:
      '`tray`, `bank`, `bus` and `cabinet` say all that is now true of the thing, as `GET /api/simulator/cabinets` does; ' +
      '`message` is `{ phone, id, text, at }`. `simulator` `{ connected }` comes first and whenever it changes: read the ' +
      'cabinets anew when it is true. The stream ends after ten minutes: open it again.',
  })
  events(): Observable<MessageEvent> {
    const messages = this.inbox.arrivals.pipe(
      map(({ to, reference, text, at }) => ({
        type: 'message',
        data: { phone: to, id: reference, text, at: at.toISOString() },
      })),
    );
    return serverSentEvents(merge(this.changes.stream, messages));
  }
}

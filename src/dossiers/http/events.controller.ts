import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { filter, map, type Observable } from 'rxjs';
import { ForKiosk, LiveEvents, May } from '../../platform/index.js';
import { SignedIn, type SignedInStaff } from '../../staff/index.js';
import { eventStream } from './event-stream.js';
import { forKiosks, isForStaff } from './event-audience.js';

@ApiTags('live events')
@Controller('api')
export class EventsController {
  constructor(private readonly liveEvents: LiveEvents) {}

  @May('event.read')
  @Sse('staff/events')
  @ApiOperation({
    summary: 'Changes as they happen, as server-sent events',
    description:
      'Each says what changed; ask for the rest. The stream ends after ten minutes: open it again, and read anew what is ' +
      'on the screen.',
  })
  staff(@SignedIn() staff: SignedInStaff): Observable<MessageEvent> {
    return eventStream(this.liveEvents.stream.pipe(filter((event) => isForStaff(staff, event))));
  }

  @ForKiosk()
  @Sse('kiosk/events')
  @ApiOperation({
    summary: 'Doors, boards and alarms as they change, as server-sent events',
    description: 'The stream ends after ten minutes: open it again, and read anew what is on the screen.',
  })
  kiosk(): Observable<MessageEvent> {
    return eventStream(
      this.liveEvents.stream.pipe(
        map(forKiosks),
        filter((event) => event !== undefined),
      ),
    );
  }
}

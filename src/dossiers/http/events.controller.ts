import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { filter, map, takeUntil, type Observable } from 'rxjs';
import { AskingKiosk, type AskingKioskView } from '../../citizens/index.js';
import { ForKiosk, kioskRefusals, LiveEvents, May, Reading, staffRefusals } from '../../platform/index.js';
import { LiveSessions, SignedIn, type SignedInStaff } from '../../staff/index.js';
import { eventStream } from './event-stream.js';
import { forKiosks, isForStaff } from './event-audience.js';

@ApiTags('live events')
@Controller('api')
export class EventsController {
  constructor(
    private readonly liveEvents: LiveEvents,
    private readonly sessions: LiveSessions,
  ) {}

  @May('event.read')
  @Sse('staff/events')
  @ApiProduces('text/event-stream')
  @Reading({
    summary: 'Changes as they happen, as server-sent events',
    problems: staffRefusals,
    description:
      'Each says what changed; ask for the rest. The stream ends after ten minutes: open it again, and read anew what is ' +
      'on the screen. It ends with its session, too, and when other roles or another department are given to its account.',
  })
  staff(@SignedIn() staff: SignedInStaff): Observable<MessageEvent> {
    const events = this.liveEvents.stream.pipe(filter((event) => isForStaff(staff, event)));
    return this.sessions.whileLive(staff, eventStream(events));
  }

  @ForKiosk()
  @Sse('kiosk/events')
  @ApiProduces('text/event-stream')
  @Reading({
    summary: 'Doors, boards and the supply as they change, as server-sent events',
    problems: kioskRefusals,
    description:
      'The stream ends after ten minutes: open it again, and read anew what is on the screen. It ends at once when the kiosk is ' +
      'revoked or another device is made it.',
  })
  kiosk(@AskingKiosk() { id }: AskingKioskView): Observable<MessageEvent> {
    return eventStream(
      this.liveEvents.stream.pipe(
        map(forKiosks),
        filter((event) => event !== undefined),
      ),
    ).pipe(
      takeUntil(this.liveEvents.stream.pipe(filter((event) => event.type === 'kiosk' && event.id === id))),
    );
  }
}

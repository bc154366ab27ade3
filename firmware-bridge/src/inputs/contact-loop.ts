import type { Logger } from 'pino';
import { GpioError } from '../gpio/lines.js';
import { atMost, type Time } from '../time.js';
import { ContactBelief } from './contact-belief.js';
import type { Contact, ContactState } from './contact.js';
import { nobodyLooks, type ContactLook } from './contact-look.js';

/** A file of the kernel or a tool answers at once; one that does not is as good as none. */
export const longestLookMs = 500;

interface Watched<Place> {
  readonly place: Place;
  readonly belief: ContactBelief;
  readonly name: string;
  firstLookOver: () => void;
  /** undefined while nobody wants to hear of it. */
  onChange: (() => void) | undefined;
}

/** Looks at some contacts in one go, again and again, from the start of the first to the stop of the last. */
export class ContactLoop<Place> {
  private readonly contacts: Watched<Place>[] = [];
  private running = false;
  private cancelNext: () => void = () => undefined;
  /** Of the look that is under way, or of the last. */
  private deadline = new AbortController();

  constructor(
    private readonly kind: ContactLook<Place>,
    private readonly time: Time,
    private readonly logger: Logger,
  ) {}

  /**
   * A contact more.
   * @param name for the log
   * @param steadyMs how long it must be seen inactive after it was active, in milliseconds
   */
  add(place: Place, name: string, steadyMs: number): Contact {
    const belief = new ContactBelief(steadyMs);
    const watched: Watched<Place> = {
      place,
      belief,
      name,
      firstLookOver: () => undefined,
      onChange: undefined,
    };
    const firstLook = new Promise<void>((resolve) => {
      watched.firstLookOver = resolve;
    });
    this.contacts.push(watched);
    return {
      get state() {
        return belief.state;
      },
      firstLook,
      start: (onChange) => {
        watched.onChange = onChange;
        this.begin();
      },
      stop: () => {
        watched.onChange = undefined;
        if (this.started().length > 0) return;
        this.cancelNext();
        this.deadline.abort(nobodyLooks);
      },
    };
  }

  private started(): Watched<Place>[] {
    return this.contacts.filter(({ onChange }) => onChange !== undefined);
  }

  private begin(): void {
    if (this.running) return;
    this.running = true;
    // Those that are started in the same breath are in the first look together.
    queueMicrotask(() => void this.look());
  }

  private async look(): Promise<void> {
    const watched = this.started();
    const deadline = new AbortController();
    this.deadline = deadline;
    const looking = this.kind.look(
      watched.map(({ place }) => place),
      deadline.signal,
    );
    let seen: readonly ContactState[] = [];
    await atMost(
      this.time,
      longestLookMs,
      looking.then((states) => {
        seen = states;
      }),
    );
    if (seen.length === 0) deadline.abort(new GpioError(`not read within ${longestLookMs} ms`));
    watched.forEach((contact, index) => {
      this.take(contact, seen[index] ?? 'unknown');
    });
    // Never a second look beside one that hangs: they would fill the threads that read files, or the machine with processes.
    void looking.then(() => {
      if (this.started().length === 0) return;
      this.cancelNext = this.time.schedule(this.kind.restMs, () => void this.look());
    });
  }

  private take({ belief, name, onChange, firstLookOver }: Watched<Place>, seen: ContactState): void {
    if (!onChange) return;
    const before = belief.state;
    belief.take(seen, this.time.monotonicMs());
    firstLookOver();
    if (belief.state === before) return;
    this.logger.info({ contact: name, state: belief.state }, 'a contact is seen otherwise than before');
    onChange();
  }
}

import type { BusEndpoint, BusListener, HostConnection } from '../../../simulator/bus/endpoint.js';
import type { Clock } from '../../boards/testing/clock.js';
import type { Disturbance } from '../../boards/testing/line.js';
import type { Link, LinkEvents, OpenLink } from '../../transports/link.js';

/** What becomes of a try to open it: it opens, fails for this reason, or comes to nothing. */
export type Opening = { readonly fails: string } | 'opens' | 'hangs';

/** Neither a port nor a connection is there at once. */
const openingMs = 2;

const undisturbed: Disturbance = (bytes) => [{ afterMs: 0, bytes }];

/** One opening of it, to its end. */
interface Plug {
  readonly events: LinkEvents;
  host: HostConnection | undefined;
  /** What was written while it was out. */
  readonly undelivered: Uint8Array[];
  isOver: boolean;
  isStalled: boolean;
}

/** The wire between a transport of the bridge and the simulated boards, in memory: what opens, is refused, breaks and is lost. */
export class Cable implements BusEndpoint {
  opening: Opening = 'opens';
  disturb: Disturbance = undisturbed;
  /** Says after how many of these bytes the line is cut; `undefined`: not by these. */
  cutSending: (bytes: Uint8Array) => number | undefined = () => undefined;
  /** Whether it is pulled out before these bytes get through. */
  pullsOutBefore: (bytes: Uint8Array) => boolean = () => false;
  /** Told when it has been opened. */
  opened = (): void => undefined;
  private isOut = false;
  private boards: BusListener | undefined;
  private plug: Plug | undefined;

  /** @param wrote hears everything that the bridge writes, before anything becomes of it */
  constructor(
    private readonly clock: Clock,
    private readonly wrote: (bytes: Uint8Array) => void,
  ) {}

  address(): { kind: 'unix'; path: string } {
    return { kind: 'unix', path: 'a cable in memory' };
  }

  open(boards: BusListener): Promise<void> {
    this.boards = boards;
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.end('the other side closed the connection');
    this.boards = undefined;
    return Promise.resolve();
  }

  readonly openLink: OpenLink = (events) => {
    const plug: Plug = { events, host: undefined, undelivered: [], isOver: false, isStalled: false };
    this.plug = plug;
    this.clock.schedule(openingMs, () => {
      this.plugIn(plug);
    });
    return this.linkOf(plug);
  };

  /** The link ends, if there is one, and its owner is told. */
  end(reason: string): void {
    if (this.plug) this.unplug(this.plug, reason);
  }

  /** Its owner has died: the system closes what is open, and tells nobody. */
  abandon(): void {
    if (this.plug) this.unplug(this.plug, undefined);
  }

  /** The link that is open takes no more bytes. */
  stall(): void {
    if (this.plug) this.plug.isStalled = true;
  }

  /** Nothing passes any more, either way, and nobody is told: it was pulled out beyond the next switch. */
  pullOut(): void {
    this.isOut = true;
    this.opening = 'hangs';
  }

  /** All is as it should be again. What a link that still stands was given meanwhile arrives now. */
  mend(): void {
    this.opening = 'opens';
    this.disturb = undisturbed;
    this.cutSending = () => undefined;
    this.pullsOutBefore = () => false;
    this.opened = () => undefined;
    this.isOut = false;
    if (!this.plug) return;
    this.plug.isStalled = false;
    for (const bytes of this.plug.undelivered.splice(0)) this.boards?.received(bytes);
  }

  private linkOf(plug: Plug): Link {
    return {
      write: (bytes) => {
        if (!plug.isOver) this.write(plug, bytes);
      },
      pendingBytes: () => (plug.isStalled ? 1 : 0),
      close: () => {
        plug.undelivered.length = 0;
        this.unplug(plug, 'closed');
        return Promise.resolve();
      },
    };
  }

  private plugIn(plug: Plug): void {
    if (plug.isOver || this.opening === 'hangs') return;
    if (this.opening !== 'opens' || !this.boards) {
      this.unplug(plug, this.opening === 'opens' ? 'nobody there' : this.opening.fails);
      return;
    }
    plug.host = {
      write: (bytes) => {
        for (const piece of this.disturb(bytes)) this.deliver(plug, piece.bytes, piece.afterMs);
      },
    };
    this.boards.connected(plug.host);
    plug.events.opened();
    this.opened();
  }

  private write(plug: Plug, bytes: Uint8Array): void {
    this.wrote(bytes);
    if (this.pullsOutBefore(bytes)) this.pullOut();
    if (this.isOut) {
      plug.undelivered.push(bytes);
      return;
    }
    const passed = this.cutSending(bytes);
    this.boards?.received(passed === undefined ? bytes : bytes.subarray(0, passed));
    if (passed !== undefined) this.unplug(plug, 'cut');
  }

  private deliver(plug: Plug, bytes: Uint8Array, afterMs: number): void {
    const arrive = (): void => {
      if (!plug.isOver && !this.isOut && bytes.length > 0) plug.events.received(bytes);
    };
    if (afterMs === 0) arrive();
    else this.clock.schedule(afterMs, arrive);
  }

  /** @param reason as its owner hears it, in a moment of its own as every real link tells it; undefined: it hears nothing */
  private unplug(plug: Plug, reason: string | undefined): void {
    if (plug.isOver) return;
    plug.isOver = true;
    plug.undelivered.length = 0;
    if (plug.host) this.boards?.disconnected(plug.host);
    if (reason === undefined) return;
    this.clock.schedule(0, () => {
      plug.events.closed(reason);
    });
  }
}

import type { BusEndpoint, BusListener, HostConnection } from '../../../simulator/bus/endpoint.js';
import type { Transport, TransportListener } from '../../transports/transport.js';
import type { Clock } from './clock.js';

/** Part of what reaches the bridge, and how long after the board sent it. */
export interface Piece {
  readonly afterMs: number;
  readonly bytes: Uint8Array;
}

/** What becomes of a reply on its way. */
export type Disturbance = (reply: Uint8Array) => Piece[];

const undisturbed: Disturbance = (bytes) => [{ afterMs: 0, bytes }];

/** How long the line is away once it was cut. */
const cutMs = 100;

/** The wire between the bridge and the simulated boards, in memory, with everything that can happen to bytes on it. */
export class Line implements Transport, BusEndpoint {
  readonly description = 'a line in memory';
  disturb: Disturbance = undisturbed;
  /** Says after how many of these bytes the line is cut; `undefined`: not by these. */
  cutSending: (bytes: Uint8Array) => number | undefined = () => undefined;
  private boards: BusListener | undefined;
  private host: HostConnection | undefined;
  private bridge: TransportListener | undefined;
  private up = true;

  constructor(private readonly clock: Clock) {}

  address(): { kind: 'unix'; path: string } {
    return { kind: 'unix', path: this.description };
  }

  open(boards: BusListener): Promise<void> {
    this.boards = boards;
    this.host = {
      write: (bytes) => {
        for (const piece of this.disturb(bytes)) this.deliver(piece);
      },
    };
    boards.connected(this.host);
    this.comeUp();
    return Promise.resolve();
  }

  /** The boards have cut it; in a moment of its own, as every real transport tells it. */
  close(): Promise<void> {
    if (this.host) this.boards?.disconnected(this.host);
    this.boards = undefined;
    this.clock.schedule(0, () => {
      this.goDown();
    });
    return Promise.resolve();
  }

  start(bridge: TransportListener): void {
    this.bridge = bridge;
    bridge.connected();
  }

  stop(): Promise<void> {
    this.bridge = undefined;
    return Promise.resolve();
  }

  write(bytes: Uint8Array): boolean {
    if (!this.up) return false;
    const passed = this.cutSending(bytes);
    this.boards?.received(passed === undefined ? bytes : bytes.subarray(0, passed));
    // In a moment of its own, as every real transport tells it.
    if (passed !== undefined) {
      this.clock.schedule(0, () => {
        this.cut();
      });
    }
    return true;
  }

  /** The line goes down, and comes back by itself. */
  cut(awayMs = cutMs): void {
    if (!this.goDown()) return;
    this.clock.schedule(awayMs, () => {
      this.comeUp();
    });
  }

  mend(): void {
    this.disturb = undisturbed;
    this.cutSending = () => undefined;
  }

  private deliver({ afterMs, bytes }: Piece): void {
    const arrive = (): void => {
      if (this.up && bytes.length > 0) this.bridge?.received(bytes);
    };
    if (afterMs === 0) arrive();
    else this.clock.schedule(afterMs, arrive);
  }

  private goDown(): boolean {
    if (!this.up) return false;
    this.up = false;
    this.bridge?.lost({ reason: 'line_lost', detail: 'cut' });
    return true;
  }

  private comeUp(): void {
    if (this.up) return;
    this.up = true;
    this.bridge?.connected();
  }
}

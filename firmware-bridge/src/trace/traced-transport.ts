import type { Time } from '../time.js';
import type { Written } from '../transports/silence-watch.js';
import type { Transport, TransportListener } from '../transports/transport.js';
import type { FrameRing } from './frame-ring.js';

/** A line whose bytes are kept for the technician, as they went and came. */
export class TracedTransport implements Transport {
  readonly description: string;

  constructor(
    private readonly line: Transport,
    private readonly bus: string,
    private readonly frames: FrameRing,
    private readonly time: Time,
  ) {
    this.description = line.description;
  }

  start(listener: TransportListener): void {
    this.line.start({
      connected: () => {
        listener.connected();
      },
      received: (bytes) => {
        this.frames.received(this.bus, bytes, this.time.monotonicMs());
        listener.received(bytes);
      },
      lost: (loss) => {
        listener.lost(loss);
      },
    });
  }

  write(bytes: Uint8Array, what?: Written): boolean {
    const written = this.line.write(bytes, what);
    if (written) this.frames.sent(this.bus, bytes, this.time.monotonicMs());
    return written;
  }

  stop(): Promise<void> {
    return this.line.stop();
  }
}

import { SerialPort } from 'serialport';
import type { OpenLink } from './link.js';

/** A serial port, 8N1, locked against every other process while it is open. */
export function serial(path: string, baudRate: number): OpenLink {
  return (events) => {
    const port = new SerialPort({
      path,
      baudRate,
      dataBits: 8,
      stopBits: 1,
      parity: 'none',
      lock: true,
      autoOpen: false,
    });
    let over = false;
    let endWait: () => void;
    const closed = new Promise<void>((resolve) => {
      endWait = resolve;
    });
    const end = (reason: string): void => {
      if (over) return;
      over = true;
      endWait();
      events.closed(reason);
    };
    let closing = false;
    // What the operating system still holds for an adapter that hangs must not leave when it goes on: an unlock would come long after
    // its command. A port that cannot be flushed any more has nothing to send either.
    const closePort = (): void => {
      port.flush(() => {
        port.close((error) => {
          end(error?.message ?? 'closed');
        });
      });
    };

    port.on('data', (bytes: Buffer) => {
      events.received(bytes);
    });
    port.on('error', (error) => {
      if (port.isOpen) closePort();
      else end(error.message);
    });
    // The argument is an error when the adapter was pulled out, null when we closed the port.
    port.on('close', (error: Error | null) => {
      end(error?.message ?? 'closed');
    });
    port.open((error) => {
      if (error) end(error.message);
      else if (closing) closePort();
      else events.opened();
    });

    return {
      write: (bytes) => {
        port.write(bytes);
      },
      pendingBytes: () => port.writableLength,
      close: () => {
        closing = true;
        // A port that is still opening cannot be closed; its open callback does it.
        if (port.isOpen) closePort();
        return closed;
      },
    };
  };
}

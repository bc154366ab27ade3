import { isAbsolute } from 'node:path';
import type { Time } from '../../time.js';
import { serial } from '../../transports/serial.js';
import { streamSocket } from '../../transports/stream-socket.js';
import { ReconnectingTransport } from '../../transports/reconnecting-transport.js';
import type { Transport } from '../../transports/transport.js';
import { TechnicianFailure } from '../failure.js';

/** Where lock boards may hang, as the technician wrote it. */
export type Port =
  | { readonly kind: 'serial'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  /** A bus of the simulator. */
  | { readonly kind: 'socket'; readonly path: string };

/** @throws TechnicianFailure for what is neither a path nor `host:port` */
export function parsePort(text: string): Port {
  if (text.startsWith('/dev/gpiochip')) {
    throw new TechnicianFailure(
      `${text} is a chip with GPIO lines, which answer no question: gpiodetect and gpioinfo show them; the site file names the line of each lock`,
    );
  }
  if (text.startsWith('/dev/')) return { kind: 'serial', path: text };
  if (isAbsolute(text)) return { kind: 'socket', path: text };
  const [, host, digits] = /^(?:\[?([A-Za-z0-9.:_-]+?)\]?):([0-9]{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (host !== undefined && port >= 1 && port <= 65_535) return { kind: 'tcp', host, port };
  throw new TechnicianFailure(
    `"${text}" is no port: give a device such as /dev/serial/by-id/usb-…, or host:port of a converter`,
  );
}

/** @param baudRate of a serial port; a converter has its own */
export function openPort(port: Port, baudRate: number, time: Time): Transport {
  switch (port.kind) {
    case 'serial':
      return new ReconnectingTransport(port.path, serial(port.path, baudRate), time);
    case 'tcp': {
      const { host } = port;
      return new ReconnectingTransport(`${host}:${port.port}`, streamSocket({ host, port: port.port }), time);
    }
    case 'socket':
      return new ReconnectingTransport(port.path, streamSocket({ path: port.path }), time);
  }
}

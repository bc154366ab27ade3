import { join } from 'node:path';
import type { WireBusHardware } from '../../contract/index.js';
import type { Time } from '../time.js';
import type { OpenLink } from './link.js';
import { ReconnectingTransport } from './reconnecting-transport.js';
import { silenceBounds } from './silence-watch.js';
import { serial } from './serial.js';
import { streamSocket } from './stream-socket.js';
import type { Transport } from './transport.js';

/** The socket behind which the simulator plays the boards of a bus. */
export function simulatorSocketPath(runtimeDirectory: string, busId: string): string {
  return join(runtimeDirectory, `bus-${busId}.sock`);
}

/** The transport that the site file asks for, to so many boards. */
export function createTransport(
  bus: WireBusHardware,
  boards: number,
  runtimeDirectory: string,
  time: Time,
): Transport {
  const { transport } = bus;
  const reconnecting = (description: string, openLink: OpenLink): Transport =>
    new ReconnectingTransport(description, openLink, time);
  switch (transport.kind) {
    case 'serial':
      return reconnecting(`${transport.path} at ${bus.baudRate} baud`, serial(transport.path, bus.baudRate));
    case 'tcp': {
      const { host, port } = transport;
      const link = streamSocket({ host, port });
      return new ReconnectingTransport(`tcp ${host}:${port}`, link, time, silenceBounds(bus, boards));
    }
    case 'simulator': {
      const path = simulatorSocketPath(runtimeDirectory, bus.id);
      return reconnecting(`simulator ${path}`, streamSocket({ path }));
    }
  }
}

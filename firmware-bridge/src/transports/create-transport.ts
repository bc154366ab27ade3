import { join } from 'node:path';
import type { WireBusHardware } from '../../contract/index.js';
import type { Time } from '../time.js';
import type { OpenLink } from './link.js';
import { ReconnectingTransport } from './reconnecting-transport.js';
import { silenceBounds, type SilenceBounds } from './silence-watch.js';
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
  const silence = silenceBounds(bus, boards);
  const reconnecting = (description: string, openLink: OpenLink, bounds?: SilenceBounds): Transport =>
    new ReconnectingTransport(description, openLink, time, bounds);
  switch (transport.kind) {
    case 'serial': {
      const { path } = transport;
      // An adapter that is gone is told of. One that hangs is not, and may hold an unlock until it goes on; questions may wait in it.
      const pulsesAlone = { ...silence, afterQuestionMs: Number.POSITIVE_INFINITY };
      return reconnecting(`${path} at ${bus.baudRate} baud`, serial(path, bus.baudRate), pulsesAlone);
    }
    case 'tcp': {
      const { host, port } = transport;
      return reconnecting(`tcp ${host}:${port}`, streamSocket({ host, port }), silence);
    }
    case 'simulator': {
      const path = simulatorSocketPath(runtimeDirectory, bus.id);
      return reconnecting(`simulator ${path}`, streamSocket({ path }));
    }
  }
}

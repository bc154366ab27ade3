import { isIP } from 'node:net';
import { join } from 'node:path';
import { type Transport, type WireBusHardware } from '../../contract/index.js';
import { type BusEndpoint } from './endpoint.js';
import { PtyEndpoint } from './pty-endpoint.js';
import { TcpEndpoint } from './tcp-endpoint.js';
import { UnixEndpoint } from './unix-endpoint.js';

export const endpointKinds = ['unix', 'tcp', 'pty'] as const;
export type EndpointKind = (typeof endpointKinds)[number];

const standsInFor: Readonly<Record<EndpointKind, Transport['kind']>> = {
  unix: 'simulator',
  tcp: 'tcp',
  pty: 'serial',
};

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

export function busSocketPath(runtimeDirectory: string, busId: string): string {
  return join(runtimeDirectory, `bus-${busId}.sock`);
}

/**
 * The way into one bus. A bus of transport `simulator` may be offered in every way; one that the site file declares as real
 * hardware only when the simulator was started explicitly to stand in for that kind.
 *
 * @throws Error when the site file means real hardware, or a TCP host that is another machine
 */
export function createEndpoint(
  bus: WireBusHardware,
  kind: EndpointKind,
  runtimeDirectory: string,
): BusEndpoint {
  const { transport } = bus;
  if (transport.kind !== 'simulator' && transport.kind !== standsInFor[kind]) {
    throw new Error(
      `bus "${bus.id}" has transport "${transport.kind}", which is real hardware; the simulator serves transport ` +
        `"simulator", "tcp" when started with --tcp, and "serial" when started with --pty`,
    );
  }
  switch (kind) {
    case 'unix':
      return new UnixEndpoint(busSocketPath(runtimeDirectory, bus.id));
    case 'pty':
      return new PtyEndpoint(bus.baudRate);
    case 'tcp':
      if (transport.kind !== 'tcp') return new TcpEndpoint('127.0.0.1', 0);
      if (!isThisMachine(transport.host)) {
        throw new Error(`bus "${bus.id}": the simulator can only stand in for a TCP host of this machine`);
      }
      return new TcpEndpoint(transport.host, transport.port);
  }
}

import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { PtyEndpoint } from '../../simulator/bus/pty-endpoint.js';
import type { Link } from './link.js';
import { serial } from './serial.js';

const adapter = new PtyEndpoint(9_600);
let links: Link[];

beforeEach(async () => {
  links = [];
  const nobody = (): void => undefined;
  await adapter.open({ connected: nobody, received: nobody, disconnected: nobody });
});

afterEach(async () => {
  for (const link of links) await link.close();
  await adapter.close();
});

const path = (): string => {
  const address = adapter.address();
  return address.kind === 'pty' ? address.path : '';
};

/** Opens the port once more; what comes of it. */
async function open(baudRate: number): Promise<string> {
  return new Promise((resolve) => {
    const opened = (): void => {
      resolve('opened');
    };
    links.push(serial(path(), baudRate)({ opened, received: () => undefined, closed: resolve }));
  });
}

const speed = (): number => Number(execFileSync('stty', ['--file', path(), 'speed'], { encoding: 'utf8' }));

it('a serial port has one owner: a bridge on another socket, or a scan, is turned away and does not change its speed', async () => {
  expect(await open(9_600)).toBe('opened');
  expect(await open(19_200)).toContain('Cannot lock port');
  expect(speed()).toBe(9_600);
  await links[0]?.close();
  expect(await open(19_200)).toBe('opened');
  expect(speed()).toBe(19_200);
});

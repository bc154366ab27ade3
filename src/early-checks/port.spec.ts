import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { ConfigurationError } from '../config/index.js';
import { assertPortFree, PortTakenError, whyNotListening } from './port.js';

it('names a port that is taken, and finds it free once it is', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await expect(assertPortFree('127.0.0.1', port)).rejects.toThrow(
    new PortTakenError(
      `Port ${port} on 127.0.0.1 is taken by another program. Stop it, or set PORT to a free one (1–65535).`,
    ),
  );
  await new Promise((resolve) => server.close(resolve));
  await assertPortFree('127.0.0.1', port);
  await assertPortFree('127.0.0.1', port);
});

it('names a host that is no address of this machine', async () => {
  // RFC 5737: given to nobody.
  const listening = assertPortFree('192.0.2.1', 8247);
  await expect(listening).rejects.toThrow(ConfigurationError);
  await expect(listening).rejects.toThrow(
    'HOST (environment): this machine has no address 192.0.2.1 to listen on (EADDRNOTAVAIL)',
  );
});

it('names a port that this user may not have', () => {
  const error = whyNotListening(Object.assign(new Error(), { code: 'EACCES' }), '127.0.0.1', 80);
  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error?.message).toContain('PORT (environment): 80 may not be listened on by this user (EACCES)');
});

it('leaves other errors as they are', () => {
  expect(whyNotListening(new Error('something else'), '127.0.0.1', 8247)).toBeUndefined();
});

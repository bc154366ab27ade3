import { createServer } from 'node:net';
import { ConfigurationError, describeMistake, environmentPlace } from '../config/index.js';

/** The port is taken; the message says what to do. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
}

/**
 * Why nobody can listen there, in words and with the setting to change.
 * @returns undefined when the error says something else.
 */
export function whyNotListening(
  error: unknown,
  host: string,
  port: number,
): PortTakenError | ConfigurationError | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'EADDRINUSE':
      return new PortTakenError(
        `Port ${port} on ${host} is taken by another program. Stop it, or set PORT to a free one (1–65535).`,
      );
    case 'EACCES':
      return mistake(
        'PORT',
        `${port} may not be listened on by this user (${code}); take one from 1024 on, or give the program the right CAP_NET_BIND_SERVICE`,
      );
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return mistake(
        'HOST',
        `this machine has no address ${host} to listen on (${code}); set it to one of its own, such as 127.0.0.1, or 0.0.0.0 for all`,
      );
    default:
      return undefined;
  }
}

/**
 * Listens for a moment, so that a start that cannot succeed leaves nothing behind.
 * @throws PortTakenError, ConfigurationError
 */
export async function assertPortFree(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    throw whyNotListening(error, host, port) ?? error;
  }
  await new Promise((resolve) => server.close(resolve));
}

function mistake(key: string, message: string): ConfigurationError {
  return new ConfigurationError([describeMistake(key, environmentPlace, message)]);
}

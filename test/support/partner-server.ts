import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { isSignedWith } from '../../src/partners/webhooks/signature.js';

/** How a partner's system treats what it is sent. */
export type Behaviour = 'takes' | 'fails' | 'redirects' | 'hangs' | 'floods' | 'gone' | 'upgrades';

export interface Received {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const statusOf = { takes: 204, fails: 500, redirects: 307, floods: 200, gone: 410, upgrades: 101 } as const;
const headersOf: Partial<Record<Behaviour, Record<string, string>>> = {
  redirects: { location: '/elsewhere' },
  upgrades: { connection: 'Upgrade', upgrade: 'websocket' },
};
const flood = 'x'.repeat(64 * 1024);

/** A partner's system at the far end of a real connection. */
export class PartnerServer {
  behaviour: Behaviour = 'takes';
  readonly received: Received[] = [];
  /** What happens while a message is under way. */
  beforeAnswer: () => Promise<unknown> = () => Promise.resolve();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<PartnerServer> {
    const server = createServer();
    const partner = new PartnerServer(server);
    server.on('request', (request, response) => {
      void text(request).then(async (body) => {
        const { behaviour } = partner;
        partner.received.push({ path: request.url, headers: request.headers, body });
        if (behaviour === 'hangs') return;
        await partner.beforeAnswer();
        response.writeHead(statusOf[behaviour], headersOf[behaviour]);
        if (behaviour === 'floods') pour();
        else response.end();
      });
      function pour(): void {
        while (!response.destroyed && response.write(flood));
        if (!response.destroyed) response.once('drain', pour);
      }
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return partner;
  }

  /** @param host a name or an address of this machine */
  url(host = '127.0.0.1'): string {
    return `http://${host}:${(this.server.address() as AddressInfo).port}/hooks`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

/** @param by the secret as it was shown */
export function isSigned({ headers, body }: Received, by: string): boolean {
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name]),
  );
  const key = Buffer.from(by.slice('whsec_'.length), 'base64');
  return isSignedWith([key], signature ?? '', { id: id ?? '', timestamp: timestamp ?? '', body });
}

import { once } from 'node:events';
import { chmod } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { makeWayForSocket } from '../socket-file.js';
import { EventStreams } from './event-streams.js';
import { findRoute } from './find-route.js';
import { RequestError, parsePart, toProblem } from './problem.js';
import { readJson } from './read-json.js';
import { routes, sinceSchema } from './routes.js';
import { type Steerable } from './steerable.js';

/** HTTP on a Unix socket that only its owner may open: the hands and the eyes of demo, tour and tests. */
export class ControlServer {
  private readonly server: Server;
  private readonly streams: EventStreams;

  constructor(
    private readonly simulator: Steerable,
    private readonly path: string,
  ) {
    this.streams = new EventStreams(simulator);
    this.server = createServer((request, response) => {
      void this.serve(request, response);
    });
  }

  /** @throws Error when another simulator answers on the socket */
  async start(): Promise<void> {
    await makeWayForSocket(this.path);
    this.server.listen(this.path);
    await once(this.server, 'listening');
    await chmod(this.path, 0o600);
  }

  async stop(): Promise<void> {
    if (!this.server.listening) return;
    this.streams.stop();
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      // The base only completes the address: a path alone is no URL.
      const url = URL.parse(`http://simulator${request.url ?? '/'}`);
      if (!url) throw new RequestError('not_found', `${request.url ?? ''} is no path`);
      const query = Object.fromEntries(url.searchParams);
      const method = request.method ?? '';
      if (method === 'GET' && url.pathname === '/events') {
        const { since = this.simulator.record(1, 0).nextSequence } = parsePart(
          'query',
          eventsQuerySchema,
          query,
        );
        this.streams.add(response, since);
        return;
      }
      const { route, parameters } = findRoute(routes, method, url.pathname);
      const body = await readJson(request);
      const parameter = (name: string): string => parameters.get(name) ?? '';
      answer(response, 200, await route.handle({ parameter, query, body }, this.simulator));
    } catch (error) {
      const { status, problem } = toProblem(error);
      answer(response, status, problem);
    }
  }
}

/** Without `since` a reader hears only what happens from now on. */
const eventsQuerySchema = sinceSchema.extend({ since: sinceSchema.shape.since.unwrap().optional() });

function answer(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

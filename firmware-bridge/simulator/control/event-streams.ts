import { type ServerResponse } from 'node:http';
import { type RecordEntry } from '../record/entries.js';
import { RequestError } from './problem.js';
import { type Steerable } from './steerable.js';

const mostStreams = 32;
/** A reader that falls this far behind is dropped; it can come back and ask on from its last event. */
const longestUnreadBytes = 1_048_576;

/** The record as server-sent events: what happened since a given entry, then everything as it happens. */
export class EventStreams {
  private readonly open = new Set<ServerResponse>();

  constructor(private readonly simulator: Steerable) {}

  /** @throws RequestError `too_many_streams` */
  add(response: ServerResponse, since: number): void {
    if (this.open.size >= mostStreams) {
      throw new RequestError('too_many_streams', `${mostStreams} readers are already listening`);
    }
    this.open.add(response);
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    // Head first, so that a reader knows at once that it is listening.
    response.flushHeaders();
    for (const entry of this.simulator.record(since).entries) write(response, entry);
    const stopListening = this.simulator.onChange((entry) => {
      if (response.writableLength > longestUnreadBytes) response.destroy();
      else write(response, entry);
    });
    response.on('close', () => {
      stopListening();
      this.open.delete(response);
    });
  }

  stop(): void {
    for (const response of this.open) response.end();
  }
}

function write(response: ServerResponse, entry: RecordEntry): void {
  response.write(`id: ${entry.sequence}\ndata: ${JSON.stringify(entry)}\n\n`);
}

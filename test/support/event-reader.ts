import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { until } from './until.js';

/** Reads a stream of server-sent events until it is closed. */
export class EventReader {
  readonly events: { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[] = [];
  private readonly abort = new AbortController();
  private over = false;
  private reading: Promise<void> | undefined;

  static async open(url: string, headers: Record<string, string>): Promise<EventReader> {
    const reader = new EventReader();
    const response = await fetch(url, { headers, signal: reader.abort.signal });
    if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
    reader.reading = reader
      .read(response.body)
      .catch(() => undefined)
      .finally(() => {
        reader.over = true;
      });
    return reader;
  }

  /** Waits for an event of which these parts are as given. */
  async has(type: string, part: Readonly<Record<string, unknown>>): Promise<void> {
    await until(`an event ${type} ${JSON.stringify(part)} comes`, () =>
      this.events.some(
        (event) =>
          event.type === type && Object.entries(part).every(([key, value]) => event.data[key] === value),
      ),
    );
  }

  /** Whether the service has not ended the stream. */
  get isOpen(): boolean {
    return !this.over;
  }

  /** Waits until the service ends the stream. */
  async ended(): Promise<void> {
    await until('the stream ends', () => this.over);
  }

  async close(): Promise<void> {
    this.abort.abort();
    await this.reading;
  }

  private async read(body: AsyncIterable<Uint8Array>): Promise<void> {
    const parser = createParser({
      onEvent: ({ event, data }: EventSourceMessage) => {
        this.events.push({
          type: event ?? 'message',
          data: JSON.parse(data) as Readonly<Record<string, unknown>>,
        });
      },
    });
    const decoder = new TextDecoder();
    for await (const chunk of body) parser.feed(decoder.decode(chunk, { stream: true }));
  }
}

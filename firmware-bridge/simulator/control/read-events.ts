import { type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { type RecordEntry, recordEntrySchema } from '../record/entries.js';

const dataField = 'data: ';

/** Reads the server's events, one `data:` line each, until the stream ends or breaks off. */
export async function readEvents(
  response: IncomingMessage,
  listener: (entry: RecordEntry) => void,
): Promise<void> {
  const lines = createInterface({ input: response, crlfDelay: Infinity });
  const ended = new Promise<void>((resolve) => {
    response.on('close', resolve);
    // Whoever closes the subscription aborts the response; 'close' follows.
    response.on('error', () => undefined);
  });
  lines.on('line', (line) => {
    if (line.startsWith(dataField))
      listener(recordEntrySchema.parse(JSON.parse(line.slice(dataField.length))));
  });
  await ended;
  lines.close();
}

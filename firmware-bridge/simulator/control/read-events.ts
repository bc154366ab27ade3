import { type IncomingMessage } from 'node:http';
import { hasErrorCode } from '../error-code.js';
import { type RecordEntry, recordEntrySchema } from '../record/entries.js';

const dataField = 'data: ';

/** Reads the server's events, one `data:` line each, until the stream ends or breaks off, on whichever side. */
export async function readEvents(
  response: IncomingMessage,
  listener: (entry: RecordEntry) => void,
): Promise<void> {
  response.setEncoding('utf8');
  let pending = '';
  try {
    for await (const piece of response as AsyncIterable<string>) {
      const lines = (pending + piece).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) {
        if (line.startsWith(dataField))
          listener(recordEntrySchema.parse(JSON.parse(line.slice(dataField.length))));
      }
    }
  } catch (error) {
    if (!hasErrorCode(error, 'ECONNRESET')) throw error;
  }
}

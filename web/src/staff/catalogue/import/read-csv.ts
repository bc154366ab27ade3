/** What the service takes. */
const largestCsvBytes = 200 * 1024;

export type CsvFault = 'empty' | 'too_large' | 'not_utf8';

/** The text of a chosen file, or why it cannot be one. A mark of the byte order stays for the service to read. */
export function readCsv(bytes: Uint8Array): { readonly csv: string } | { readonly fault: CsvFault } {
  if (bytes.length === 0) return { fault: 'empty' };
  if (bytes.length > largestCsvBytes) return { fault: 'too_large' };
  try {
    return { csv: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    // Excel writes the code page of Windows unless told otherwise; guessing would spoil names.
    return { fault: 'not_utf8' };
  }
}
